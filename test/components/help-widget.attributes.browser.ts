import { assert } from 'chai';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { HelpTicket } from '../../components/help-ticket/help-ticket.ts';
import type { HelpWidget, Prefill } from '../../components/help-widget/help-widget.ts';
import { defineHelpWidget } from '../../components/help-widget/define.ts';
import { aSource, customer as customerOf, mount, unmount } from '../support/mount.ts';
import { aBundle } from '../support/bundle.ts';
import { record, warnings } from '../support/record.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { aGate, until } from '../support/wait.ts';

/** What the form of the ticket is filled in with. */
async function filledIn(customer: ReturnType<typeof mount>): Promise<Prefill> {
  if (customer.view.localName === 'help-step') await customer.talkToAPerson();
  await customer.expectStep('something-else');
  return (customer.view as HelpTicket).entries;
}

describe('<help-widget>: before it is defined', () => {
  afterEach(unmount);

  // First in its file: the page has no such element yet.
  it('takes properties that were set on it, and its links stand', async () => {
    assert.isUndefined(customElements.get('help-widget'), 'Mistaken test: it must run before any other');
    const widget = document.createElement('help-widget') as HelpWidget;
    widget.innerHTML = '<a href="https://example.com/">Forgot your password?</a>';
    widget.prefill = { 'sign-in-name': 'sam', message: 'Hello' };
    widget.bundle = { ...resetTopic, title: 'My own' };
    document.body.append(widget);
    assert.isTrue(widget.querySelector('a')?.checkVisibility());
    const { source, asked, loaded } = aSource();
    defineHelpWidget(source);
    const customer = customerOf(widget, {}, asked, loaded);
    assert.isTrue(widget.querySelector('a')?.checkVisibility());
    await customer.open();
    assert.equal(customer.dialog.ariaLabel, 'My own');
    assert.deepEqual(asked, []);
    assert.deepEqual(await filledIn(customer), { 'sign-in-name': 'sam', message: 'Hello' });
  });

  it('is registered once, however often the script runs', () => {
    const { source } = aSource();
    defineHelpWidget(source);
    assert.doesNotThrow(() => defineHelpWidget(source));
  });
});

describe('<help-widget>: attributes', () => {
  afterEach(unmount);

  it('warns of a value that is none, once for the page, and goes on with the first', async () => {
    const { said, stop } = warnings();
    const attributes = { mode: 'sideways', theme: 'neon', accent: 'no colour' };
    const first = mount({ attributes });
    const second = mount({ attributes });
    await first.widget.open();
    first.widget.close();
    await second.widget.open();
    stop();
    assert.lengthOf(said, 3);
    for (const [name, value] of Object.entries(attributes)) {
      assert.lengthOf(
        said.filter((one) => one.includes(`${name}="${value}"`)),
        1,
        name,
      );
    }
    for (const { root, launcher } of [first, second]) {
      const { dataset, style } = launcher.parentElement as HTMLElement;
      assert.equal(dataset['theme'], 'system');
      assert.equal(launcher.popover, 'manual');
      assert.equal(style.getPropertyValue('--help-accent'), '');
      assert.lengthOf(root.querySelectorAll('button'), 1);
    }
  });

  it('asks for the brand, topic, content and language it was given', async () => {
    const customer = mount({ attributes: { brand: 'tpg', topic: 'parcels', content: '/c/', lang: 'de-AT' } });
    await customer.open();
    const [{ language, ...choice } = { language: () => '' }, ...more] = customer.asked;
    assert.deepEqual(choice, { brand: 'tpg', topic: 'parcels', content: '/c/' });
    assert.equal(language(['en', 'de']), 'de');
    assert.isEmpty(more);
  });

  it('asks for the nearest language around it, through shadow roots', async () => {
    const around = document.createElement('div');
    around.lang = 'de';
    const host = document.createElement('div');
    around.append(host);
    document.body.append(around);
    const customer = mount({ into: host.attachShadow({ mode: 'open' }) });
    assert.equal(customer.launcher.textContent, 'Anmelden klappt nicht?');
    await customer.open();
    assert.equal(customer.asked[0]?.language(['en', 'de']), 'de');
    around.remove();
  });

  const likeness: [wanted: string, shipped: string[], found: string][] = [
    ['en-AU', ['de', 'en'], 'en'],
    ['EN-au', ['en', 'en-AU'], 'en'],
    ['en-AU', ['en-AU', 'en'], 'en-AU'],
    ['zh-Hant-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['pt', ['en', 'pt-BR'], 'pt-BR'],
    ['es-MX', ['en', 'es-419'], 'es-419'],
    ['fr', ['en', 'de'], 'en'],
    ['e', ['de', 'en'], 'de'],
    ['', ['en', 'de'], 'en'],
  ];
  for (const [lang, shipped, found] of likeness) {
    it(`of ${shipped.join(', ')} it takes ${found} for "${lang}"`, async () => {
      const customer = mount({ attributes: { lang } });
      await customer.open();
      assert.equal(customer.asked[0]?.language(shipped), found);
    });
  }

  it('takes its attributes in whatever order the page has them', () => {
    const errors: string[] = [];
    const hear = (event: ErrorEvent): void => {
      errors.push(event.message);
      event.preventDefault();
    };
    window.addEventListener('error', hear);
    const pairs = ['theme="host"', 'label="Help"', 'accent="red"', 'brand="tpg"', 'mode="inline"'];
    for (const [at] of pairs.entries()) {
      const order = [...pairs.slice(at), ...pairs.slice(0, at)].join(' ');
      const page = new DOMParser().parseFromString(`<help-widget ${order}></help-widget>`, 'text/html');
      const widget = page.body.firstElementChild as HTMLElement;
      // It becomes ours as one does that stood in the page before the script came.
      document.body.append(widget);
      assert.equal(widget.shadowRoot?.querySelector('button')?.textContent, 'Help');
      widget.remove();
    }
    window.removeEventListener('error', hear);
    assert.deepEqual(errors, []);
  });

  it('prefers its own language to the one around, and the page’s comes last', async () => {
    const page = document.documentElement.lang;
    document.documentElement.lang = 'de-CH';
    const own = mount({ attributes: { lang: 'en-AU' } });
    const pages = mount();
    document.documentElement.lang = page;
    assert.equal(own.launcher.textContent, 'Trouble signing in?');
    assert.equal(pages.launcher.textContent, 'Anmelden klappt nicht?');
  });

  it('begins at the step named, or at the one that the form’s error chooses', async () => {
    const named = mount({ attributes: { step: 'look-in-spam' } });
    await named.open();
    await named.expectStep('look-in-spam');
    unmount();
    const error = mount({ attributes: { 'error-code': 'user-locked' } });
    await error.open();
    await error.expectStep('lock-signs');
    unmount();
    const unknown = mount({ attributes: { 'error-code': 'constructor' } });
    await unknown.open();
    await unknown.expectStep('checked-spam');
  });

  it('takes an error that comes later at the next opening', async () => {
    const customer = mount();
    await customer.open();
    await customer.close();
    customer.widget.setAttribute('error-code', 'user-locked');
    await customer.open();
    await customer.expectStep('lock-signs');
  });

  it('has the label’s words on the launcher, from the start and when they change', () => {
    const { launcher, widget } = mount({ attributes: { label: 'Locked out?' } });
    assert.equal(launcher.textContent, 'Locked out?');
    widget.setAttribute('label', '<b>Help</b>');
    assert.equal(launcher.textContent, '<b>Help</b>');
    assert.isNull(launcher.firstElementChild);
    widget.removeAttribute('label');
    assert.equal(launcher.textContent, 'Trouble signing in?');
  });

  it('colours launcher and panel with the accent, over the brand’s', async () => {
    const bundle = { ...resetTopic, brand: { ...resetTopic.brand, theme: { '--help-accent': 'rgb(1, 2, 3)' } } };
    const customer = mount({ bundle, attributes: { accent: 'rgb(120, 0, 60)', step: 'something-else' } });
    assert.equal(getComputedStyle(customer.launcher).backgroundColor, 'rgb(120, 0, 60)');
    await customer.open();
    assert.equal(getComputedStyle(customer.panel).getPropertyValue('--help-accent'), 'rgb(120, 0, 60)');
    customer.widget.removeAttribute('accent');
    assert.equal(getComputedStyle(customer.panel).getPropertyValue('--help-accent'), 'rgb(1, 2, 3)');
  });

  it('lets the page’s own rule stand over the brand’s theme', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('help-widget { --help-accent: rgb(7, 8, 9) }');
    document.adoptedStyleSheets.push(sheet);
    const bundle = { ...resetTopic, brand: { ...resetTopic.brand, theme: { '--help-accent': 'rgb(1, 2, 3)' } } };
    const customer = mount({ bundle });
    await customer.open();
    assert.equal(getComputedStyle(customer.launcher).backgroundColor, 'rgb(7, 8, 9)');
    document.adoptedStyleSheets.pop();
    assert.equal(getComputedStyle(customer.launcher).backgroundColor, 'rgb(1, 2, 3)');
  });

  it('is light, dark, or as the page is', async () => {
    const surface = async (theme: string, page: string): Promise<string> => {
      document.documentElement.style.colorScheme = page;
      const customer = mount({ attributes: { theme } });
      await customer.widget.open();
      const { backgroundColor } = getComputedStyle(customer.dialog);
      unmount();
      document.documentElement.style.colorScheme = '';
      return backgroundColor;
    };
    const light = 'rgb(255, 255, 255)';
    const dark = 'rgb(27, 29, 34)';
    assert.equal(await surface('light', 'dark'), light);
    assert.equal(await surface('dark', 'light'), dark);
    assert.equal(await surface('auto', 'dark'), dark);
    assert.equal(await surface('auto', 'light'), light);
  });

  it('fills in from the property, and from the attributes over it', async () => {
    const customer = mount({ attributes: { email: 'sam@example.com', 'account-id': '42', step: 'something-else' } });
    customer.widget.prefill = { 'contact-email': 'other@example.com', 'sign-in-name': 'sam' };
    await customer.open();
    assert.deepEqual(await filledIn(customer), {
      'contact-email': 'sam@example.com',
      'sign-in-name': 'sam',
      'account-id': '42',
    });
  });
});

describe('<help-widget>: other content', () => {
  afterEach(unmount);

  it('makes the panel anew and stays open', async () => {
    const other = aBundle();
    const customer = mount({ bundle: ({ topic }) => Promise.resolve(topic === 'parcels' ? other : resetTopic) });
    await customer.open();
    await customer.answer('not-there');
    const before = customer.panel;
    customer.widget.setAttribute('topic', 'parcels');
    await until('the other panel shows', () => customer.root.querySelector('help-panel') !== before && customer.isOpen);
    await customer.expectFocusOnHeading();
    await customer.expectStep('which');
    assert.lengthOf(customer.root.querySelectorAll('dialog'), 1);
    assert.lengthOf(customer.root.querySelectorAll('[part="inline"]'), 1);
    assert.lengthOf(customer.root.adoptedStyleSheets, 3);
    assert.isFalse(before.isConnected);
  });

  it('keeps the answers of the first for when it comes back', async () => {
    const other = aBundle();
    const customer = mount({ bundle: ({ topic }) => Promise.resolve(topic === 'parcels' ? other : resetTopic) });
    await customer.open();
    await customer.answer('not-there');
    await customer.close();
    customer.widget.setAttribute('topic', 'parcels');
    await customer.open();
    await customer.expectStep('which');
    customer.widget.removeAttribute('topic');
    await until(
      'the first shows',
      () => customer.root.querySelector('help-panel') && customer.panel.bundle.topic === resetTopic.topic,
    );
    await customer.expectStep('lock-signs');
  });

  it('never shows what was asked for before', async () => {
    const slow = aGate<Bundle>();
    const customer = mount({ bundle: ({ topic }) => (topic ? Promise.resolve(aBundle()) : slow.promise) });
    const { told, stop } = record();
    const opened = customer.widget.open();
    customer.widget.setAttribute('topic', 'parcels');
    slow.open(resetTopic);
    await opened;
    stop();
    await customer.expectStep('which');
    assert.lengthOf(customer.root.querySelectorAll('dialog'), 1);
    assert.deepEqual(told, ['help-open', 'help-step step=which kind=question topic=parcels']);
  });

  it('leaves the launcher in reach where the other content does not come', async () => {
    const customer = mount({
      bundle: ({ topic }) => (topic ? Promise.reject(new Error('none')) : Promise.resolve(resetTopic)),
    });
    await customer.open();
    const warned = warnings();
    customer.widget.setAttribute('topic', 'parcels');
    await until('it has closed', () => !customer.isOpen);
    warned.stop();
    assert.equal(customer.launcher.ariaExpanded, 'false');
    customer.widget.removeAttribute('topic');
    await customer.open();
    await customer.expectStep('checked-spam');
  });

  it('takes a bundle of the host’s own, and another at the next opening', async () => {
    const customer = mount();
    customer.widget.bundle = aBundle();
    await customer.open();
    await customer.expectStep('which');
    await customer.close();
    customer.widget.bundle = resetTopic;
    await customer.open();
    await customer.expectStep('checked-spam');
    assert.deepEqual(customer.asked, []);
  });
});
