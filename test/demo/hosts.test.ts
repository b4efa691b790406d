import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readOptions } from '../../scripts/snippet/options.ts';
import { snippet } from '../../scripts/snippet/tags.ts';
import { blockOf, blocksIn } from '../support/docs.ts';
import type { ParsedElement } from '../support/html.ts';
import { elementsNamed, parsed } from '../support/html.ts';
import { shippedBundles } from '../support/shipped.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const bundles = await shippedBundles();

/** What a document's own command prints, with the example's version and hash. */
function printed(document: string): readonly ParsedElement[] {
  const [command = ''] = blocksIn(document, 'sh');
  const [, words = ''] = /^npm run -s snippet -- (.+)\n$/.exec(command) ?? [];
  const built = { version: '1.0.0', integrity: 'sha384-…' };
  return parsed(snippet(readOptions(words.split(' ')), built, bundles).code);
}

/** Every element of the page, at any depth. */
function all(elements: readonly ParsedElement[]): readonly ParsedElement[] {
  return elements.flatMap((one) => [one, ...all(one.children)]);
}

/** The blocks of HTML of the documents, by where they go. */
const SNIPPETS: Readonly<Record<string, readonly string[]>> = {
  'plain-html': ['snippet'],
  'zendesk-guide': ['snippet: document_head.hbs', 'snippet: footer.hbs'],
  'google-tag-manager': ['snippet'],
  wordpress: ['snippet: Custom HTML block', 'snippet: printed'],
};

for (const [name, blocks] of Object.entries(SNIPPETS)) {
  describe(`docs/hosts/${name}.md`, () => {
    const document = `docs/hosts/${name}.md`;
    const shown = blocks.flatMap((block) => parsed(blockOf(document, block)));
    const page = all(parsed(read(`demo/hosts/${name}.html`)));

    test('has on its page of the demo what it shows', () => {
      for (const element of shown) {
        const alike = page.filter((one) => one.name === element.name && attributed(one) === attributed(element));
        assert.deepEqual(alike, [element]);
      }
    });

    test('shows what its command prints', () => {
      const wanted = printed(document);
      assert.deepEqual(
        wanted.map((element) => [element.name, element.text, elementsNamed('a', element.children)]),
        shown
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .map((element) => [element.name, element.text, elementsNamed('a', element.children)]),
      );
      for (const element of wanted) {
        const same = shown.find((one) => one.name === element.name);
        assert.deepEqual(withoutAnonymous(same?.attributes), withoutAnonymous(element.attributes));
      }
    });
  });
}

test('docs/hosts/wordpress.md has in its function what WordPress prints', () => {
  const php = blockOf('docs/hosts/wordpress.md', 'snippet: functions.php');
  const given = [...php.matchAll(/'([a-z]+)' +=> (?:'([^']*)'|true)/g)].map(([, name, value = '']) => [name, value]);
  const [script] = parsed(blockOf('docs/hosts/wordpress.md', 'snippet: printed'));
  assert.deepEqual(Object.fromEntries(given), script?.attributes);
});

/** Files of the demo that stand in a document, word for word. */
const FILES: Readonly<Record<string, readonly (readonly [block: string, file: string])[]>> = {
  'docs/hosts/react.md': [
    ['snippet: from npm', 'demo/hosts/react/from-npm.tsx'],
    ['snippet: from the script', 'demo/hosts/react/from-script.tsx'],
  ],
  'docs/hosts/vue.md': [['snippet: SignInHelp.vue', 'demo/hosts/vue/SignInHelp.vue']],
};

for (const [document, blocks] of Object.entries(FILES)) {
  for (const [block, file] of blocks) {
    test(`${document} shows ${file} as it is`, () => assert.equal(blockOf(document, block), read(file)));
  }
}

test('docs/hosts/vue.md sets Vue up as the demo does', () => {
  const [plugin] = /vue\(\{.*\}\)/.exec(blockOf('docs/hosts/vue.md', 'snippet: vite.config.ts')) ?? [];
  assert.ok(plugin && read('vite.config.ts').includes(plugin));
});

function attributed({ attributes, text }: ParsedElement): string {
  return JSON.stringify([Object.entries(attributes).toSorted(), text]);
}

/** `crossorigin` and `crossorigin="anonymous"` say the same (HTML, section 2.5.4). */
function withoutAnonymous(attributes: ParsedElement['attributes'] = {}): ParsedElement['attributes'] {
  const { crossorigin, ...others } = attributes;
  return { ...others, ...(crossorigin !== undefined && { crossorigin: crossorigin.replace('anonymous', '') }) };
}
