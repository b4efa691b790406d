import { assert } from 'chai';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { heading, mount, named, press, unmount } from '../support/mount.ts';
import { record } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { expectFocus, focusedNow, until } from '../support/wait.ts';

const { words } = resetTopic;
const WIDE = { width: 1000, height: 800 };
const PHONE = { width: 360, height: 740 };

const key = (press: string): Promise<void> => sendKeys({ press });
const name = (): string => focusedNow()?.ariaLabel ?? focusedNow()?.textContent?.trim() ?? '';

/** A button of the host's, before or after everything else on the page. */
function hostButton(text: string, where: 'prepend' | 'append'): HTMLButtonElement {
  const button = document.createElement('button');
  button.textContent = text;
  document.body[where](button);
  return button;
}

describe('<help-panel>: Escape', () => {
  before(() => setViewport(WIDE));
  afterEach(unmount);

  for (const [where, view] of [
    ['a panel', WIDE],
    ['a phone sheet', PHONE],
  ] as const) {
    it(`closes ${where} once, keeps everything, and is not heard by the host`, async () => {
      await setViewport(view);
      const customer = mount();
      await customer.open();
      await customer.answer('not-there', 'yes');
      let heard = 0;
      const listen = (event: KeyboardEvent): void => void (heard += event.key === 'Escape' ? 1 : 0);
      document.addEventListener('keydown', listen);
      const { told, stop } = record();
      await key('Escape');
      await customer.settled();
      await customer.settled();
      stop();
      document.removeEventListener('keydown', listen);
      assert.deepEqual(told, ['help-request-close reason=escape', 'help-close reason=escape']);
      assert.equal(heard, 0);
      assert.isFalse(customer.isOpen);
      expectFocus(customer.launcher);
      await customer.open();
      await customer.expectStep('who-asks');
      await setViewport(WIDE);
    });
  }

  it('is vetoed by the host, in a phone sheet too', async () => {
    await setViewport(PHONE);
    const customer = mount();
    await customer.open();
    customer.widget.addEventListener('help-request-close', (event) => event.preventDefault());
    await key('Escape');
    await key('Escape');
    await customer.settled();
    assert.isTrue(customer.isOpen);
    assert.isTrue(customer.dialog.matches(':modal'));
    await setViewport(WIDE);
  });

  it('of an input method closes nothing, nor one that was used inside', async () => {
    const customer = mount();
    await customer.open();
    const target = heading(customer);
    const escape = { key: 'Escape', bubbles: true, composed: true, cancelable: true };
    target.dispatchEvent(new KeyboardEvent('keydown', { ...escape, isComposing: true }));
    assert.isTrue(customer.isOpen);
    target.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    target.dispatchEvent(new KeyboardEvent('keydown', escape));
    assert.isTrue(customer.isOpen);
    target.dispatchEvent(new KeyboardEvent('keydown', escape));
    assert.isFalse(customer.isOpen);
  });

  it('on the page beside an open panel is the host’s own', async () => {
    const host = hostButton('Host', 'prepend');
    const customer = mount();
    await customer.open();
    host.focus();
    await key('Escape');
    assert.isTrue(customer.isOpen);
    customer.widget.close();
    expectFocus(host);
    host.remove();
  });
});

describe('<help-panel>: by keyboard alone', () => {
  before(() => setViewport(WIDE));
  afterEach(unmount);

  it('goes from the launcher to the ticket and back', async () => {
    const first = hostButton('Before', 'prepend');
    const customer = mount({ fallback: '' });
    first.focus();
    await key('Tab');
    expectFocus(customer.launcher);
    await key('Enter');
    await customer.expectFocusOnHeading();
    await key('Tab');
    assert.equal(name(), 'Say found');
    await key('Tab');
    assert.equal(name(), 'Say not-there');
    await key('Enter');
    await customer.expectStep('lock-signs');
    await customer.expectFocusOnHeading();
    await key('Tab');
    await key('Space');
    await customer.expectStep('who-asks');
    await customer.expectFocusOnHeading();
    for (const next of ['Say mine', 'Say someone-else', words['talk-to-a-person'], words['your-answers']]) {
      await key('Tab');
      assert.equal(name(), next);
    }
    await key('Enter');
    await customer.expectFocusOnHeading();
    await key('Tab');
    assert.equal(name(), words['change-answer']);
    await key('Enter');
    await customer.expectStep('checked-spam');
    await customer.expectFocusOnHeading();
    await key('Tab');
    await key('Tab');
    await key('Enter');
    await customer.expectStep('who-asks');
    await key('Tab');
    await key('Enter');
    await customer.expectStep('unlock-user');
    await customer.expectFocusOnHeading();
    await sendKeys({ down: 'Shift' });
    await key('Tab');
    assert.equal(name(), words.close);
    await key('Tab');
    assert.equal(name(), words.back);
    await sendKeys({ up: 'Shift' });
    await key('Enter');
    await customer.expectStep('who-asks');
    await key('Escape');
    expectFocus(customer.launcher);
    first.remove();
  });

  it('is in no trap before the closed widget', async () => {
    const before = hostButton('Before', 'prepend');
    const customer = mount();
    const after = hostButton('After', 'append');
    await customer.open();
    await customer.close();
    before.focus();
    const passed: (HTMLElement | undefined)[] = [];
    for (let tabs = 0; tabs < 3; tabs += 1) {
      await key('Tab');
      passed.push(focusedNow());
    }
    const expected = [customer.widget.querySelector('a'), customer.launcher, after];
    assert.isTrue(passed.every((one, at) => one === expected[at]));
    before.remove();
    after.remove();
  });

  it('is in no trap inside the inline widget', async () => {
    const before = hostButton('Before', 'prepend');
    const customer = mount({ attributes: { mode: 'inline' }, fallback: '' });
    const after = hostButton('After', 'append');
    await until('it is filled', () => customer.root.querySelector('[data-filled] help-panel'));
    await customer.settled();
    before.focus();
    const passed: string[] = [];
    for (let tabs = 0; tabs < 6 && focusedNow() !== after; tabs += 1) {
      await key('Tab');
      passed.push(name());
    }
    const scroller = passed.filter(
      (one) => !one.startsWith('Say') && one !== words['talk-to-a-person'] && one !== 'After',
    );
    assert.isAtMost(scroller.length, 1);
    assert.includeMembers(passed, ['Say found', 'Say not-there', 'Say not-looked', words['talk-to-a-person'], 'After']);
    before.remove();
    after.remove();
  });
});

describe('<help-panel>: in the top layer', () => {
  afterEach(async () => {
    unmount();
    await setViewport(WIDE);
  });

  it('is a modal sheet over the full width of a phone', async () => {
    await setViewport(PHONE);
    const customer = mount();
    await customer.open();
    assert.isTrue(customer.dialog.matches(':modal'));
    await Promise.all(customer.dialog.getAnimations().map(({ finished }) => finished));
    const { left, right, top, bottom } = customer.dialog.getBoundingClientRect();
    assert.deepEqual([left, right, bottom], [0, PHONE.width, PHONE.height]);
    assert.isAbove(top, 0);
    await customer.answer('not-there');
    assert.equal(customer.dialog.getBoundingClientRect().top, top);
  });

  it('keeps to the corner of a wide view, within it', async () => {
    await setViewport(WIDE);
    const customer = mount();
    await customer.open();
    assert.isFalse(customer.dialog.matches(':modal'));
    const box = customer.dialog.getBoundingClientRect();
    assert.isBelow(box.width, 500);
    assert.isAtMost(box.bottom, WIDE.height);
    assert.isAtLeast(box.top, 0);
    assert.isAtMost(box.right, WIDE.width);
    await customer.answer('not-looked');
    assert.deepEqual(customer.dialog.getBoundingClientRect(), box);
  });

  it('opens above a modal of the host, and gives the focus back into it', async () => {
    const modal = document.createElement('dialog');
    const inside = document.createElement('button');
    inside.textContent = 'Inside';
    modal.append(inside);
    document.body.append(modal);
    modal.showModal();
    const customer = mount();
    await customer.widget.open();
    assert.isTrue(customer.dialog.matches(':modal'));
    await customer.answer('not-there');
    await customer.expectStep('lock-signs');
    await customer.expectFocusOnHeading();
    await key('Escape');
    assert.isFalse(customer.isOpen);
    assert.isTrue(modal.open);
    expectFocus(inside);
    modal.remove();
  });

  it('becomes a sheet and a panel again while it is open: same step, same focus, no event', async () => {
    await setViewport(WIDE);
    const customer = mount();
    await customer.open();
    await customer.answer('not-there');
    const back = named(customer.panel, words.back);
    back.focus();
    const { told, stop } = record();
    await setViewport(PHONE);
    await until('it is a sheet', () => customer.dialog.matches(':modal'));
    await customer.settled();
    expectFocus(back);
    await setViewport(WIDE);
    await until('it is a panel', () => customer.dialog.matches(':popover-open'));
    await customer.settled();
    assert.isFalse(customer.dialog.matches(':modal'));
    expectFocus(back);
    stop();
    assert.deepEqual(told, []);
    await customer.expectStep('lock-signs');
    await customer.close();
    expectFocus(customer.launcher);
  });

  it('lets who is typing go on typing when the phone is turned', async () => {
    await setViewport(WIDE);
    const customer = mount();
    await customer.open();
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    const field = customer.view.shadowRoot?.querySelector<HTMLTextAreaElement>('textarea') as HTMLTextAreaElement;
    field.focus();
    await sendKeys({ type: 'Locked' });
    await setViewport(PHONE);
    await until('it is a sheet', () => customer.dialog.matches(':modal'));
    await customer.settled();
    await sendKeys({ type: ' out' });
    assert.equal(field.value, 'Locked out');
  });

  it('no longer changes after it was closed', async () => {
    await setViewport(WIDE);
    const customer = mount();
    await customer.open();
    await customer.close();
    await setViewport(PHONE);
    await customer.settled();
    assert.isFalse(customer.dialog.open);
    assert.isFalse(customer.isOpen);
  });

  it('is left by the phone’s own gesture for going back, the same way', async () => {
    await setViewport(PHONE);
    const customer = mount();
    await customer.open();
    const { told, stop } = record();
    customer.dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await customer.settled();
    stop();
    assert.deepEqual(told, ['help-request-close reason=escape', 'help-close reason=escape']);
    press(customer.launcher);
    await customer.expectFocusOnHeading();
    customer.dialog.close();
    await until('it has followed', () => !customer.isOpen);
  });
});
