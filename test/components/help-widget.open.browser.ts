import { assert } from 'chai';
import type { HelpWidget } from '../../components/help-widget/help-widget.ts';
import { mount, press, unmount } from '../support/mount.ts';
import { record } from '../support/record.ts';
import { focusedNow, until } from '../support/wait.ts';

describe('<help-widget>: opening and closing', () => {
  afterEach(unmount);

  it('asks for nothing before the customer acts', async () => {
    const { asked, loaded, launcher, settled } = mount();
    await settled();
    assert.deepEqual([asked, loaded], [[], []]);
    assert.equal(launcher.textContent, 'Trouble signing in?');
    assert.equal(sessionStorage.length, 0);
  });

  it('opens by the launcher, at the start, with the focus on the question', async () => {
    const customer = mount();
    await customer.open();
    await customer.expectStep('checked-spam');
    assert.isTrue(customer.isOpen);
    assert.isTrue(customer.dialog.matches(':popover-open'));
    assert.equal(customer.dialog.ariaLabel, customer.panel.bundle.title);
    assert.equal(customer.launcher.ariaExpanded, 'true');
  });

  it('gives the focus back to the launcher', async () => {
    const customer = mount();
    await customer.open();
    await customer.close();
    assert.isFalse(customer.isOpen);
    assert.strictEqual(focusedNow(), customer.launcher);
    assert.equal(customer.launcher.ariaExpanded, 'false');
  });

  it('gives it back to a launcher that a press does not focus, as in Safari', async () => {
    const customer = mount();
    customer.launcher.click();
    await customer.expectFocusOnHeading();
    await customer.close();
    assert.strictEqual(focusedNow(), customer.launcher);
  });
});
