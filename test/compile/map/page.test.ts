import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';
import type { Bundle } from '../../../src/bundle/bundle.ts';
import { compile } from '../../../src/compile/compile.ts';
import { mapPage } from '../../../src/compile/map/page.ts';
import { wrap } from '../../../src/compile/map/markup.ts';
import { readContent } from '../../../src/compile/read-content.ts';
import { changed, GOOD } from '../fixture.ts';

type Element = DefaultTreeAdapterTypes.Element;

const shipped = compile(await readContent(path.join(import.meta.dirname, '../../../content'))).bundles;

for (const bundle of [...compile(GOOD).bundles, ...shipped]) {
  describe(`the map of ${bundle.topic} for ${bundle.brand.id}`, () => {
    const all = elements(parse(mapPage(bundle)));
    const svg = all.find(({ tagName }) => tagName === 'svg');
    assert.ok(svg);
    const drawn = elements(svg);

    test('draws every step with its heading, and every answer with its words and a line', () => {
      const boxes = drawn.filter((one) => classOf(one).startsWith('step'));
      assert.equal(boxes.length, Object.keys(bundle.steps).length);
      const headings = boxes.map((one) => words(elements(one).find((inner) => classOf(inner) === 'heading')));
      assert.deepEqual(
        headings.sort(),
        Object.values(bundle.steps)
          .map((step) => (step.kind === 'question' ? step.ask : step.title))
          .sort(),
      );
      const answers = Object.values(bundle.steps).flatMap((step) => (step.kind === 'outcome' ? [] : step.answers));
      const shown = drawn.filter((one) => classOf(one) === 'answer').map(words);
      assert.deepEqual(
        shown.map((text) => text.replace(/ \(only after “.*”\)$/, '')).sort(),
        answers.map(({ say }) => say).sort(),
      );
      const lines = elements(drawn.find((one) => classOf(one) === 'lines')).filter(({ tagName }) => tagName === 'path');
      assert.ok(lines.length >= answers.length);
      const tips = lines.filter((line) => attribute(line, 'marker-end') !== undefined).length;
      const chips = drawn.filter((one) => classOf(one) === 'chip').length;
      assert.ok(tips + chips > 0 && chips === lines.filter((line) => classOf(line) === 'goes-back').length);
    });

    test('tells every step below, with answers, subject and fields', () => {
      const sections = all.filter(({ tagName }) => tagName === 'section');
      for (const [id, step] of Object.entries(bundle.steps)) {
        const section = sections.find((one) => attribute(one, 'id') === id);
        const text = words(section);
        assert.ok(text.includes(step.kind === 'question' ? step.ask : step.title), id);
        if (step.kind === 'outcome' && step.outcome === 'ticket') {
          assert.ok(text.includes(step.subject), id);
          for (const field of step.fields) assert.ok(text.includes(bundle.words[`field-${field}`]), `${id} ${field}`);
        }
        for (const answer of step.kind === 'outcome' ? [] : step.answers)
          assert.ok(text.includes(answer.say), `${id} ${answer.id}`);
      }
    });

    test('leads nowhere but to its own parts and the brand’s articles, and loads nothing', () => {
      const ids = new Set(all.flatMap((one) => attribute(one, 'id') ?? []));
      for (const one of all.filter(({ tagName }) => tagName === 'a')) {
        const href = attribute(one, 'href') ?? '';
        assert.ok(href.startsWith('#') ? ids.has(href.slice(1)) : /^(https|mailto|tel):/.test(href), href);
      }
      assert.deepEqual(
        all.filter(({ tagName }) => ['script', 'link', 'img', 'iframe'].includes(tagName)),
        [],
      );
    });
  });
}

test('words that look like markup stay words', () => {
  const files = changed('topics/door.yaml', ['say: It is stuck, go', `say: '<img src=x onerror="y">&amp;', go`]);
  const [bundle] = compile(files).bundles as [Bundle, ...Bundle[]];
  const all = elements(parse(mapPage(bundle)));
  assert.ok(!all.some(({ tagName }) => tagName === 'img'));
  assert.ok(all.some((one) => words(one) === '<img src=x onerror="y">&amp;'));
});

test('words are broken into lines that fit, and none is lost', () => {
  const text = 'Nobody in my company can get in, or it is just me';
  const lines = wrap(text, 120, 12);
  assert.ok(lines.length > 1);
  assert.equal(lines.join(' '), text);
  assert.deepEqual(wrap('Unbreakablewordthatislongerthanthewidth', 50, 12), [
    'Unbreakablewordthatislongerthanthewidth',
  ]);
});

function elements(node: unknown): readonly Element[] {
  const { childNodes = [] } = node as { childNodes?: readonly DefaultTreeAdapterTypes.ChildNode[] };
  return childNodes.flatMap((child) => ('tagName' in child ? [child, ...elements(child)] : []));
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function classOf(element: Element): string {
  return attribute(element, 'class') ?? '';
}

/** Text of an element; lines of one drawn text are put together with spaces. */
function words(element: Element | undefined): string {
  const text = (node: DefaultTreeAdapterTypes.ChildNode): string => {
    if (node.nodeName === '#text' && 'value' in node) return node.value;
    return 'childNodes' in node ? node.childNodes.map(text).join(node.nodeName === 'text' ? ' ' : '') : '';
  };
  return element ? text(element) : '';
}
