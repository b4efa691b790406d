import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readYaml } from '../../src/compile/yaml.ts';
import { changed, expectRefused, findingsOf, GOOD } from './fixture.ts';

const TEXT = `top:
  list: [one, two]
  block: |
    first
      second
`;

describe('reading YAML', () => {
  const { source } = readYaml('some.yaml', TEXT);

  test('knows where keys, values and the lines of a block stand', () => {
    assert.deepEqual(source.data, { top: { list: ['one', 'two'], block: 'first\n  second\n' } });
    assert.deepEqual(source.at(['top', 'list'], 'key'), { line: 2, column: 3 });
    assert.deepEqual(source.at(['top', 'list', 1]), { line: 2, column: 15 });
    assert.deepEqual(source.at(['top', 'block'], 'value', { line: 2, column: 3 }), { line: 5, column: 7 });
  });

  test('points at the deepest part that is there', () => {
    assert.deepEqual(source.at(['top', 'list', 7, 'more']), { line: 2, column: 3 });
    assert.deepEqual(source.at(['nothing']), { line: 1, column: 1 });
  });

  for (const [what, from, to, place] of [
    ['what is no YAML', '[F1, F2]', '[F1, F2', 'facts.yaml:2:1'],
    ['a key that stands twice', 'agent: [A1]', 'agent: [A1]\ncustomer: []', 'facts.yaml:3:1'],
    ['an alias', '{ tries: 3 }', '&here { tries: 3 }', 'facts.yaml:3:16'],
    ['an unknown tag', '{ tries: 3 }', '{ tries: !secret 3 }', 'facts.yaml:3:19'],
    ['a key that JavaScript takes', '{ tries: 3 }', '{ __proto__: 3 }', 'facts.yaml:3:12'],
    ['a second document', 'agent: [A1]', 'agent: [A1]\n---', 'facts.yaml:3:1'],
  ] as const) {
    test(`refuses ${what}, and says so once`, () => {
      const findings = findingsOf(changed('facts.yaml', [from, to]));
      assert.deepEqual(
        findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`),
        [`${place} yaml`],
      );
    });
  }

  test('begins with what to do, and ends with what the parser says', () => {
    const [finding] = findingsOf(changed('topics/door.yaml', ['ask: What happens', 'ask: The door: what happens']));
    assert.match(
      finding?.message ?? '',
      /^This line.* cannot be read\. Most often .* in single quotes.* The reader says: \w.*\.$/,
    );
  });

  test('takes line ends of any system', () => {
    const windows = Object.fromEntries(
      Object.entries(GOOD).map(([file, text]) => [file, text.replaceAll('\n', '\r\n')]),
    );
    assert.deepEqual(findingsOf(windows), []);
    const bad = { ...windows, 'facts.yaml': (windows['facts.yaml'] ?? '').replace('F2]', 'F2, F3]') };
    expectRefused('fact-without-home', bad, ['facts.yaml:1']);
  });
});
