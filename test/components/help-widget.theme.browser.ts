import { assert } from 'chai';
import { emulateMedia } from '@web/test-runner-commands';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { themeOf } from '../../src/compile/theme/theme.ts';
import type { Customer } from '../support/mount.ts';
import { mount, unmount } from '../support/mount.ts';
import { contrastOf, painted } from '../support/painted.ts';
import { resetTopic } from '../support/reset-topic.ts';
import { until } from '../support/wait.ts';

type Scheme = 'light' | 'dark';
const SURFACE = { light: 'rgb(255, 255, 255)', dark: 'rgb(27, 29, 34)' } as const;
const LAUNCHER = { light: 'rgb(29, 95, 209)', dark: 'rgb(138, 180, 255)' } as const;
const root = document.documentElement;

const surface = ({ dialog }: Customer): string => getComputedStyle(dialog).backgroundColor;
const launcher = (customer: Customer): string => getComputedStyle(customer.launcher).backgroundColor;
const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

async function opened(
  attributes: Readonly<Record<string, string>> = {},
  bundle: Bundle = resetTopic,
): Promise<Customer> {
  const customer = mount({ attributes, bundle });
  await customer.widget.open();
  return customer;
}

/** A style sheet of the page. Taken away after the test. */
function pageSheet(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

function meta(content: string): void {
  const element = Object.assign(document.createElement('meta'), { name: 'color-scheme', content });
  document.head.append(element);
}

async function clean(): Promise<void> {
  unmount();
  document.adoptedStyleSheets = [];
  for (const element of document.querySelectorAll('meta[name=color-scheme]')) element.remove();
  root.removeAttribute('class');
  root.removeAttribute('style');
  await emulateMedia({ colorScheme: 'light' });
}

describe('<help-widget>: theme auto', () => {
  afterEach(clean);

  for (const [page, system, scheme] of [
    ['', 'light', 'light'],
    ['', 'dark', 'dark'],
    ['normal', 'dark', 'dark'],
    ['light', 'dark', 'light'],
    ['only light', 'dark', 'light'],
    ['dark', 'light', 'dark'],
    ['light dark', 'light', 'light'],
    ['light dark', 'dark', 'dark'],
  ] as const) {
    it(`is ${scheme} where the page says "${page}" and the system ${system}`, async () => {
      await emulateMedia({ colorScheme: system });
      root.style.colorScheme = page;
      const customer = await opened();
      // Whether a page says anything is found out when the panel comes; until then, and so after it, the launcher is light.
      const spoken = /light|dark/.test(page) ? scheme : 'light';
      assert.deepEqual([launcher(customer), surface(customer)], [LAUNCHER[spoken], SURFACE[scheme]]);
    });
  }

  for (const [content, system, scheme] of [
    ['light', 'dark', 'light'],
    ['dark', 'light', 'dark'],
    ['light dark', 'dark', 'dark'],
  ] as const) {
    it(`is ${scheme} where the page’s meta element says "${content}" and the system ${system}`, async () => {
      await emulateMedia({ colorScheme: system });
      meta(content);
      assert.equal(surface(await opened()), SURFACE[scheme]);
    });
  }

  it('is as the part of the page that it stands in', async () => {
    const around = document.createElement('section');
    around.style.colorScheme = 'dark';
    document.body.append(around);
    const customer = mount({ into: around });
    assert.equal(launcher(customer), LAUNCHER.dark);
    around.remove();
  });
});

describe('<help-widget>: a change of scheme', () => {
  afterEach(clean);

  for (const system of ['light', 'dark'] as const) {
    it(`of the page is followed at once, open and closed, on a ${system} system`, async () => {
      await emulateMedia({ colorScheme: system });
      pageSheet('.light { color-scheme: light } .dark { color-scheme: dark }');
      root.className = 'light';
      const customer = await opened();
      const { panel } = customer;
      for (const scheme of ['dark', 'light', 'dark'] as const) {
        root.className = scheme;
        assert.deepEqual([launcher(customer), surface(customer)], [LAUNCHER[scheme], SURFACE[scheme]]);
      }
      await customer.close();
      root.className = 'light';
      assert.equal(launcher(customer), LAUNCHER.light);
      assert.equal(customer.panel, panel);
    });
  }

  it('shows nothing of the other scheme in any frame after it', async () => {
    root.style.colorScheme = 'light';
    const customer = await opened();
    for (const scheme of ['dark', 'light'] as const) {
      root.style.colorScheme = scheme;
      const seen = new Set<string>();
      for (let at = 0; at < 6; at += 1) {
        seen.add(`${launcher(customer)} ${surface(customer)}`);
        await frame();
      }
      assert.deepEqual([...seen], [`${LAUNCHER[scheme]} ${SURFACE[scheme]}`]);
    }
  });

  it('of a meta element is followed at once', async () => {
    meta('light');
    const customer = await opened();
    const element = document.querySelector('meta[name=color-scheme]') as HTMLMetaElement;
    for (const scheme of ['dark', 'light'] as const) {
      element.content = scheme;
      assert.equal(surface(customer), SURFACE[scheme]);
    }
  });

  it('of the system is followed where the page leaves it the choice', async () => {
    const silent = await opened();
    root.style.colorScheme = 'light dark';
    const both = await opened();
    for (const scheme of ['dark', 'light'] as const) {
      await emulateMedia({ colorScheme: scheme });
      assert.deepEqual([surface(silent), surface(both)], [SURFACE[scheme], SURFACE[scheme]]);
    }
  });

  it('to dark is followed at once on a page that said nothing so far', async () => {
    const customer = await opened();
    root.style.colorScheme = 'dark';
    assert.equal(surface(customer), SURFACE.dark);
  });

  it('to light is followed on a page that said nothing so far, though the system is dark', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    const customer = await opened();
    assert.equal(surface(customer), SURFACE.dark);
    root.style.colorScheme = 'light';
    await until('the panel is light', () => surface(customer) === SURFACE.light);
    root.style.colorScheme = '';
    await until('the panel is as the system again', () => surface(customer) === SURFACE.dark);
  });

  it('of the attribute is followed at once, with the same panel', async () => {
    const customer = await opened();
    const { panel } = customer;
    for (const theme of ['dark', 'light', 'dark', 'auto'] as const) {
      customer.widget.setAttribute('theme', theme);
      assert.equal(surface(customer), SURFACE[theme === 'dark' ? 'dark' : 'light'], theme);
    }
    assert.isTrue(customer.isOpen);
    assert.equal(customer.panel, panel);
  });
});

describe('<help-widget>: theme host', () => {
  afterEach(clean);

  it('takes font, words and radius from the page, and makes its buttons of the words’ colour', async () => {
    pageSheet(`html { font-family: Georgia; color: rgb(40, 30, 10) }
      help-widget { border-radius: 3px }`);
    const customer = await opened({ theme: 'host', step: 'something-else' });
    const { fontFamily, color, borderRadius } = getComputedStyle(customer.dialog);
    assert.deepEqual([fontFamily, borderRadius], ['Georgia', '3px']);
    assert.equal(getComputedStyle(customer.launcher).fontFamily, 'Georgia');
    assert.deepEqual(painted(color), painted('rgb(40, 30, 10)'));
    assert.deepEqual(painted(surface(customer)), [255, 255, 255]);
    assert.deepEqual(token(customer, '--_accent'), [40, 30, 10]);
    assert.deepEqual(token(customer, '--_on-accent'), [255, 255, 255]);
  });

  it('is dark on a page with light words, though nothing says so but the words', async () => {
    root.style.color = 'rgb(250, 240, 220)';
    const customer = await opened({ theme: 'host' });
    assert.deepEqual(painted(getComputedStyle(customer.panel).color), [250, 240, 220]);
    assert.deepEqual(token(customer, '--_accent'), [250, 240, 220]);
    assert.isBelow(Math.max(...painted(surface(customer))), 40);
    assert.deepEqual(token(customer, '--_on-accent'), painted(surface(customer)));
  });

  it('has the usual corners on a page that rounds none', async () => {
    const customer = await opened({ theme: 'host' });
    assert.equal(getComputedStyle(customer.dialog).borderRadius, '12px');
  });

  it('leaves the page’s own properties the last word, and the brand’s theme none', async () => {
    const brand = { ...resetTopic.brand, theme: { '--help-accent': '#123456', '--help-radius': '30px' } };
    const bundle = { ...resetTopic, brand };
    const plain = await opened({ theme: 'host' }, bundle);
    assert.deepEqual(token(plain, '--_accent'), [0, 0, 0]);
    assert.equal(getComputedStyle(plain.dialog).borderRadius, '12px');
    unmount();
    pageSheet(`help-widget { --help-accent: #8a1f6a; --help-on-accent: #fee; --help-text: #210; --help-surface: #fdf6e3;
      --help-font: Verdana; --help-radius: 5px; border-radius: 9px }`);
    const customer = await opened({ theme: 'host' }, bundle);
    const { fontFamily, color, borderRadius, backgroundColor } = getComputedStyle(customer.dialog);
    assert.deepEqual([fontFamily, borderRadius], ['Verdana', '5px']);
    assert.deepEqual([color, backgroundColor].map(painted), [painted('#210'), painted('#fdf6e3')]);
    assert.deepEqual(token(customer, '--_accent'), painted('#8a1f6a'));
    assert.deepEqual(painted(getComputedStyle(customer.launcher).color), painted('#fee'));
  });

  it('follows a change of the page, words and surface together', async () => {
    pageSheet('.night { color: #eee; color-scheme: dark }');
    const customer = await opened({ theme: 'host' });
    const seen: number[] = [];
    const night = (): boolean => {
      seen.push(contrastOf(getComputedStyle(customer.panel).color, surface(customer)));
      return painted(surface(customer))[0] < 40;
    };
    root.className = 'night';
    await until('the panel is dark', night);
    root.className = '';
    await until('the panel is light', () => !night());
    assert.isAbove(Math.min(...seen), 7);
  });

  it('can be read whatever the colour of the page’s words, over the whole cube', async () => {
    const customer = await opened({ theme: 'host' });
    const pairs = [
      ['words', '--_text', '--_surface', 4.5],
      ['words in boxes', '--_text', '--_sunken', 4.5],
      ['quiet words', '--_quiet', '--_sunken', 4.5],
      ['links', '--_link', '--_sunken', 4.5],
      ['errors', '--_error', '--_sunken', 4.5],
      ['good news', '--_good', '--_sunken', 3],
      ['words on the accent', '--_on-accent', '--_accent', 4.5],
      ['edges', '--_edge', '--_sunken', 3],
      ['focus', '--_accent', '--_sunken', 3],
    ] as const;
    const colours: string[] = [];
    const channel = [0, 85, 170, 255];
    for (const red of channel) {
      for (const green of channel) for (const blue of channel) colours.push(`rgb(${red}, ${green}, ${blue})`);
    }
    // Where words turn from dark to light.
    for (let grey = 96; grey <= 176; grey += 8) colours.push(`rgb(${grey}, ${grey}, ${grey})`);
    const read = tokens(customer, new Set(pairs.flatMap(([, one, other]) => [one, other])));
    for (const colour of colours) {
      // As the page's own arrives there.
      (customer.dialog.parentElement as HTMLElement).style.setProperty('--_ink', colour);
      const found = read();
      for (const [what, one, other, least] of pairs) {
        const ratio = contrastOf(found[one] as string, found[other] as string);
        assert.isAtLeast(ratio, least, `${what}, where the page’s are ${colour}`);
      }
    }
    assert.lengthOf(colours, 64 + 11);
  });
});

describe('<help-widget>: a brand’s accent', () => {
  afterEach(clean);

  for (const accent of ['#ffcc00', '#1d5fd1', '#000000', '#ffffff', '#00ff66', '#e20074']) {
    it(`${accent}, corrected, can be read where it is painted`, async () => {
      const bundle = { ...resetTopic, brand: { ...resetTopic.brand, theme: themeOf({ accent }) } };
      const customer = await opened({ step: 'something-else' }, bundle);
      for (const scheme of ['light', 'dark'] as readonly Scheme[]) {
        customer.widget.setAttribute('theme', scheme);
        const { backgroundColor, color } = getComputedStyle(customer.launcher);
        assert.isAtLeast(contrastOf(backgroundColor, color), 4.5, `the launcher, ${scheme}`);
        for (const ground of ['--_surface', '--_sunken']) {
          assert.isAtLeast(contrastOf(token(customer, '--_link'), token(customer, ground)), 4.5, `links, ${scheme}`);
          assert.isAtLeast(contrastOf(token(customer, '--_accent'), token(customer, ground)), 3, `focus, ${scheme}`);
        }
      }
    });
  }
});

/** Reads colours of the style sheets as the panel has them, by the names of their custom properties. */
function tokens({ panel }: Customer, names: Iterable<string>): () => Readonly<Record<string, string>> {
  const probes = Array.from(names, (name) => {
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    panel.after(probe);
    return [name, getComputedStyle(probe)] as const;
  });
  return () => Object.fromEntries(probes.map(([name, { color }]) => [name, color]));
}

/** One of them: red, green and blue from 0 to 255. */
function token(customer: Customer, name: string): readonly number[] {
  return painted(tokens(customer, [name])()[name] as string);
}
