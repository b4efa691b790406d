import type { HelpSubmitEvent } from '../../components/help-ticket/events.ts';
import type { HelpStepEvent } from '../../components/help-widget/events.ts';

/** One view of the widget. */
export interface Shown {
  readonly view: string;
  /** Every element inside, in order: its name, the names of its attributes, and how many elements it has. */
  readonly shape: readonly string[];
  /** Every text and attribute. */
  readonly words: readonly string[];
}

declare global {
  interface Window {
    helpTour(): Promise<Shown[]>;
  }
}

/** Every answer of a help desk that has a view of its own; the last one ends the ticket. */
const DELIVERIES: readonly object[] = [
  { state: 'failed', reason: 'offline' },
  { state: 'failed', reason: 'aborted' },
  { state: 'failed', reason: 'not-accepted' },
  { state: 'failed', reason: 'not-allowed' },
  { state: 'later' },
  { state: 'later', after: 65 },
  { state: 'refused', fields: [{ field: 'message' }, {}] },
  { state: 'handed-over' },
  { state: 'confirm-by-email' },
  { state: 'unknown' },
  { state: 'unknown', elsewhere: true },
  { state: 'delivered', reference: 'A-1' },
];

/**
 * In the page, beside `inside.ts`: gives it `helpTour()`, which goes through every view of its widget (each step, the answers so far, the
 * ticket with its errors, its review, every way to send, every result) and tells what stands there. It finds its way by
 * the structure alone, so that the words may be any.
 */
export const tourInPage = { script: installTour, deliveries: DELIVERIES };

function installTour(deliveries: readonly object[]): void {
  window.helpTour = async () => {
    const widget = document.querySelector('help-widget') as HTMLElement & {
      open(step?: string): Promise<void>;
    };
    const root = widget.shadowRoot as ShadowRoot;
    const { elements, all, one, until, type } = window.helpInside;
    const shown: Shown[] = [];

    const note = (view: string): void => {
      const inside = elements();
      const texts = [root, ...inside, ...inside.flatMap(({ shadowRoot }) => shadowRoot ?? [])].flatMap((node) =>
        [...node.childNodes].filter((child) => child instanceof Text).map(({ data }) => data),
      );
      const attributes = inside.flatMap((element) =>
        element.getAttributeNames().map((name) => element.getAttribute(name) ?? ''),
      );
      const values = all<HTMLTextAreaElement>('textarea, input').map(({ value }) => value);
      shown.push({
        view,
        shape: inside.map(
          (element) =>
            `${element.localName} ${element.getAttributeNames().toSorted().join()} ${element.childElementCount}`,
        ),
        words: [...texts, ...attributes, ...values],
      });
    };
    const submit = (): void => one<HTMLFormElement>('form').requestSubmit();
    const isForm = (): boolean => all('form').length > 0;

    let at = '';
    document.addEventListener('help-step', (event) => (at = (event as HelpStepEvent).step));
    await widget.open();
    const { bundle } = one<HTMLElement & { bundle: { steps: Record<string, { outcome?: string }>; person: string } }>(
      'help-panel',
    );
    for (const [id, { outcome }] of Object.entries(bundle.steps)) {
      await widget.open(id);
      await until(`${id} shows`, () => at === id && (outcome !== 'ticket' || isForm()));
      note(`step ${id}`);
    }

    await widget.open();
    const start = Object.keys(bundle.steps)[0] ?? '';
    await widget.open(start);
    one('[part=answer]').click();
    await until('the first answer is given', () => at !== start);
    one('footer button:last-of-type').click();
    await until('the answers show', () => all('ol').length);
    note('answers');

    await widget.open(bundle.person);
    await until('the form shows', isForm);
    submit();
    await until('errors show', () => all('.errors').length);
    note('errors of an empty form');
    for (const field of all<HTMLInputElement>('form input, form textarea')) type(field, 'x'.repeat(5_050));
    submit();
    await until('other errors show', () => all('[data-over]').length);
    note('errors of a full form');
    for (const field of all<HTMLInputElement>('form input, form textarea')) type(field, 'x x');
    submit();
    await until('addresses are told to be none', () => !all('[data-over]').length);
    note('errors of addresses');
    type(one('#contact-email'), '');
    type(one('#sign-in-name'), 'robin@example.org');
    await until('it is typed', () => true);
    one('#sign-in-name').dispatchEvent(new Event('change', { bubbles: true }));
    await until('the address is offered', () => all('.field .plain').length);
    note('form with an offer');
    const fill = (): void => {
      for (const field of all<HTMLInputElement>('form input, form textarea')) {
        const words: Record<string, string> = { email: 'robin@example.org', tel: '0491 570 006' };
        type(field, words[field.type] ?? 'Robin Example');
      }
      type(
        one<HTMLTextAreaElement>('form textarea'),
        'My password is hunter2secret and it is refused.\nThe code is 481516 and my card 4111 1111 1111 1111.',
      );
    };
    /** A ticket begins at its review where another was reviewed before. */
    const toForm = async (id: string): Promise<void> => {
      await until(`the ticket ${id} shows`, () => at === id && (isForm() || all('[part=send]').length));
      if (!isForm()) one('.actions:not(.box *) button:not(.primary)').click();
      await until(`the form of ${id} shows`, isForm);
    };
    const review = async (): Promise<void> => {
      submit();
      await until('the review shows', () => !isForm() && all('[part=send]').length);
    };
    for (const [id, { outcome }] of Object.entries(bundle.steps)) {
      if (outcome !== 'ticket') continue;
      await widget.open(id);
      await toForm(id);
      fill();
      await review();
      note(`review of ${id}`);
    }
    await widget.open(bundle.person);
    await toForm(bundle.person);
    fill();
    await review();
    one('.secrets button').click();
    await until('the secret is kept', () => true);
    note('review with a secret kept');

    for (const delivery of deliveries) {
      const state = JSON.stringify(delivery);
      let release = (): void => {};
      document.addEventListener(
        'help-submit',
        (event) =>
          (event as HelpSubmitEvent).respondWith(
            new Promise((resolve) => (release = () => resolve(delivery as never))),
          ),
        { once: true },
      );
      let told = false;
      document.addEventListener('help-delivery', () => (told = true), { once: true });
      one('[part=send]').click();
      await until('it is being sent', () => true);
      note(`sending ${state}`);
      release();
      await until(`the host is told ${state}`, () => told);
      await until(`${state} shows`, () => !all('[part=send]').length);
      note(`result ${state}`);
      if (!isForm()) one('.actions:not(.box *) button:not(.primary)').click();
      // After a delivery it begins anew.
      if (state.includes('delivered')) continue;
      await until(`the form shows after ${state}`, isForm);
      note(`form after ${state}`);
      await review();
    }

    await until('it began anew', () => at !== bundle.person);
    await widget.open(bundle.person);
    await until('the form shows again', isForm);
    fill();
    await review();
    for (const index of all('.ways button').keys()) {
      all('.ways button')[index]?.click();
      await until('another way is chosen', () => true);
      note(`way ${index}`);
    }
    one('[part=send]').click();
    await until('a result shows', () => !all('[part=send]').length);
    note('copying that is not allowed');
    one('footer button:last-of-type').click();
    await until('the answers show', () => all('.device').length);
    one('.device button').click();
    await until('it is removed', () => !all('.device').length);
    note('removed');
    return shown;
  };
}
