import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { readOptions } from '../../scripts/snippet/options.ts';
import { snippet } from '../../scripts/snippet/tags.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { elementsNamed, parsed } from '../support/html.ts';
import { shippedBundles } from '../support/shipped.ts';

const BUILT = { version: '2.3.4', integrity: 'sha384-abc' };
const bundles = await shippedBundles();

function asked(words: string, among: readonly Bundle[] = bundles): ReturnType<typeof snippet> {
  return snippet(readOptions(words.split(' ').filter(Boolean)), BUILT, among);
}

describe('npm run snippet', () => {
  test('pins the script to its version and hash, and fills in brand and label', () => {
    const [widget, script, ...more] = parsed(asked('messagemedia').code);
    assert.deepEqual(more, []);
    assert.deepEqual(widget?.attributes, { brand: 'messagemedia', label: 'Trouble signing in?' });
    assert.deepEqual(script?.attributes, {
      async: '',
      src: 'https://help.example.com/2.3.4/help-widget.js',
      integrity: 'sha384-abc',
      crossorigin: '',
    });
  });

  test('puts every article of the brand into the tag, and a way to a person', () => {
    for (const { brand, articles, words } of bundles) {
      const links = elementsNamed('a', parsed(asked(brand.id).code)).map(({ attributes, text }) => [
        attributes['href'],
        text,
      ]);
      const desk = brand.channels.find(({ channel }) => channel === 'copy') as { href: string };
      const wanted = Object.values(articles).map(({ href, title }) => [href, title]);
      assert.deepEqual(links, [...wanted, [desk.href, words['talk-to-a-person']]]);
    }
  });

  test('takes base, mode and language', () => {
    const { code, notes } = asked('example-sms --base https://cdn.example.net/help/ --mode attached --lang EN');
    const [widget, script] = parsed(code);
    assert.deepEqual(widget?.attributes, {
      brand: 'example-sms',
      mode: 'attached',
      trigger: 'trouble',
      lang: 'en',
      label: 'Trouble signing in?',
    });
    assert.equal(script?.attributes['src'], 'https://cdn.example.net/help/2.3.4/help-widget.js');
    assert.ok(notes.some((note) => note.includes('"trouble"')));
  });

  test('follows a major version without a hash, and says what that means', () => {
    const { code, notes } = asked('messagemedia --follow');
    const script = parsed(code)[1];
    assert.equal(script?.attributes['src'], 'https://help.example.com/2/help-widget.js');
    assert.equal(script?.attributes['integrity'], undefined);
    for (const about of [/trust/, /[Ff]ixes/, /[Gg]oing back/]) assert.ok(notes.some((note) => about.test(note)));
    for (const about of [/pins/, /[Ff]ixes/, /[Gg]o back/])
      assert.ok(asked('messagemedia').notes.some((note) => about.test(note)));
  });

  test('makes one script tag with the attributes after data-', () => {
    const { code, notes } = asked('tpg-messaging --single --mode inline');
    const [script, ...more] = parsed(code);
    assert.deepEqual(more, []);
    assert.equal(script?.name, 'script');
    assert.equal(script?.attributes['data-brand'], 'tpg-messaging');
    assert.equal(script?.attributes['data-mode'], 'inline');
    assert.equal(script?.attributes['integrity'], 'sha384-abc');
    assert.ok(notes.some((note) => note.includes('no links')));
  });

  test('makes a script for tag managers that sets everything by itself', () => {
    const made = run(asked('messagemedia --tag-manager').code);
    assert.deepEqual(made, [
      { name: 'help-widget', brand: 'messagemedia', label: 'Trouble signing in?' },
      {
        name: 'script',
        src: 'https://help.example.com/2.3.4/help-widget.js',
        integrity: 'sha384-abc',
        crossOrigin: 'anonymous',
      },
    ]);
  });

  test('leaves the label to the page’s language where a brand speaks several', () => {
    const [first] = bundles;
    assert.ok(first);
    const french = { ...first, lang: 'fr', words: { ...first.words, launcher: 'Besoin d’aide ?' } };
    const { code, notes } = asked(first.brand.id, [first, french]);
    assert.equal(parsed(code)[0]?.attributes['label'], undefined);
    assert.ok(notes.some((note) => note.includes('--lang')));
    const fixed = parsed(asked(`${first.brand.id} --lang fr`, [first, french]).code)[0]?.attributes;
    assert.equal(fixed?.['label'], 'Besoin d’aide ?');
  });

  test('keeps every word what it is, whatever is in it', () => {
    const [first] = bundles;
    assert.ok(first);
    fc.assert(
      fc.property(hostile, hostile, (words, accent) => {
        const brand = { ...first.brand, theme: { '--help-accent': accent } };
        const bundle = { ...first, brand, words: { ...first.words, launcher: words, 'talk-to-a-person': words } };
        const [widget] = parsed(asked(first.brand.id, [bundle]).code);
        assert.equal(widget?.attributes['label'], words);
        assert.equal(widget?.attributes['accent'], accent);
        assert.equal(elementsNamed('a', widget?.children ?? []).at(-1)?.text, words);
        const [made] = run(asked(`${first.brand.id} --tag-manager`, [bundle]).code);
        assert.equal(made?.['label'], words);
        assert.equal(made?.['accent'], accent);
      }),
    );
  });
});

describe('npm run snippet refuses, and names what there is:', () => {
  const bad: readonly (readonly [words: string, says: RegExp])[] = [
    ['', /^Say for which brand\.[^]*<brand>[^]*--mode <mode> +launcher[^]*--follow/],
    ['messagemedia tpg-messaging', /^Say for which brand/],
    ['nobody', /^There is no brand "nobody"\. There are: messagemedia, tpg-messaging, example-sms\.$/],
    ['messagemedia --pin', /^There is no option --pin\. There are: --base, --mode, .*--follow, --help\.$/],
    ['messagemedia --mode popup', /^There is no mode "popup"\. There are: launcher, inline, attached\.$/],
    ['messagemedia --lang xx', /^"messagemedia" has no words in "xx"\. It has: en\.$/],
    ['messagemedia --base help.example.com', /^--base is the address of a folder/],
    ['messagemedia --base http://help.example.com', /^--base is the address of a folder/],
    ['messagemedia --base', /--base/],
    ['messagemedia --single --tag-manager', /^Choose one/],
  ];
  for (const [words, says] of bad) {
    test(words || 'nothing said', () => assert.throws(() => asked(words), { message: says }));
  }
});

/** Words with what could end a string, an attribute or a script; white space as it is shown, for tests compare that. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom('"', "'", '<', '&', '&quot;', '\\', '{{x}}', '</script>', '<!--'), fc.string()))
  .map((parts) =>
    parts
      .join('')
      .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
      .trim(),
  );

/** Runs the one script of a snippet beside a document that only notes what is made. */
function run(code: string): readonly Readonly<Record<string, string>>[] {
  const [script, ...more] = parsed(code);
  assert.deepEqual([script?.name, more.length], ['script', 0]);
  const made: Record<string, string>[] = [];
  const place = { appendChild: (element: Record<string, string>) => made.push({ ...element }) };
  const document = {
    createElement: (name: string) =>
      Object.defineProperty({ name } as Record<string, unknown>, 'setAttribute', {
        value(this: Record<string, string>, attribute: string, value: string) {
          this[attribute] = value;
        },
      }),
    querySelector: () => made[0] ?? null,
    head: place,
    body: place,
  };
  // A second run, as tag managers may fire it again, changes nothing.
  for (let time = 0; time < 2; time += 1)
    runInNewContext(/<script>([\s\S]*)<\/script>/.exec(code)?.[1] ?? '', { document });
  return made;
}
