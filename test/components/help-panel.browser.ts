import { assert } from 'chai';
import { sendMouse } from '@web/test-runner-commands';
import type { Bundle, Question } from '../../src/bundle/bundle.ts';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import type { Parts } from '../../components/help-widget/source.ts';
import { buttons, mount, named, press, unmount } from '../support/mount.ts';
import { record, spoken } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { aGate, expectFocus, until } from '../support/wait.ts';

const KEY = 'help-widget:reset.example-sms';
const { words } = resetTopic;
const ticketPart = (): Promise<unknown> => import('../../components/help-ticket/define.ts');

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
    const offered = (): Element | null | undefined => customer.view.shadowRoot?.querySelector('.person');
    await customer.answer('found', 'reset-again', 'not-looked', 'not-there', 'no');
    assert.notExists(offered());
    await customer.answer('reset-again', 'found');
    const person = offered();
    assert.include(person?.textContent, words['still-locked-out']);
    const answers = customer.view.shadowRoot?.querySelector('.answers') as Element;
    assert.isOk((person as Element).compareDocumentPosition(answers) & Node.DOCUMENT_POSITION_FOLLOWING);
    press(person?.querySelector('button') as HTMLButtonElement);
    await customer.expectStep('something-else');
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
      Object.values(index.bundles).map(async (file) => (await (await fetch(`/content/${file}`)).json()) as Bundle),
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

  it('removes the words of a ticket as well', async () => {
    const customer = mount();
    await customer.open();
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    const form = customer.view.shadowRoot?.querySelector('help-form');
    const field = form?.shadowRoot?.querySelector<HTMLTextAreaElement>('textarea') as HTMLTextAreaElement;
    field.value = 'I am locked out';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await customer.settled();
    assert.include(sessionStorage.getItem(KEY), 'I am locked out');
    await customer.removeFromDevice();
    assert.equal(sessionStorage.length, 0);
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    assert.notInclude(JSON.stringify({ ...sessionStorage }), 'I am locked out');
    const again = customer.view.shadowRoot?.querySelector('help-form')?.shadowRoot?.querySelector('textarea');
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

  it('finds it after a reload where the same beginning is asked for, and begins anew for another', async () => {
    const before = mount({ attributes: { step: 'lock-signs' } });
    await before.open();
    await before.answer('yes');
    const same = await before.reload();
    await same.open();
    await same.expectStep('who-asks');
    unmountKeeping();
    const other = mount({ attributes: { 'error-code': 'user-locked', step: 'look-in-spam' } });
    await other.open();
    await other.expectStep('look-in-spam');
  });

  it('follows a trail only as far as the content still goes', async () => {
    const before = mount();
    await before.open();
    await before.answer('not-there', 'yes');
    unmountKeeping();
    const { 'who-asks': gone, ...steps } = resetTopic.steps;
    assert.isOk(gone);
    const lock = steps['lock-signs'] as Question;
    const bundle: Bundle = {
      ...resetTopic,
      steps: { ...steps, 'lock-signs': { ...lock, answers: lock.answers.filter(({ id }) => id !== 'yes') } },
    };
    const customer = mount({ bundle });
    await customer.open();
    await customer.expectStep('lock-signs');
  });

  const broken = [
    'not JSON',
    '[]',
    '7',
    'null',
    '{"trail":7,"begun":"checked-spam"}',
    '{"trail":{"start":"checked-spam"},"begun":"checked-spam"}',
    '{"trail":{"start":"checked-spam","answers":[null]},"begun":"checked-spam"}',
    '{"trail":{"start":"checked-spam","answers":"no"},"begun":"checked-spam"}',
    '{"articles":7,"begun":"checked-spam"}',
    '{"trail":{"start":"constructor","answers":[{"step":"__proto__","answer":"x"}]},"begun":"checked-spam"}',
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
      const customer = mount();
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
      const customer = mount();
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
    const link = view.querySelector('.articles a') as HTMLAnchorElement;
    assert.equal(link.href, 'https://help.example.com/reset-password');
    assert.equal(link.target, '_blank');
    assert.sameMembers([...link.relList], ['noopener', 'noreferrer']);
    assert.equal(link.querySelector('[role="img"]')?.ariaLabel, words['opens-in-new-tab']);
    assert.equal(view.getElementById('label')?.textContent?.trim(), words['did-it-help']);
    const { heard, stop } = spoken(customer.root);
    customer.widget.addEventListener('click', (event) => event.preventDefault(), { once: true });
    press(link);
    await customer.settled();
    customer.widget.addEventListener('click', (event) => event.preventDefault(), { once: true });
    press(link);
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
    assert.notExists(customer.view.shadowRoot?.querySelector('.articles'));
  });
});

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

  it('is waited for in words, with the focus, which goes on to the form', async () => {
    const gate = aGate<unknown>();
    const customer = mount({ load: { ticket: () => gate.promise } });
    await customer.open();
    await customer.talkToAPerson();
    assert.equal(customer.view.className, 'wait');
    assert.equal(customer.view.textContent?.trim(), words.loading);
    expectFocus(customer.view);
    gate.open(await ticketPart());
    await customer.expectStep('something-else');
    await customer.expectFocusOnHeading();
  });

  it('does not take the focus from where the customer went meanwhile', async () => {
    const gate = aGate<unknown>();
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
