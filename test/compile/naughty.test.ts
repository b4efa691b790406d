import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { schemeOf } from '../../src/bundle/link.ts';
import { compile } from '../../src/compile/compile.ts';
import { ALL_INJECTIONS, NAUGHTY } from '../support/injections.ts';
import { placesOf, valueAt } from '../support/mutations.ts';
import { changed, changedIn, FIXTURE_PHRASES } from './fixture.ts';

const STRINGS = [...ALL_INJECTIONS, ...NAUGHTY];

/** The bundles, or nothing where something is refused. Every refusal says what to do. */
function compiled(files: Parameters<typeof compile>[0]): readonly Bundle[] | undefined {
  const { bundles, findings } = compile(files, FIXTURE_PHRASES);
  for (const { file, line, message } of findings) assert.ok(file && line > 0 && message.length > 20, message);
  if (!findings.length) assert.ok(bundles.length);
  return findings.length ? undefined : bundles;
}

test('a brand’s names and a topic’s words are any strings: refused with a reason, or the words they are', () => {
  let taken = 0;
  for (const string of STRINGS) {
    const written = JSON.stringify(string);
    const brand = changed('brands/one.yaml', ['name: Brand One', `name: ${written}`], ['Call 123', written]);
    const files = changedIn(
      changedIn(brand, 'brands/one.yaml', ['All about keys', written]),
      'topics/door.yaml',
      ['I have no key', written],
      ['What happens at the door?', written],
      ['They can help.', written],
    );
    const bundle = compiled(files)?.find((one) => one.brand.id === 'one');
    if (!bundle) continue;
    taken += 1;
    assert.equal(bundle.brand.name, string);
    assert.equal(bundle.brand.phone?.say, string);
    assert.equal(bundle.articles['keys']?.title, string);
    const first = bundle.steps['what-happens'];
    assert.ok(first?.kind === 'question');
    assert.equal(first.ask, string);
    assert.equal(first.answers[0]?.say, string);
    for (const place of placesOf(bundle).filter((names) => names.at(-1) === 'href'))
      assert.ok(schemeOf(String(valueAt(bundle, place))));
  }
  assert.ok(taken > 100, `${taken} were taken`);
});

/** The lines of a brand's file that hold `written` and in which nothing is refused. */
function takenLines(files: Parameters<typeof compile>[0], written: string): readonly string[] {
  const { findings } = compile(files, FIXTURE_PHRASES);
  const refused = new Set(findings.filter(({ file }) => file === 'brands/one.yaml').map(({ line }) => line));
  const lines = (files['brands/one.yaml'] ?? '').split('\n');
  return lines.filter((line, index) => line.includes(written) && !refused.has(index + 1));
}

test('a brand’s theme takes none of the strings that are more than a value', () => {
  for (const string of STRINGS) {
    const written = JSON.stringify(string);
    for (const key of ['accent', 'font']) {
      const files = changed('brands/one.yaml', ["theme: { accent: '#123456' }", `theme: { ${key}: ${written} }`]);
      if (takenLines(files, written).length) assert.doesNotMatch(string, /[:;{}<>@\\]|url|src|image/i, key);
    }
  }
});

test('a brand’s addresses take none of the strings that lead elsewhere', () => {
  const expected: Readonly<Record<string, RegExp>> = {
    privacy: /^https:\/\/[^@\\]+$/,
    phone: /^tel:\+?[\d.()-]+$/,
    keys: /^https:\/\/[^@\\]+$/,
    '- { channel: zendesk-form': /^[a-z\d.-]+$/,
    '- { channel: zendesk-requests': /^https:\/\/[^@/\\]+$/,
    '- { channel: email': /^[^\s@:?]+@[^\s@:?]+$/,
    '- { channel: copy': /^(?:https:\/\/[^@\\]+|mailto:[^?]+@.+|tel:\+?[\d.()-]+)$/,
  };
  for (const string of STRINGS) {
    const written = JSON.stringify(string);
    const files = changed(
      'brands/one.yaml',
      ["'https://help.one.example.com/keys'", written],
      ['privacy: https://one.example.com/privacy', `privacy: ${written}`],
      ["'tel:123'", written],
      ['address: help@one.example.com', `address: ${written}`],
      ['host: help.one.example.com', `host: ${written}`],
      ["endpoint: 'https://one.example.com'", `endpoint: ${written}`],
      ["'https://one.example.com/form'", written],
    );
    for (const line of takenLines(files, written)) {
      const [, fine] = Object.entries(expected).find(([key]) => line.trimStart().startsWith(key)) ?? [];
      assert.ok(fine, line);
      assert.match(string, fine, line);
    }
  }
});
