import { assert } from 'chai';
import { sendMouse } from '@web/test-runner-commands';
import type { AnswerId, Bundle, Question } from '../../src/bundle/bundle.ts';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import type { HelpTicket } from '../../components/help-ticket/help-ticket.ts';
import type { Parts } from '../../components/help-widget/source.ts';
import type { Remembered } from '../../components/internal/memory.ts';
import { tabMemory } from '../../components/internal/memory.ts';
import type { Customer } from '../support/mount.ts';
import { articleLinks, buttons, mount, named, openArticle, press, unmount } from '../support/mount.ts';
import { record, spoken } from '../support/record.ts';
import { resetTopic, withArticles } from '../support/reset-topic.ts';
import { aGate, expectFocus, until } from '../support/wait.ts';
import { indexedFiles } from '../support/indexed-files.ts';

const KEY = 'help-widget:reset.example-sms';
const { words } = resetTopic;
const ticketPart = (): Promise<Parts['ticket']> => import('../../components/help-ticket/define.ts');

/** The reset topic whose words have a place to fill in. */
const counting: Bundle = {
  ...resetTopic,
  words: { ...words, 'steps-so-far': 'Step {number}', 'answers-dropped': 'Taken out: {answers}' },
};

function progress({ panel }: { readonly panel: Element }): string {
  return panel.shadowRoot?.querySelector('header p')?.textContent ?? '';
}

function notice({ panel }: { readonly panel: Element }): string {
  return panel.shadowRoot?.querySelector('.notice')?.textContent ?? '';
}

/** What the tab keeps of the reset topic. */
function remembered(): Remembered {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Remembered;
}

/** A press with a mouse: the first of a double click, or its second half. */
function click({ view }: Customer, id: AnswerId, detail: number): void {
  const button = named(view, `Say ${id}`);
  button.dispatchEvent(new MouseEvent('click', { detail, bubbles: true, composed: true, cancelable: true }));
}

describe('<help-panel>: a walk', () => {
  afterEach(unmount);

  it('goes on by answers and back by Back, with the focus on each heading', async () => {
    const customer = mount();
    await customer.open();
    assert.throws(() => named(customer.panel, words.back));
    for (const [id, step] of [
      ['not-there', 'lock-signs'],
      ['yes', 'who-asks'],
      ['someone-else', 'sign-in-again'],
    ] as const) {
      await customer.answer(id);
      await customer.expectStep(step);
      await customer.expectFocusOnHeading();
    }
    await customer.back();
    await customer.expectStep('who-asks');
    await customer.expectFocusOnHeading();
    await customer.back();
    await customer.expectStep('lock-signs');
  });

  it('offers an answer only after the earlier one that it needs', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('found');
    assert.lengthOf(buttons(customer.view, '[part="answer"]'), 2);
    await customer.back();
    await customer.answer('not-there', 'yes', 'someone-else');
    assert.lengthOf(buttons(customer.view, '[part="answer"]'), 3);
    await customer.answer('as-admin');
    await customer.expectStep('ask-your-admin');
  });

  it('counts the steps so far and promises no end', async () => {
    const customer = mount({ bundle: counting });
    await customer.open();
    assert.equal(progress(customer), counting.title);
    await customer.answer('not-there');
    assert.equal(progress(customer), 'Step 2');
    await customer.answer('yes');
    assert.equal(progress(customer), 'Step 3');
    await customer.back();
    assert.equal(progress(customer), 'Step 2');
  });

  it('shows each step from its top', async () => {
    const long = { p: ['Long words. '.repeat(800)] };
    const bundle: Bundle = {
      ...resetTopic,
      steps: {
        ...resetTopic.steps,
        'checked-spam': { ...resetTopic.steps['checked-spam'], say: [long] } as Bundle['steps'][string],
        'lock-signs': { ...resetTopic.steps['lock-signs'], say: [long] } as Bundle['steps'][string],
      },
    };
    const customer = mount({ bundle });
    await customer.open();
    const body = customer.panel.shadowRoot?.querySelector('.body') as HTMLElement;
    assert.isAbove(body.scrollHeight, body.clientHeight);
    await customer.answer('not-there');
    assert.equal(body.scrollTop, 0);
  });

  it('ends in an outcome that offers to begin again', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('found', 'worked');
    await customer.expectStep('solved');
    await customer.restart();
    await customer.expectStep('checked-spam');
    await customer.expectFocusOnHeading();
  });

  it('offers a person first after three suggestions that did not help', async () => {
    const customer = mount();
    await customer.open();
    const offered = (): HTMLButtonElement => named(customer.view, words['talk-to-a-person']);
    await customer.answer('found', 'reset-again', 'not-looked', 'not-there', 'no');
    assert.throws(offered);
    await customer.answer('reset-again', 'found');
    assert.include(offered().parentElement?.textContent, words['still-locked-out']);
    const answers = customer.view.shadowRoot?.querySelector('.answers') as Element;
    assert.isOk(offered().compareDocumentPosition(answers) & Node.DOCUMENT_POSITION_FOLLOWING);
    press(offered());
    await customer.expectStep('something-else');
  });

  it('takes the second half of a double click for no answer to the next question', async () => {
    const yes = { id: 'yes', say: 'Say yes', go: 'lock-signs' };
    const spam = resetTopic.steps['checked-spam'] as Question;
    const bundle = { ...resetTopic, steps: { ...resetTopic.steps, 'checked-spam': { ...spam, answers: [yes] } } };
    const customer = mount({ bundle });
    const { told, stop } = record();
    await customer.open();
    click(customer, 'yes', 1);
    await customer.settled();
    await customer.expectStep('lock-signs');
    click(customer, 'yes', 2);
    await customer.settled();
    await customer.expectStep('lock-signs');
    assert.equal(told.filter((one) => one.startsWith('help-answer')).length, 1);
    click(customer, 'yes', 1);
    await customer.settled();
    await customer.expectStep('who-asks');
    stop();
  });

  it('is told to the host by the widget itself', async () => {
    const customer = mount();
    const from: unknown[] = [];
    for (const type of ['help-step', 'help-answer', 'help-outcome'] as const) {
      customer.widget.addEventListener(type, (event) => from.push([event.type, event.composedPath()[0]]));
    }
    await customer.open();
    await customer.answer('found', 'worked');
    assert.deepEqual(
      from.map((one) => (one as [string, unknown])[0]),
      ['help-step', 'help-answer', 'help-step', 'help-answer', 'help-step', 'help-outcome'],
    );
    for (const one of from) assert.isTrue((one as [string, unknown])[1] === customer.widget);
  });

  it('offers the brand’s phone number beside', async () => {
    const brand = { ...resetTopic.brand, phone: { say: '1300 000 000', href: 'tel:1300000000' } };
    const customer = mount({ bundle: { ...resetTopic, brand, words: { ...words, 'call-us': 'Call {phone}' } } });
    await customer.open();
    const link = customer.panel.shadowRoot?.querySelector<HTMLAnchorElement>('footer a');
    // The marks around it keep the number together in any direction of writing.
    assert.equal(link?.textContent?.replaceAll(/[\u2066-\u2069]/g, ''), 'Call 1300 000 000');
    assert.equal(link?.href, 'tel:1300000000');
    assert.isFalse(link?.hasAttribute('target'));
  });
});

describe('<help-panel>: a person, on every step of the shipped content', () => {
  afterEach(unmount);

  it('is one press away, two at most', async function everyStep() {
    this.timeout(30_000);
    const index = (await (await fetch('/content/index.json')).json()) as ContentIndex;
    const bundles = await Promise.all(
      indexedFiles(index).map(async ([file]) => (await (await fetch(`/content/${file}`)).json()) as Bundle),
    );
    let walked = 0;
    for (const bundle of bundles) {
      const customer = mount({ bundle });
      for (const [id, step] of Object.entries(bundle.steps)) {
        if (step.kind === 'outcome' && step.outcome === 'ticket') continue;
        await customer.widget.open(id);
        await customer.expectStep(id);
        const button = named(customer.panel, bundle.words['talk-to-a-person']);
        const { left, top, width, height } = button.getBoundingClientRect();
        const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
        if (walked++ % 10 === 0) await sendMouse({ type: 'click', position });
        else press(button);
        await customer.settled();
        await customer.expectStep(bundle.person);
      }
      unmount();
    }
    assert.isAtLeast(walked, 40);
  });
});

describe('<help-panel>: your answers', () => {
  afterEach(unmount);

  it('lists what was asked and answered, each with a change that says of what', async () => {
    const customer = mount();
    await customer.open();
    assert.throws(() => named(customer.panel, words['your-answers']));
    await customer.answer('not-there', 'yes');
    await customer.showAnswers();
    await customer.expectFocusOnHeading();
    const items = [...(customer.view.shadowRoot?.querySelectorAll('ol li') ?? [])];
    assert.deepEqual(
      items.map((item) => [...item.querySelectorAll('p')].map((p) => p.textContent)),
      [
        ['Have you looked in your spam folder?', 'Say not-there'],
        ['Did you try more than 3 passwords?', 'Say yes'],
      ],
    );
    for (const button of buttons(customer.view, 'ol button')) {
      const ids = button.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const texts = ids.map((id) => customer.view.shadowRoot?.getElementById(id)?.textContent?.trim());
      assert.lengthOf(texts, 2);
      assert.equal(texts[0], words['change-answer']);
      assert.isOk(texts[1]);
    }
    await customer.back();
    await customer.expectStep('who-asks');
  });

  it('keeps later answers that still fit a change', async () => {
    const spam = counting.steps['checked-spam'] as Question;
    const elsewhere = { id: 'elsewhere', say: 'Somewhere else', go: 'lock-signs' };
    const steps = { ...counting.steps, 'checked-spam': { ...spam, answers: [...spam.answers, elsewhere] } };
    const customer = mount({ bundle: { ...counting, steps } });
    await customer.open();
    await customer.answer('not-there', 'yes', 'someone-else');
    await customer.change('checked-spam');
    await customer.expectStep('checked-spam');
    await customer.expectFocusOnHeading();
    await customer.answer('elsewhere');
    await customer.expectStep('sign-in-again');
    assert.equal(notice(customer), '');
    await customer.back();
    await customer.expectStep('who-asks');
  });

  it('names what no longer fits, once, and no longer on the next step', async () => {
    const customer = mount({ bundle: counting });
    await customer.open();
    await customer.answer('not-there', 'yes', 'someone-else');
    await customer.change('lock-signs');
    const { heard, stop } = spoken(customer.root);
    await customer.answer('no');
    await customer.expectStep('sign-in-again');
    assert.equal(notice(customer), 'Taken out: Say someone-else');
    assert.deepEqual(heard, ['Taken out: Say someone-else']);
    await customer.answer('worked');
    assert.equal(notice(customer), '');
    assert.deepEqual(heard, ['Taken out: Say someone-else']);
    stop();
  });

  it('begins again from there', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-there', 'yes');
    await customer.showAnswers();
    await customer.restart();
    await customer.expectStep('checked-spam');
    await customer.expectFocusOnHeading();
  });

  it('removes everything from this device, and says so once', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-there', 'yes');
    assert.include(sessionStorage.getItem(KEY), 'lock-signs');
    const { heard, stop } = spoken(customer.root);
    await customer.removeFromDevice();
    await customer.expectStep('checked-spam');
    assert.equal(sessionStorage.length, 0);
    assert.deepEqual(heard, [words['removed-from-device']]);
    await customer.expectFocusOnHeading();
    stop();
    const after = await customer.reload();
    await after.open();
    await after.expectStep('checked-spam');
  });

  it('is in reach as long as anything is kept, and with nothing given on a ticket', async () => {
    const customer = mount();
    const answers = (): HTMLButtonElement => named(customer.panel, words['your-answers']);
    await customer.open();
    assert.throws(answers);
    await customer.answer('not-there');
    await customer.back();
    await customer.expectStep('checked-spam');
    assert.isNotEmpty(remembered());
    assert.isOk(answers());
    await customer.removeFromDevice();
    assert.equal(sessionStorage.length, 0);
    assert.throws(answers);
    await customer.widget.open('something-else');
    await customer.expectStep('something-else');
    assert.isOk(answers());
    await customer.showAnswers();
    await customer.expectFocusOnHeading();
    assert.isEmpty(buttons(customer.view, 'ol button'));
    await customer.removeFromDevice();
    await customer.expectStep('checked-spam');
    assert.equal(notice(customer), words['removed-from-device']);
  });

  it('recalls nothing that was sent: it says so, and gives up what is under way', async () => {
    const trail = { start: 'checked-spam', answers: [{ step: 'checked-spam', answer: 'not-there' }] };
    const memory = tabMemory(KEY, () => sessionStorage);
    memory.write({ trail, sent: { draft: { submissionId: 'a-1' } as Draft, channel: 'email', state: 'unknown' } });
    const signal = memory.signal();
    const customer = mount();
    await customer.open();
    await customer.expectStep('lock-signs');
    const { heard, stop } = spoken(customer.root);
    await customer.removeFromDevice();
    stop();
    assert.deepEqual(heard, [words['removed-not-recalled']]);
    assert.isTrue(signal.aborted);
    assert.equal(sessionStorage.length, 0);
    await customer.answer('not-there');
    assert.equal(notice(customer), '');
    await customer.removeFromDevice();
    assert.equal(notice(customer), words['removed-from-device']);
  });

  it('removes the words of a ticket as well', async () => {
    const customer = mount();
    await customer.open();
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    const field = customer.view.shadowRoot?.querySelector<HTMLTextAreaElement>('textarea') as HTMLTextAreaElement;
    field.value = 'I am locked out';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await customer.settled();
    assert.include(sessionStorage.getItem(KEY), 'I am locked out');
    await customer.removeFromDevice();
    assert.equal(sessionStorage.length, 0);
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    assert.notInclude(JSON.stringify({ ...sessionStorage }), 'I am locked out');
    const again = customer.view.shadowRoot?.querySelector('textarea');
    assert.equal(again?.value, '');
  });
});

describe('<help-panel>: leaving and coming back', () => {
  afterEach(unmount);

  it('keeps everything on Close, and finds the place again', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-there', 'yes');
    await customer.close();
    await customer.open();
    await customer.expectStep('who-asks');
  });

  it('finds the place again after a reload, with the answers', async () => {
    const before = mount();
    await before.open();
    await before.answer('not-there', 'yes');
    const customer = await before.reload();
    await customer.open();
    await customer.expectStep('who-asks');
    await customer.back();
    await customer.expectStep('lock-signs');
  });

  for (const attributes of [
    { step: 'look-in-spam' },
    { 'error-code': 'user-locked' },
    { step: 'look-in-spam', 'error-code': 'user-locked' },
  ]) {
    it(`finds it where the page now asks for another beginning by ${Object.keys(attributes).join(' and ')}`, async () => {
      const before = mount();
      await before.open();
      await before.answer('not-there', 'yes');
      unmountKeeping();
      const customer = mount({ attributes });
      await customer.open();
      await customer.expectStep('who-asks');
      await customer.removeFromDevice();
      await customer.expectStep(attributes.step ?? 'lock-signs');
    });
  }

  it('begins where the page asks to as long as nothing is remembered, also at a later opening', async () => {
    const customer = mount({ attributes: { 'error-code': 'user-locked' } });
    await customer.open();
    await customer.expectStep('lock-signs');
    await customer.close();
    customer.widget.setAttribute('step', 'look-in-spam');
    await customer.open();
    await customer.expectStep('look-in-spam');
    await customer.answer('not-there');
    await customer.close();
    customer.widget.setAttribute('step', 'checked-spam');
    await customer.open();
    await customer.expectStep('lock-signs');
    // Back at its beginning it is still the walk that is remembered.
    await customer.back();
    await customer.close();
    await customer.open();
    await customer.expectStep('look-in-spam');
  });

  it('begins anew only at a step that is asked for now, and not if the walk began there', async () => {
    const before = mount();
    await before.open();
    await before.answer('not-there', 'yes');
    const same = await before.reload();
    await same.widget.open('checked-spam');
    await same.expectStep('who-asks');
    const other = await same.reload();
    await other.widget.open('lock-signs');
    await other.expectStep('lock-signs');
    assert.throws(() => named(other.panel, words.back));
    await other.answer('yes');
    await other.close();
    await other.widget.open('lock-signs');
    await other.expectStep('who-asks');
  });

  it('finds the answers given in another widget of the page', async () => {
    const first = mount();
    const second = mount();
    await first.widget.open();
    await first.answer('not-there', 'yes');
    await first.close();
    await second.widget.open();
    await second.expectStep('who-asks');
  });

  it('follows a trail only as far as the content still goes, and names what no longer fits, once', async () => {
    const before = mount();
    await before.open();
    await before.answer('not-there', 'yes', 'someone-else', 'as-admin');
    unmountKeeping();
    const lock = counting.steps['lock-signs'] as Question;
    const yes = { id: 'yes', say: 'Say yes', go: 'sign-in-again' };
    const steps = { ...counting.steps, 'lock-signs': { ...lock, answers: [yes] } };
    const customer = mount({ bundle: { ...counting, steps } });
    await customer.open();
    await customer.expectStep('sign-in-again');
    assert.equal(notice(customer), 'Taken out: Say someone-else; Say as-admin');
    await customer.answer('worked');
    assert.equal(notice(customer), '');
  });

  it('follows a trail only to the answer that the content no longer has', async () => {
    const before = mount();
    await before.open();
    await before.answer('not-there', 'yes');
    unmountKeeping();
    const { 'who-asks': gone, ...steps } = counting.steps;
    assert.isOk(gone);
    const lock = steps['lock-signs'] as Question;
    const no = lock.answers.filter(({ id }) => id !== 'yes');
    const customer = mount({ bundle: { ...counting, steps: { ...steps, 'lock-signs': { ...lock, answers: no } } } });
    await customer.open();
    await customer.expectStep('lock-signs');
    assert.include(notice(customer), 'Taken out: ');
  });

  const broken = [
    'not JSON',
    '[]',
    '7',
    'null',
    '{"trail":7}',
    '{"trail":{"start":"checked-spam"}}',
    '{"trail":{"start":"checked-spam","answers":[null]}}',
    '{"trail":{"start":"checked-spam","answers":"no"}}',
    '{"articles":7}',
    '{"trail":{"start":"constructor","answers":[{"step":"__proto__","answer":"x"}]}}',
  ];
  for (const entry of broken) {
    it(`takes what is no memory of ours for none: ${entry}`, async () => {
      sessionStorage.setItem(KEY, entry);
      const customer = mount();
      await customer.open();
      await customer.expectStep('checked-spam');
      await customer.answer('not-looked');
      await customer.expectStep('look-in-spam');
      assert.include(sessionStorage.getItem(KEY), 'not-looked');
    });
  }

  it('works without storage, as long as the page', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage') as PropertyDescriptor;
    let tried = 0;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get() {
        tried += 1;
        throw new DOMException('Forbidden', 'SecurityError');
      },
    });
    try {
      const customer = mount({ bundle: { ...resetTopic, topic: 'unstored' } });
      await customer.open();
      await customer.answer('not-there', 'yes');
      await customer.close();
      await customer.open();
      await customer.expectStep('who-asks');
      await customer.removeFromDevice();
      await customer.expectStep('checked-spam');
      assert.isAbove(tried, 0);
    } finally {
      Object.defineProperty(window, 'sessionStorage', own);
    }
  });

  it('works where the storage is full', async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    try {
      const customer = mount({ bundle: { ...resetTopic, topic: 'full' } });
      await customer.open();
      await customer.answer('not-there');
      await customer.expectStep('lock-signs');
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});

describe('<help-panel>: articles', () => {
  afterEach(unmount);

  it('open in a new tab that knows nothing of this one; then the panel asks whether it helped, once', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-looked');
    const view = customer.view.shadowRoot as ShadowRoot;
    const link = articleLinks(customer.view)[0] as HTMLAnchorElement;
    assert.equal(link.href, 'https://help.example.com/reset-password');
    assert.equal(link.target, '_blank');
    assert.sameMembers([...link.relList], ['noopener', 'noreferrer']);
    assert.equal(link.querySelector('[role="img"]')?.ariaLabel, words['opens-in-new-tab']);
    assert.equal(view.getElementById('label')?.textContent?.trim(), words['did-it-help']);
    const { heard, stop } = spoken(customer.root);
    openArticle(link);
    await customer.settled();
    openArticle(link);
    await customer.settled();
    assert.deepEqual(heard, [words['article-opened']]);
    assert.equal(view.querySelector('.answers')?.getAttribute('aria-labelledby'), 'label');
    stop();
    await customer.answer('found');
    assert.equal(customer.view.shadowRoot?.getElementById('label')?.textContent?.trim(), words['did-it-help']);
    assert.include(sessionStorage.getItem(KEY), '"articles":["reset-password"]');
  });

  it('are left out where the brand has none', async () => {
    const customer = mount({ bundle: { ...resetTopic, articles: {} } });
    await customer.open();
    await customer.answer('not-looked');
    await customer.expectStep('look-in-spam');
    assert.equal(customer.view.shadowRoot?.querySelectorAll('[aria-label]').length, 0);
  });

  it('are noted where a walk begins at them, from the first answer on', async () => {
    const customer = mount();
    await customer.widget.open('look-in-spam');
    await customer.expectStep('look-in-spam');
    assert.equal(sessionStorage.length, 0);
    await customer.answer('not-there');
    await customer.expectStep('lock-signs');
    assert.deepEqual(remembered().articles, ['reset-password']);
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    assert.deepEqual((customer.view as HelpTicket).articles, ['reset-password']);
    await customer.removeFromDevice();
    await customer.answer('not-there');
    assert.deepEqual(remembered().articles, []);
  });

  it('of a ticket stand in its form and are noted, also where a walk begins with it', async () => {
    const customer = mount({ bundle: withArticles('something-else') });
    await customer.widget.open('something-else');
    await customer.expectStep('something-else');
    assert.deepEqual(
      articleLinks(customer.view).map(({ href }) => href),
      ['https://help.example.com/reset-password'],
    );
    assert.deepEqual((customer.view as HelpTicket).articles, ['reset-password']);
    assert.isUndefined(remembered().articles);
    await customer.widget.open('checked-spam');
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    assert.deepEqual(remembered().articles, ['reset-password']);
  });

  it('of a ticket without any leave no list behind', async () => {
    const customer = mount();
    await customer.widget.open('something-else');
    await customer.expectStep('something-else');
    assert.equal(customer.view.shadowRoot?.querySelectorAll('ul').length, 0);
  });

  it('of an end lead on to a person once one was opened, which is said once', async () => {
    const customer = mount({ bundle: withArticles('ask-your-admin') });
    await customer.open();
    await customer.answer('not-there', 'yes', 'someone-else', 'as-admin');
    await customer.expectStep('ask-your-admin');
    const person = (): HTMLButtonElement => named(customer.view, words['talk-to-a-person']);
    assert.throws(person);
    const status = customer.view.shadowRoot?.querySelector('[role="status"]');
    assert.equal(status?.textContent, '');
    const { heard, stop } = spoken(customer.root);
    const link = articleLinks(customer.view)[0] as HTMLAnchorElement;
    openArticle(link);
    await customer.settled();
    openArticle(link);
    await customer.settled();
    stop();
    assert.deepEqual(heard, [words['article-opened']]);
    assert.isTrue(person().parentElement === named(customer.view, words.restart).parentElement);
    press(person());
    await customer.expectStep('something-else');
    await customer.expectFocusOnHeading();
  });
});

/** The brand also has a channel with a part of its own. */
const withRequests: Bundle = {
  ...resetTopic,
  brand: {
    ...resetTopic.brand,
    channels: [
      { channel: 'zendesk-requests', endpoint: 'https://desk.example.com', fields: {} },
      ...resetTopic.brand.channels,
    ],
  },
};

describe('<help-panel>: the ticket’s part', () => {
  afterEach(unmount);

  it('is not loaded before a ticket is near, and then while the customer reads', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-there');
    assert.notInclude(customer.loaded, 'ticket');
    await customer.answer('yes');
    assert.equal(customer.loaded.filter((part) => part === 'ticket').length, 1);
    await customer.answer('mine');
    await customer.expectStep('unlock-user');
    await customer.expectFocusOnHeading();
    assert.equal(customer.loaded.filter((part) => part === 'ticket').length, 1);
  });

  it('comes alone, or with what the brand’s channels need: both are there before the form is', async () => {
    const alone = mount();
    await alone.open();
    await alone.talkToAPerson();
    await alone.expectStep('something-else');
    assert.notInclude(alone.loaded, 'direct');
    unmount();
    const gate = aGate<unknown>();
    const customer = mount({
      bundle: withRequests,
      load: { direct: () => gate.promise },
    });
    await customer.open();
    await customer.talkToAPerson();
    await until('it is asked for', () => customer.loaded.includes('direct'));
    assert.isTrue(customer.view.classList.contains('wait'));
    gate.open(await import('../../components/help-ticket/direct.ts'));
    await customer.expectStep('something-else');
  });

  it('stands without a channel whose part does not come, and the host is told', async () => {
    const customer = mount({
      bundle: withRequests,
      load: { direct: () => Promise.reject(new Error('offline')) },
    });
    const { told, stop } = record();
    await customer.open();
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    assert.include(told, 'help-error reason=load');
    stop();
  });

  it('is waited for in words, with the focus, which goes on to the form', async () => {
    const gate = aGate<Parts['ticket']>();
    const customer = mount({ load: { ticket: () => gate.promise } });
    await customer.open();
    await customer.talkToAPerson();
    assert.isTrue(customer.view.matches('.wait'));
    assert.equal(customer.view.textContent?.trim(), words.loading);
    expectFocus(customer.view);
    gate.open(await ticketPart());
    await customer.expectStep('something-else');
    await customer.expectFocusOnHeading();
  });

  it('does not take the focus from where the customer went meanwhile', async () => {
    const gate = aGate<Parts['ticket']>();
    const customer = mount({ load: { ticket: () => gate.promise } });
    await customer.open();
    await customer.talkToAPerson();
    const close = named(customer.panel, words.close);
    close.focus();
    gate.open(await ticketPart());
    await customer.expectStep('something-else');
    expectFocus(close);
  });

  it('is tried again where it fails: told once, the focus kept', async () => {
    const gates = [aGate<Parts['ticket']>(), aGate<Parts['ticket']>()];
    let asked = 0;
    const customer = mount({ load: { ticket: () => (gates[asked++] as (typeof gates)[0]).promise } });
    const { told, stop } = record();
    await customer.open();
    await customer.talkToAPerson();
    const { heard, stop: deafen } = spoken(customer.root);
    gates[0]?.fail(new Error('offline'));
    await until('the failure shows', () => customer.view.textContent?.includes(words['load-failed']));
    await customer.settled();
    assert.deepEqual(heard, [words['load-failed']]);
    assert.equal(told.filter((one) => one === 'help-error reason=load').length, 1);
    press(named(customer.panel, words['try-again']));
    await customer.settled();
    assert.deepEqual(heard, [words['load-failed'], words.loading]);
    expectFocus(customer.view);
    gates[1]?.open(await ticketPart());
    await customer.expectStep('something-else');
    await customer.expectFocusOnHeading();
    stop();
    deafen();
  });

  it('is tried again by itself on coming to the ticket', async () => {
    let fails = 1;
    const customer = mount({
      load: { ticket: () => (fails-- > 0 ? Promise.reject(new Error('offline')) : ticketPart()) },
    });
    const { told, stop } = record();
    await customer.open();
    await customer.answer('not-there', 'yes');
    await customer.answer('mine');
    await customer.expectStep('unlock-user');
    assert.notInclude(told.join(), 'help-error');
    stop();
  });
});

/** Takes the widgets away and leaves what the tab keeps. */
function unmountKeeping(): void {
  const kept = { ...sessionStorage };
  unmount();
  for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, String(value));
}
