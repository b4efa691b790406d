import { assert } from 'chai';
import { setViewport } from '@web/test-runner-commands';
import type { Parts } from '../../components/help-widget/source.ts';
import { mount, press } from '../support/mount.ts';
import { record, warnings } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { aGate, expectFocus, nextTask, once, until } from '../support/wait.ts';
import { cleanUp, hostButton, put } from '../support/host-elements.ts';

/** A press of the host's trigger. Nothing is left to the browser after the test has seen what would be. */
function pressed(trigger: HTMLElement, keys: MouseEventInit = {}): { readonly left: boolean } {
  let left = false;
  const see = (event: Event): void => {
    left = !event.defaultPrevented;
    event.preventDefault();
  };
  document.addEventListener('click', see, { once: true });
  trigger.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...keys }));
  return { left };
}

describe('<help-widget mode=attached>', () => {
  before(() => setViewport({ width: 1000, height: 800 }));
  afterEach(cleanUp);

  it('is opened and closed by the host’s own trigger, which no longer leads away', async () => {
    const trigger = hostButton('trouble');
    const customer = mount({ attributes: { mode: 'attached', trigger: 'trouble' } });
    assert.equal(getComputedStyle(customer.launcher).display, 'none');
    assert.deepEqual([trigger.ariaHasPopup, trigger.ariaExpanded], ['dialog', 'false']);
    press(trigger);
    await customer.expectFocusOnHeading();
    assert.equal(trigger.ariaExpanded, 'true');
    assert.notInclude(location.hash, 'without-script');
    press(trigger);
    assert.isFalse(customer.isOpen);
    assert.equal(trigger.ariaExpanded, 'false');
    press(trigger);
    await customer.expectFocusOnHeading();
    await customer.close();
    expectFocus(trigger);
  });

  for (const keys of [{ ctrlKey: true }, { metaKey: true }]) {
    it(`leaves a press with ${Object.keys(keys).join()} to the browser`, async () => {
      const trigger = hostButton('trouble');
      const customer = mount({ attributes: { mode: 'attached', trigger: 'trouble' } });
      assert.isTrue(pressed(trigger, keys).left);
      assert.isFalse(customer.isOpen);
      assert.isFalse(pressed(trigger).left);
      await customer.expectFocusOnHeading();
      assert.isTrue(pressed(trigger, keys).left);
      assert.isTrue(customer.isOpen);
    });
  }

  it('lets the trigger lead where it leads after a failure, and tries again by the same press', async () => {
    const trigger = hostButton('trouble');
    let fails = 2;
    const customer = mount({
      attributes: { mode: 'attached', trigger: 'trouble' },
      bundle: () => (fails-- > 0 ? Promise.reject(new Error('offline')) : Promise.resolve(resetTopic)),
    });
    const { stop } = warnings();
    const presses: boolean[] = [];
    for (const _ of [1, 2]) {
      const failed = once(customer.widget, 'help-error');
      presses.push(pressed(trigger).left);
      await failed;
      assert.isFalse(customer.isOpen);
    }
    stop();
    presses.push(pressed(trigger).left);
    await customer.expectFocusOnHeading();
    presses.push(pressed(trigger).left);
    assert.isFalse(customer.isOpen);
    assert.deepEqual(presses, [false, true, true, false]);
    assert.lengthOf(customer.asked, 3);
  });

  it('gives the focus to its trigger where nothing had it, or what had it is gone', async () => {
    const trigger = hostButton('trouble');
    const customer = mount({ attributes: { mode: 'attached', trigger: 'trouble' } });
    (document.activeElement as HTMLElement | null)?.blur();
    await customer.widget.open();
    await customer.expectFocusOnHeading();
    await customer.close();
    expectFocus(trigger);
    const other = hostButton('other');
    other.focus();
    await customer.widget.open();
    await customer.expectFocusOnHeading();
    other.remove();
    await customer.close();
    expectFocus(trigger);
  });

  it('loads on intent, the placing part only on opening', async () => {
    const trigger = hostButton('trouble');
    const customer = mount({ attributes: { mode: 'attached', trigger: 'trouble' } });
    trigger.dispatchEvent(new PointerEvent('pointerenter'));
    await until('the panel is loaded', () => customer.root.querySelector('dialog'));
    assert.deepEqual(customer.loaded, ['panel']);
    press(trigger);
    await customer.expectFocusOnHeading();
    assert.deepEqual(customer.loaded, ['panel', 'place']);
  });

  it('stands beside its trigger, and follows it', async () => {
    const trigger = hostButton('trouble', { position: 'fixed', top: '40px', left: '120px' });
    const customer = mount({ attributes: { mode: 'attached', trigger: 'trouble' } });
    press(trigger);
    await customer.expectFocusOnHeading();
    const beside = (): boolean => {
      const { right } = trigger.getBoundingClientRect();
      const box = customer.dialog.getBoundingClientRect();
      return Math.abs(box.left - right - 8) < 1 && box.top >= 0 && box.bottom <= innerHeight;
    };
    await until('it stands beside the trigger', beside);
    trigger.style.left = '300px';
    window.dispatchEvent(new Event('resize'));
    await until('it has followed', () => beside() && customer.dialog.getBoundingClientRect().left > 299);
    await customer.close();
    assert.equal(customer.dialog.style.inset, '');
    assert.equal(customer.dialog.style.maxHeight, '');
  });

  it('covers no trigger, and stays in view, wherever that stands', async () => {
    for (const style of [
      { bottom: '10px', left: '120px' },
      { top: '10px', right: '10px' },
      { top: '300px', left: '500px' },
    ]) {
      const trigger = hostButton('trouble', { position: 'fixed', ...style });
      const customer = mount({ attributes: { mode: 'attached', trigger: 'trouble' } });
      press(trigger);
      await customer.expectFocusOnHeading();
      await until('it is placed', () => customer.dialog.style.inset !== '');
      const box = customer.dialog.getBoundingClientRect();
      const host = trigger.getBoundingClientRect();
      const apart =
        box.right <= host.left || box.left >= host.right || box.bottom <= host.top || box.top >= host.bottom;
      assert.isTrue(apart, JSON.stringify(style));
      assert.isTrue(box.top >= 0 && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight);
      cleanUp();
    }
  });

  it('stands in the corner where the placing part does not arrive', async () => {
    const trigger = hostButton('trouble');
    const customer = mount({
      attributes: { mode: 'attached', trigger: 'trouble' },
      load: { place: () => Promise.reject(new Error('offline')) },
    });
    const { told, stop } = record();
    press(trigger);
    await customer.expectFocusOnHeading();
    stop();
    assert.include(told.join(), 'help-error reason=load');
    const box = customer.dialog.getBoundingClientRect();
    assert.isBelow(innerWidth - box.right, 40);
    assert.isBelow(innerHeight - box.bottom, 40);
  });

  it('tells of its opening once, where it is opened again while the placing part is on its way', async () => {
    const trigger = hostButton('trouble');
    const gate = aGate<Parts['place']>();
    const customer = mount({
      attributes: { mode: 'attached', trigger: 'trouble' },
      load: { place: () => gate.promise },
    });
    const { told, stop } = record();
    press(trigger);
    await until('the placing part is asked for', () => customer.loaded.includes('place'));
    const again = customer.widget.open();
    gate.fail(new Error('offline'));
    await again;
    await customer.expectFocusOnHeading();
    customer.widget.close();
    stop();
    assert.deepEqual(
      told.filter((one) => !one.startsWith('help-step')),
      [
        ...['help-error reason=load', 'help-error reason=load'],
        ...['help-open', 'help-request-close reason=host', 'help-close reason=host'],
      ],
    );
  });

  it('is found in the shadow root that the widget is in', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    put.push(host);
    const shadow = host.attachShadow({ mode: 'open' });
    const trigger = document.createElement('button');
    trigger.id = 'trouble';
    trigger.textContent = 'Trouble?';
    shadow.append(trigger);
    const customer = mount({ into: shadow, attributes: { mode: 'attached', trigger: 'trouble' } });
    press(trigger);
    await customer.expectFocusOnHeading();
    await customer.close();
    expectFocus(trigger);
  });

  it('warns of a trigger that is not there, and has its launcher', async () => {
    const { said, stop } = warnings();
    const customer = mount({ attributes: { mode: 'attached', trigger: 'nowhere' } });
    const other = mount({ attributes: { mode: 'attached', trigger: 'nowhere' } });
    await other.widget.open();
    other.widget.close();
    await customer.widget.open();
    await customer.expectStep('checked-spam');
    stop();
    assert.lengthOf(said, 1);
    assert.include(said[0], 'trigger="nowhere"');
    assert.notInclude(customer.loaded, 'place');
    await customer.close();
    assert.equal(getComputedStyle(customer.launcher).position, 'fixed');
  });

  it('finds a trigger that stands later in the page', async () => {
    const { said, stop } = warnings();
    const real = Object.getOwnPropertyDescriptor(Document.prototype, 'readyState') as PropertyDescriptor;
    Object.defineProperty(Document.prototype, 'readyState', { ...real, get: () => 'loading' });
    const customer = mount({ attributes: { mode: 'attached', trigger: 'later' } });
    const trigger = hostButton('later');
    Object.defineProperty(Document.prototype, 'readyState', real);
    document.dispatchEvent(new Event('DOMContentLoaded'));
    stop();
    assert.deepEqual(said, []);
    assert.equal(trigger.ariaExpanded, 'false');
    press(trigger);
    await customer.expectFocusOnHeading();
  });

  it('gives the trigger back as it was when it is removed, open or not', async () => {
    const trigger = hostButton('trouble');
    const before = trigger.outerHTML;
    const customer = mount({ attributes: { mode: 'attached', trigger: 'trouble' } });
    assert.notEqual(trigger.outerHTML, before);
    customer.widget.remove();
    assert.equal(trigger.outerHTML, before);
    document.body.append(customer.widget);
    press(trigger);
    await customer.expectFocusOnHeading();
    customer.widget.remove();
    assert.equal(trigger.outerHTML, before);
    const asked = customer.asked.length;
    trigger.dispatchEvent(new PointerEvent('pointerenter'));
    await nextTask();
    assert.lengthOf(customer.asked, asked);
  });

  it('changes its trigger, and leaves the first as it was, even while open', async () => {
    const first = hostButton('first');
    const before = first.outerHTML;
    const second = hostButton('second');
    const customer = mount({ attributes: { mode: 'attached', trigger: 'first' } });
    press(first);
    await customer.expectFocusOnHeading();
    customer.widget.setAttribute('trigger', 'second');
    assert.equal(first.outerHTML, before);
    await until('it is open beside the second', () => second.ariaExpanded === 'true');
    await customer.expectFocusOnHeading();
    await customer.close();
    assert.equal(first.outerHTML, before);
    assert.equal(second.ariaExpanded, 'false');
  });

  it('still says that it is open after the host has changed its label', async () => {
    const trigger = hostButton('trouble');
    const customer = mount({ attributes: { mode: 'attached', trigger: 'trouble' } });
    press(trigger);
    await customer.expectFocusOnHeading();
    customer.widget.setAttribute('label', 'Help');
    assert.equal(trigger.ariaExpanded, 'true');
  });
});
