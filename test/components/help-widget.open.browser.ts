import { assert } from 'chai';
import type { HelpWidget } from '../../components/help-widget/help-widget.ts';
import { mount, press, unmount } from '../support/mount.ts';
import { record, warnings } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { expectFocus, nextTask, once, until } from '../support/wait.ts';

describe('<help-widget>: opening and closing', () => {
  // All test files run in one tab: another may have left something in it.
  before(unmount);
  afterEach(unmount);

  it('asks for nothing and keeps nothing before the customer acts', async () => {
    const { asked, loaded, launcher, settled } = mount();
    await settled();
    assert.deepEqual([...asked, ...loaded], []);
    assert.equal(launcher.textContent, 'Trouble signing in?');
    assert.equal(sessionStorage.length, 0);
  });

  it('loads on intent, once, and opens nothing by it', async () => {
    const customer = mount();
    customer.launcher.dispatchEvent(new PointerEvent('pointerenter'));
    customer.launcher.dispatchEvent(new FocusEvent('focus'));
    await until('the panel is loaded', () => customer.root.querySelector('dialog'));
    assert.isFalse(customer.isOpen);
    await customer.open();
    assert.deepEqual(customer.loaded, ['panel']);
    assert.lengthOf(customer.asked, 1);
  });

  it('opens by the launcher, at the start, with the focus on the question', async () => {
    const customer = mount();
    await customer.open();
    await customer.expectStep('checked-spam');
    assert.isTrue(customer.isOpen);
    assert.isTrue(customer.dialog.matches(':popover-open'));
    assert.equal(customer.dialog.ariaLabel, resetTopic.title);
    assert.equal(customer.launcher.ariaExpanded, 'true');
    assert.equal(getComputedStyle(customer.launcher).visibility, 'hidden');
  });

  it('gives the focus back to the launcher', async () => {
    const customer = mount();
    await customer.open();
    await customer.close();
    assert.isFalse(customer.isOpen);
    expectFocus(customer.launcher);
    assert.equal(customer.launcher.ariaExpanded, 'false');
  });

  it('gives it back to a launcher that a press does not focus, as in Safari', async () => {
    const customer = mount();
    customer.launcher.click();
    await customer.expectFocusOnHeading();
    await customer.close();
    expectFocus(customer.launcher);
  });

  it('opens by method, resolves when the step shows, and gives the focus back to where it was', async () => {
    const host = document.createElement('button');
    document.body.append(host);
    host.focus();
    const customer = mount();
    await customer.widget.open();
    await customer.expectStep('checked-spam');
    await customer.expectFocusOnHeading();
    customer.widget.close();
    expectFocus(host);
    host.remove();
  });

  for (const [way, open] of [
    ['the method', (widget: HelpWidget) => void widget.open()],
    ['the attribute', (widget: HelpWidget) => widget.setAttribute('open', '')],
  ] as const) {
    it(`gives the focus to the launcher where nothing had it, opened by ${way}`, async () => {
      (document.activeElement as HTMLElement | null)?.blur();
      const customer = mount();
      open(customer.widget);
      await customer.expectFocusOnHeading();
      await customer.close();
      expectFocus(customer.launcher);
    });
  }

  it('gives the focus to the launcher where what had it is gone', async () => {
    const host = document.createElement('button');
    document.body.append(host);
    host.focus();
    const customer = mount();
    await customer.widget.open();
    await customer.expectFocusOnHeading();
    host.remove();
    await customer.close();
    expectFocus(customer.launcher);
  });

  it('takes no focus back from where the customer went meanwhile', async () => {
    const host = document.createElement('button');
    document.body.append(host);
    const customer = mount();
    await customer.open();
    host.focus();
    customer.widget.close();
    expectFocus(host);
    host.remove();
  });

  it('opens at a step by method; another step begins anew, an unknown one warns and changes nothing', async () => {
    const { said, stop } = warnings();
    const customer = mount();
    await customer.widget.open('lock-signs');
    await customer.expectStep('lock-signs');
    await customer.answer('yes');
    await customer.widget.open('lock-signs');
    await customer.expectStep('who-asks');
    await customer.widget.open('look-in-spam');
    await customer.expectStep('look-in-spam');
    await customer.widget.open('no-such-step');
    await customer.expectStep('look-in-spam');
    stop();
    assert.lengthOf(said, 1);
    assert.include(said[0], 'no-such-step');
  });

  it('opens and closes by the attribute', async () => {
    const customer = mount({ attributes: { open: '' } });
    await customer.expectFocusOnHeading();
    customer.widget.removeAttribute('open');
    assert.isFalse(customer.dialog.matches(':popover-open'));
    const opened = once(customer.widget, 'help-open');
    customer.widget.setAttribute('open', '');
    await opened;
    assert.isTrue(customer.dialog.matches(':popover-open'));
  });

  it('toggles', async () => {
    const customer = mount();
    customer.widget.toggle();
    await customer.expectFocusOnHeading();
    customer.widget.toggle();
    assert.isFalse(customer.isOpen);
  });

  it('begins anew by method, and keeps its peace where it was not opened yet', async () => {
    const customer = mount();
    customer.widget.restart();
    customer.launcher.dispatchEvent(new PointerEvent('pointerenter'));
    await until('the panel is loaded', () => customer.root.querySelector('dialog'));
    customer.widget.restart();
    await customer.open();
    await customer.answer('not-there', 'yes');
    customer.widget.restart();
    await customer.expectStep('checked-spam');
  });

  it('opens, closes and toggles by command buttons', async () => {
    const customer = mount({ attributes: { id: 'help' } });
    const button = document.createElement('button');
    button.textContent = 'Help';
    button.setAttribute('commandfor', 'help');
    document.body.prepend(button);
    const command = async (name: string): Promise<void> => {
      button.setAttribute('command', name);
      press(button);
      await nextTask();
      await customer.settled();
    };
    try {
      await command('--open');
      await customer.expectFocusOnHeading();
      await command('--close');
      assert.isFalse(customer.isOpen);
      expectFocus(button);
      await command('--toggle');
      assert.isTrue(customer.isOpen);
      await command('--toggle');
      assert.isFalse(customer.isOpen);
      await command('--something-else');
      assert.isFalse(customer.isOpen);
    } finally {
      button.remove();
    }
  });

  it('closes on no click beside it', async () => {
    const customer = mount();
    await customer.open();
    document.body.click();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await customer.settled();
    assert.isTrue(customer.isOpen);
  });

  it('stays open where the host vetoes, whatever the way', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-there');
    const veto = (event: Event): void => event.preventDefault();
    customer.widget.addEventListener('help-request-close', veto);
    const { told, stop } = record();
    await customer.close();
    customer.widget.close();
    customer.widget.removeAttribute('open');
    await customer.settled();
    assert.isTrue(customer.isOpen);
    assert.isTrue(customer.dialog.matches(':popover-open'));
    assert.equal(customer.launcher.ariaExpanded, 'true');
    assert.deepEqual(told, [
      'help-request-close reason=button',
      'help-request-close reason=host',
      'help-request-close reason=host',
    ]);
    customer.widget.removeEventListener('help-request-close', veto);
    customer.widget.close();
    assert.isFalse(customer.isOpen);
    assert.equal(told.at(-1), 'help-close reason=host');
    stop();
  });

  it('tells the host what happens, in order, across shadow roots', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const customer = mount({ into: host.attachShadow({ mode: 'open' }), attributes: { email: 'sam@example.com' } });
    const { told, events, stop } = record();
    await customer.open();
    await customer.answer('not-there', 'no');
    await customer.answer('worked');
    await customer.restart();
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    await customer.close();
    stop();
    assert.deepEqual(told, [
      'help-open',
      'help-step step=checked-spam kind=question topic=reset',
      'help-answer step=checked-spam answer=not-there',
      'help-step step=lock-signs kind=question topic=reset',
      'help-answer step=lock-signs answer=no',
      'help-step step=sign-in-again kind=guidance topic=reset',
      'help-answer step=sign-in-again answer=worked',
      'help-step step=solved kind=outcome topic=reset',
      'help-outcome outcome=solved step=solved',
      'help-step step=checked-spam kind=question topic=reset',
      'help-answer step=checked-spam answer=talk-to-a-person',
      'help-step step=something-else kind=outcome topic=reset',
      'help-outcome outcome=ticket step=something-else',
      'help-request-close reason=button',
      'help-close reason=button',
    ]);
    assert.isTrue(events.every((event) => event.bubbles && event.composed));
    assert.deepEqual(
      [...new Set(events.filter((event) => event.cancelable).map(({ type }) => type))],
      ['help-request-close'],
    );
    host.remove();
  });

  it('carries no word of the customer in its events', async () => {
    const customer = mount();
    const { told, stop } = record();
    await customer.open();
    await customer.talkToAPerson();
    await customer.expectStep('something-else');
    const field = customer.view.shadowRoot?.querySelector<HTMLInputElement>('input, textarea') as HTMLInputElement;
    field.value = 'typed-by-the-customer';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await customer.settled();
    assert.include(Object.values(sessionStorage).join(' '), 'typed-by-the-customer');
    customer.widget.close();
    stop();
    assert.isAtLeast(told.length, 5);
    assert.notInclude(told.join(' '), 'typed');
  });
});
