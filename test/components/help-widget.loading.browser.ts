import { assert } from 'chai';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Parts } from '../../components/help-widget/source.ts';
import { mount, press, unmount } from '../support/mount.ts';
import { record, spoken, warnings } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { aGate, nextTask, once, until } from '../support/wait.ts';

const panelPart = (): Promise<Parts['panel']> => import('../../components/help-panel/define.ts');

describe('<help-widget>: while it loads', () => {
  afterEach(unmount);

  it('says so on the launcher, once to screen readers, and then shows the step', async () => {
    const gate = aGate<Bundle>();
    const customer = mount({ bundle: () => gate.promise });
    const { heard, stop } = spoken(customer.root);
    press(customer.launcher);
    await customer.settled();
    assert.equal(customer.launcher.textContent, 'Loading …');
    assert.deepEqual(heard, ['Loading …']);
    gate.open(resetTopic);
    await customer.expectFocusOnHeading();
    assert.equal(customer.launcher.textContent, 'Trouble signing in?');
    assert.deepEqual(heard, ['Loading …']);
    stop();
  });

  it('is not opened by what arrives after it was closed', async () => {
    const gate = aGate<Bundle>();
    const customer = mount({ bundle: () => gate.promise });
    const { told, stop } = record();
    press(customer.launcher);
    customer.widget.close();
    gate.open(resetTopic);
    await until('it is loaded', () => customer.root.querySelector('dialog'));
    await customer.settled();
    stop();
    assert.deepEqual(told, []);
    assert.isFalse(customer.isOpen);
    assert.isFalse(customer.dialog.matches(':popover-open'));
    assert.equal(customer.launcher.textContent, 'Trouble signing in?');
  });

  it('leaves nothing behind where it is removed meanwhile', async () => {
    const gate = aGate<Bundle>();
    const customer = mount({ bundle: () => gate.promise });
    const { told, stop } = record(customer.widget);
    const warned = warnings();
    const opened = customer.widget.open();
    customer.widget.remove();
    gate.open(resetTopic);
    await opened;
    await nextTask();
    stop();
    warned.stop();
    assert.deepEqual(told, []);
    assert.deepEqual(warned.said, []);
    assert.lengthOf(customer.asked, 1);
    assert.isNull(customer.root.querySelector('dialog'));
    assert.lengthOf(customer.root.adoptedStyleSheets, 1);
  });

  it('says nothing where the load fails after it was removed', async () => {
    const gate = aGate<Bundle>();
    const customer = mount({ bundle: () => gate.promise });
    const { told, stop } = record(customer.widget);
    const warned = warnings();
    const opened = customer.widget.open();
    customer.widget.remove();
    gate.fail(new Error('gone'));
    await opened;
    stop();
    warned.stop();
    assert.deepEqual([...told, ...warned.said], []);
  });

  it('opens where it was moved in the page meanwhile', async () => {
    const gate = aGate<Bundle>();
    const customer = mount({ bundle: () => gate.promise });
    const { told, stop } = record();
    press(customer.launcher);
    const box = document.createElement('div');
    document.body.append(box);
    box.append(customer.widget);
    gate.open(resetTopic);
    await customer.expectFocusOnHeading();
    stop();
    assert.deepEqual(
      told.filter((one) => one === 'help-open'),
      ['help-open'],
    );
    box.remove();
  });

  it('tells the failure once, keeps the links, and is tried again by a press', async () => {
    let fails = 1;
    const customer = mount({
      load: { panel: () => (fails-- > 0 ? Promise.reject(new Error('offline')) : panelPart()) },
    });
    const { told, stop } = record();
    const warned = warnings();
    const { heard, stop: deafen } = spoken(customer.root);
    press(customer.launcher);
    await once(customer.widget, 'help-error');
    await customer.settled();
    warned.stop();
    assert.deepEqual(told, ['help-error reason=load']);
    assert.lengthOf(warned.said, 1);
    assert.isFalse(customer.isOpen);
    assert.equal(customer.launcher.textContent, 'It did not load. Try again?');
    assert.deepEqual(heard, ['Loading …', 'It did not load. Try again?']);
    assert.isTrue(customer.widget.querySelector('a')?.checkVisibility());
    await customer.open();
    await customer.expectStep('checked-spam');
    assert.equal(customer.launcher.textContent, 'Trouble signing in?');
    stop();
    deafen();
  });

  it('tells where the content is the reason', async () => {
    const customer = mount({ bundle: () => Promise.reject(Object.assign(new Error('none'), { reason: 'content' })) });
    const warned = warnings();
    const { told, stop } = record();
    await customer.widget.open();
    warned.stop();
    stop();
    assert.deepEqual(told, ['help-error reason=content']);
    assert.isFalse(customer.isOpen);
  });

  it('keeps silent where loading on intent fails, and tries again on opening', async () => {
    let fails = 1;
    const customer = mount({
      bundle: () => (fails-- > 0 ? Promise.reject(new Error('offline')) : Promise.resolve(resetTopic)),
    });
    const { told, stop } = record();
    customer.launcher.dispatchEvent(new PointerEvent('pointerenter'));
    await customer.settled();
    assert.deepEqual(told, []);
    stop();
    await customer.open();
    assert.lengthOf(customer.asked, 2);
  });
});
