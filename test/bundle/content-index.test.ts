import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import { chooseBundle, oneOf } from '../../src/bundle/content-index.ts';

const index: ContentIndex = {
  brands: {
    first: {
      'sign-in': { en: ['a.json'], de: ['b.json'] },
      billing: { en: ['c.json'], de: ['d.json'] },
    },
    second: { billing: { 'pt-BR': ['e.json'] } },
  },
};

function choose(brand: string, topic: string, lang: string): { file: string | undefined; warnings: string[] } {
  const warnings: string[] = [];
  const language = (shipped: readonly string[]): string => shipped.find((one) => one === lang) ?? shipped[0] ?? '';
  return {
    file: chooseBundle(index.brands, { brand, topic, language }, (message) => warnings.push(message))[0],
    warnings,
  };
}

describe('chooseBundle', () => {
  const cases: [wish: [string, string, string], file: string, warnings: number][] = [
    [['', '', ''], 'a.json', 0],
    [['first', 'billing', 'de'], 'd.json', 0],
    [['second', '', 'en'], 'e.json', 0],
    [['nobody', '', 'de'], 'b.json', 1],
    [['second', 'sign-in', 'pt-BR'], 'e.json', 1],
    [['__proto__', 'constructor', 'toString'], 'a.json', 2],
  ];
  for (const [wish, file, count] of cases) {
    test(`${JSON.stringify(wish)} is ${file}`, () => {
      const { file: chosen, warnings } = choose(...wish);
      assert.equal(chosen, file);
      assert.equal(warnings.length, count);
    });
  }

  test('a warning names what was asked, what there is, and what is used', () => {
    assert.deepEqual(choose('nobody', '', '').warnings, ['brand="nobody" is not one of first, second; using first']);
  });
});

test('oneOf does not warn of what was not asked for', () => {
  const warnings: string[] = [];
  assert.equal(
    oneOf('mode', '', ['launcher', 'inline'], (message) => warnings.push(message)),
    'launcher',
  );
  assert.deepEqual(warnings, []);
});
