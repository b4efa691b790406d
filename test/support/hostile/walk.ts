import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { StepId } from '../../../src/bundle/bundle.ts';
import type { Customer } from '../customer.ts';
import type { Looks } from './looks.ts';
import { looksOf } from './looks.ts';
import type { Picture } from './picture.ts';
import { pictureOf } from './picture.ts';

/** Elements of the widget that are looked at, by view. Each view is reached as a customer reaches it. */
export const VIEWS = {
  closed: { launcher: '[part=launcher]' },
  question: {
    dialog: 'dialog',
    panel: '.panel',
    header: 'header',
    title: 'header p',
    close: 'header .icon:last-child',
    'close icon': 'header .icon:last-child svg',
    body: '.body',
    heading: 'h2',
    answers: '.answers',
    'answer’s item': '.answers li',
    answer: '.answers button',
    footer: 'footer',
    person: 'footer button',
  },
  guidance: {
    prose: '.prose',
    'numbered list': '.prose ol',
    'link in prose': '.prose a',
    articles: '.side',
    article: '.side a',
  },
  ticket: {
    form: 'form',
    field: '.field',
    label: 'label',
    hint: '.field .quiet',
    input: 'input',
    'text field': 'textarea',
    continue: '.primary',
  },
  review: {
    ticket: '.ticket',
    'part of the ticket': '.ticket section',
    pairs: 'dl',
    term: 'dt',
    value: 'dd',
    change: 'dd button',
    send: '[part=send]',
  },
} as const;

/** The same in mode inline: the panel stands in the page, and nothing closes it. */
const { dialog: _dialog, close: _close, 'close icon': _icon, ...inPage } = VIEWS.question;
export const INLINE_VIEWS = { ...VIEWS, question: { inline: '[part=inline]', ...inPage } } as const;

/** The step that offers articles, and the ticket, which the host opens. */
const GUIDANCE: StepId = 'reset-password';
const TICKET: StepId = 'unlock-user';

/** What a walk from the launcher to the review has seen. */
export interface Seen {
  readonly looks: Looks;
  /** The launcher, and the panel with the first question. */
  readonly pictures: Readonly<Record<'launcher' | 'dialog', Picture>>;
}

/**
 * Walks from the launcher, which is pressed at its centre, to the review of a ticket, and looks at everything on the way.
 *
 * @throws Error where something else takes the press, or a step does not show
 */
export async function walkAndLook(customer: Customer): Promise<Seen> {
  const { page } = customer;
  const look = (view: keyof typeof VIEWS): Promise<Looks> => looksOf(page, 'help-widget', VIEWS[view]);

  await expect(customer.launcher).toBeVisible();
  const closed = await look('closed');
  const launcher = await pictureOf(page, customer.launcher);
  await pressCentre(page, customer.launcher);
  await customer.expectStep(customer.at);
  const question = await look('question');
  const dialog = await pictureOf(page, customer.dialog);
  await openAt(customer, GUIDANCE);
  const guidance = await look('guidance');
  await openAt(customer, TICKET);
  const ticket = await look('ticket');
  await customer.fillTicket();
  await customer.review();
  return {
    looks: { ...closed, ...question, ...guidance, ...ticket, ...(await look('review')) },
    pictures: { launcher, dialog },
  };
}

/**
 * The same walk in mode inline, for its looks alone. Where the widget stands, how wide it is, and whether it can be seen and
 * pressed there is up to the page, as with everything in its flow: it is opened by its method.
 */
export async function walkInline(customer: Customer): Promise<Looks> {
  const { page } = customer;
  const look = (view: keyof typeof INLINE_VIEWS): Promise<Looks> => looksOf(page, 'help-widget', INLINE_VIEWS[view]);

  const closed = await look('closed');
  await openAt(customer, customer.at);
  const question = await look('question');
  await openAt(customer, GUIDANCE);
  const guidance = await look('guidance');
  await openAt(customer, TICKET);
  return { ...closed, ...question, ...guidance, ...(await look('ticket')) };
}

/** Presses in the middle of an element, having seen that nothing else is in the way there. */
export async function pressCentre(page: Page, locator: Locator): Promise<void> {
  const { x, y, hit } = await locator.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [centreX, centreY] = [left + width / 2, top + height / 2];
    let found = document.elementFromPoint(centreX, centreY);
    while (found?.shadowRoot) {
      const inner: Element | null = found.shadowRoot.elementFromPoint(centreX, centreY);
      if (!inner || inner === found) break;
      found = inner;
    }
    return {
      x: centreX,
      y: centreY,
      hit: element.contains(found) ? '' : (found?.outerHTML.slice(0, 120) ?? 'nothing'),
    };
  });
  expect(hit, 'what is in the way of the press').toBe('');
  await page.mouse.click(x, y);
}

async function openAt(customer: Customer, step: StepId): Promise<void> {
  customer.beginsAt(step);
  await customer.page.evaluate((asked) => document.querySelector('help-widget')?.open(asked), step);
  await customer.expectStep(step);
}
