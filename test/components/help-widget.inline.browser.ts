import { assert } from 'chai';
import { setViewport } from '@web/test-runner-commands';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { mount, named } from '../support/mount.ts';
import { record, warnings } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { aGate, expectFocus, nextTask, until } from '../support/wait.ts';
import { cleanUp, put } from '../support/host-elements.ts';

const { words } = resetTopic;

function spacer(height: string): HTMLElement {
  const space = document.createElement('div');
  space.style.height = height;
  document.body.prepend(space);
  put.push(space);
  return space;
}

/** Waits until the page was painted so often. */
async function frames(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await new Promise(requestAnimationFrame);
}

describe('<help-widget mode=inline>', () => {
  before(() => setViewport({ width: 1000, height: 800 }));
  afterEach(cleanUp);

  it('in view leaves its links as they stand, until it is tapped', async () => {
    const customer = mount({ attributes: { mode: 'inline' } });
    const link = customer.widget.querySelector('a') as HTMLAnchorElement;
    await until('it is loaded', () => customer.root.querySelector('dialog'));
    const { top } = link.getBoundingClientRect();
    await customer.settled();
    assert.isTrue(link.checkVisibility());
    assert.equal(link.getBoundingClientRect().top, top);
    assert.notExists(customer.root.querySelector('help-panel'));
    await customer.open();
    await customer.expectStep('checked-spam');
    assert.isFalse(link.checkVisibility());
    assert.isFalse(customer.launcher.checkVisibility());
    assert.throws(() => named(customer.panel, words.close));
  });

  it('near the view takes their place by itself, and no focus', async () => {
    const field = document.createElement('input');
    document.body.prepend(field);
    put.push(field);
    field.focus();
    spacer('900px');
    const customer = mount({ attributes: { mode: 'inline' } });
    const { told, stop } = record();
    await until('it is filled', () => customer.root.querySelector('[data-filled] help-panel'));
    await customer.expectStep('checked-spam');
    stop();
    expectFocus(field);
    assert.deepEqual(told, ['help-step step=checked-spam kind=question topic=reset']);
    assert.isFalse(customer.isOpen);
    await customer.answer('not-there');
    await customer.expectStep('lock-signs');
    await customer.expectFocusOnHeading();
  });

  it('far from the view asks for nothing; then it comes near', async () => {
    spacer('3000px');
    const customer = mount({ attributes: { mode: 'inline' } });
    await frames(3);
    assert.deepEqual([...customer.loaded, ...customer.asked], []);
    scrollTo(0, 2000);
    await until('it is filled', () => customer.root.querySelector('[data-filled] help-panel'));
  });

  it('without links takes its place in view, and reserves it before', async () => {
    const customer = mount({ fallback: '', attributes: { mode: 'inline' } });
    const { height } = customer.widget.getBoundingClientRect();
    assert.isAtLeast(height, 600);
    await until('it is filled', () => customer.root.querySelector('[data-filled] help-panel'));
    await customer.settled();
    assert.equal(customer.widget.getBoundingClientRect().height, height);
    expectFocus(undefined);
  });

  it('closes by method: the links are back, and the focus is on the launcher', async () => {
    const customer = mount({ attributes: { mode: 'inline' } });
    await customer.open();
    await customer.answer('not-there');
    const { told, stop } = record();
    customer.widget.close();
    stop();
    assert.deepEqual(told, ['help-request-close reason=host', 'help-close reason=host']);
    assert.isTrue(customer.widget.querySelector('a')?.checkVisibility());
    expectFocus(customer.launcher);
    await customer.open();
    await customer.expectStep('lock-signs');
  });

  it('does not come back by scrolling once the host has closed it, only when it is opened', async () => {
    spacer('3000px');
    const customer = mount({ attributes: { mode: 'inline' } });
    scrollTo(0, 2000);
    await until('it is filled', () => customer.root.querySelector('[data-filled] help-panel'));
    await customer.widget.open();
    customer.widget.close();
    const there = (): boolean => customer.root.querySelector('help-panel') !== null;
    let seen = 0;
    const observer = new IntersectionObserver(() => (seen += 1));
    observer.observe(customer.widget);
    for (const [top, looks] of [
      [0, 1],
      [document.documentElement.scrollHeight, 2],
      [0, 3],
    ] as const) {
      scrollTo(0, top);
      await until('the browser has told of the scrolling', () => seen >= looks);
      await frames(2);
      assert.isFalse(there());
    }
    observer.disconnect();
    await customer.widget.open();
    assert.isTrue(there());
  });

  it('stays where the host vetoes its closing', async () => {
    const customer = mount({ attributes: { mode: 'inline' } });
    await customer.open();
    customer.widget.addEventListener('help-request-close', (event) => event.preventDefault());
    customer.widget.removeAttribute('open');
    assert.isTrue(customer.isOpen);
    assert.isTrue(customer.panel.checkVisibility());
  });

  it('tells why where loading fails by itself; the links and the launcher’s words stay', async () => {
    const warned = warnings();
    const { told, stop } = record();
    const failure = Object.assign(new Error('another file'), { reason: 'integrity' });
    const customer = mount({ attributes: { mode: 'inline' }, bundle: () => Promise.reject(failure) });
    const { textContent } = customer.launcher;
    await until('it is told', () => told.length);
    await customer.settled();
    stop();
    warned.stop();
    assert.deepEqual(told, ['help-error reason=integrity']);
    assert.deepEqual(warned.said, ['help-widget: Error: another file']);
    assert.equal(customer.launcher.textContent, textContent);
    assert.isTrue(customer.widget.querySelector('a')?.checkVisibility());
  });

  it('tells nothing of a loading that ends after it was removed', async () => {
    const gate = aGate<Bundle>();
    const warned = warnings();
    const customer = mount({ attributes: { mode: 'inline' }, bundle: () => gate.promise });
    const { told, stop } = record(customer.widget);
    await until('it was asked for', () => customer.asked.length);
    customer.widget.remove();
    gate.fail(new Error('offline'));
    await customer.settled();
    stop();
    warned.stop();
    assert.deepEqual([...told, ...warned.said], []);
  });

  it('becomes a launcher, and a launcher inline, with the place kept', async () => {
    const customer = mount({ fallback: '', attributes: { mode: 'inline' } });
    await until('it is filled', () => customer.root.querySelector('[data-filled] help-panel'));
    await customer.answer('not-there');
    customer.widget.setAttribute('mode', 'launcher');
    assert.isTrue(customer.launcher.checkVisibility({ visibilityProperty: true }));
    await customer.open();
    await customer.expectStep('lock-signs');
    customer.widget.setAttribute('mode', 'inline');
    await until('it is inline', () => customer.root.querySelector('[data-filled] help-panel'));
    await customer.expectStep('lock-signs');
    assert.isFalse(customer.dialog.matches(':popover-open'));
  });
});

describe('<help-widget>: from inline to another mode while its content is on the way', () => {
  it('does not settle in the page any more', async () => {
    const gate = aGate<Bundle>();
    const customer = mount({ attributes: { mode: 'inline' }, bundle: () => gate.promise });
    await until('it is asked for', () => customer.loaded.includes('panel'));
    // With no links inside, nothing would keep it from settling.
    customer.widget.replaceChildren();
    customer.widget.setAttribute('mode', 'launcher');
    gate.open(resetTopic);
    await until('it has come', () => customer.root.querySelector('dialog'));
    await nextTask();
    assert.isFalse(customer.root.querySelector('help-panel') !== null, 'the panel stands in the page');
  });
});
