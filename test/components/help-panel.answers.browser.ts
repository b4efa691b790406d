import { assert } from 'chai';
import type { Question } from '../../src/bundle/bundle.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { tabMemory } from '../../components/internal/memory.ts';
import { buttons, mount, named, unmount } from '../support/mount.ts';
import { spoken } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { KEY, counting, notice, remembered } from '../support/panel.ts';

const { words } = resetTopic;

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
