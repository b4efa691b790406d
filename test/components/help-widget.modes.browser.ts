import { assert } from 'chai';
import { setViewport } from '@web/test-runner-commands';
import type { Parts } from '../../components/help-widget/source.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { mount, named, press, unmount } from '../support/mount.ts';
import { atWork, record, warnings } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { aGate, expectFocus, nextTask, once, until } from '../support/wait.ts';

const { words } = resetTopic;

/** Something of the host's on the page, gone after the test. */
const put: Element[] = [];

function hostButton(id: string, style: Partial<CSSStyleDeclaration> = {}): HTMLAnchorElement {
  const link = document.createElement('a');
  link.id = id;
  link.href = '#without-script';
  link.textContent = 'Trouble?';
  Object.assign(link.style, { display: 'inline-block' }, style);
  document.body.prepend(link);
  put.push(link);
  return link;
}

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

function spacer(height: string): HTMLElement {
  const space = document.createElement('div');
  space.style.height = height;
  document.body.prepend(space);
  put.push(space);
  return space;
}

function cleanUp(): void {
  unmount();
  for (const element of put.splice(0)) element.remove();
  document.querySelectorAll('body > div:empty').forEach((element) => element.remove());
  scrollTo(0, 0);
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

describe('<help-widget>: removed from the page', () => {
  before(() => setViewport({ width: 1000, height: 800 }));
  afterEach(cleanUp);

  for (const mode of ['launcher', 'attached', 'inline'] as const) {
    it(`leaves nothing at work, open in mode ${mode}`, async () => {
      hostButton('trouble');
      const work = atWork();
      try {
        const customer = mount({ attributes: { mode, trigger: 'trouble' } });
        await customer.widget.open();
        await customer.expectStep('checked-spam');
        assert.isAbove(work.count(), 0, 'Mistaken test: nothing was counted');
        const { told, stop } = record();
        customer.widget.remove();
        await nextTask();
        stop();
        assert.equal(work.count(), 0);
        assert.deepEqual(told, []);
        assert.lengthOf(customer.root.adoptedStyleSheets, 1);
        assert.notExists(customer.root.querySelector('dialog, help-panel, [part="inline"]'));
        assert.isEmpty(document.adoptedStyleSheets);
      } finally {
        work.stop();
      }
    });
  }

  it('leaves nothing at work after it was closed, too', async () => {
    const work = atWork();
    const customer = mount();
    await customer.open();
    await customer.close();
    assert.equal(work.count(), 0);
    work.stop();
  });

  it('comes back open where it was, or with its launcher', async () => {
    const customer = mount();
    await customer.open();
    await customer.answer('not-there');
    customer.widget.remove();
    document.body.append(customer.widget);
    await customer.expectFocusOnHeading();
    await customer.expectStep('lock-signs');
    customer.widget.remove();
    customer.widget.removeAttribute('open');
    document.body.append(customer.widget);
    assert.isTrue(customer.launcher.checkVisibility({ visibilityProperty: true }));
    assert.equal(customer.launcher.ariaExpanded, 'false');
  });

  it('is harmless to have two: each has its own panel', async () => {
    const first = mount();
    const second = mount({ attributes: { topic: 'other' } });
    await first.widget.open();
    await second.widget.open();
    first.widget.close();
    assert.isTrue(second.isOpen);
    await second.expectStep('checked-spam');
  });
});

/** Waits until the page was painted so often. */
async function frames(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await new Promise(requestAnimationFrame);
}

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
