import { assert } from 'chai';
import type { Question } from '../../src/bundle/bundle.ts';
import { mount, named, unmount } from '../support/mount.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { counting, KEY, notice } from '../support/panel.ts';

const { words } = resetTopic;

/** Takes the widgets away and leaves what the tab keeps. */
function unmountKeeping(): void {
  const kept = { ...sessionStorage };
  unmount();
  for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, String(value));
}

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
