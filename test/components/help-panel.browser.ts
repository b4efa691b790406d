import { assert } from 'chai';
import { sendMouse } from '@web/test-runner-commands';
import type { AnswerId, Bundle, Question } from '../../src/bundle/bundle.ts';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import type { Customer } from '../support/mount.ts';
import { buttons, mount, named, press, unmount } from '../support/mount.ts';
import { record } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { indexedFiles } from '../support/indexed-files.ts';
import { counting } from '../support/panel.ts';

const { words } = resetTopic;

function progress({ panel }: { readonly panel: Element }): string {
  return panel.shadowRoot?.querySelector('header p')?.textContent ?? '';
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
