import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import { chooseBundle, matchLanguage, oneOf } from '../../src/bundle/content-index.ts';

const index: ContentIndex = {
  brands: [
    { id: 'first', topics: ['sign-in', 'billing'], languages: ['en', 'de'] },
    { id: 'second', topics: ['billing'], languages: ['pt-BR'] },
  ],
  bundles: {
    'sign-in.first.en': 'a.json',
    'sign-in.first.de': 'b.json',
    'billing.first.en': 'c.json',
    'billing.first.de': 'd.json',
    'billing.second.pt-BR': 'e.json',
  },
};

function choose(brand: string, topic: string, lang: string): { file: string | undefined; warnings: string[] } {
  const warnings: string[] = [];
  return { file: chooseBundle(index, { brand, topic, lang }, (message) => warnings.push(message)), warnings };
}

describe('chooseBundle', () => {
  const cases: [wish: [string, string, string], file: string, warnings: number][] = [
    [['', '', ''], 'a.json', 0],
    [['first', 'billing', 'de-AT'], 'd.json', 0],
    [['second', '', 'en'], 'e.json', 0],
    [['nobody', '', 'de'], 'b.json', 1],
    [['second', 'sign-in', 'pt'], 'e.json', 1],
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

  test('an empty index has nothing', () => {
    assert.equal(
      chooseBundle({ brands: [], bundles: {} }, { brand: '', topic: '', lang: '' }, () => {}),
      undefined,
    );
  });
});

describe('matchLanguage', () => {
  const cases: [wanted: string, shipped: string[], found: string | undefined][] = [
    ['en-AU', ['en', 'de'], 'en'],
    ['EN-au', ['en-AU', 'en'], 'en-AU'],
    ['zh-Hant-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['pt', ['en', 'pt-BR'], 'pt-BR'],
    ['fr', ['en', 'de'], 'en'],
    ['', ['en'], 'en'],
    ['e', ['de', 'en'], 'de'],
    ['fr', [], undefined],
  ];
  for (const [wanted, shipped, found] of cases) {
    test(`"${wanted}" among ${shipped.join(', ')} is ${found}`, () => {
      assert.equal(matchLanguage(wanted, shipped), found);
    });
  }
});

test('oneOf does not warn of what was not asked for', () => {
  const warnings: string[] = [];
  assert.equal(
    oneOf('mode', '', ['launcher', 'inline'], (message) => warnings.push(message)),
    'launcher',
  );
  assert.deepEqual(warnings, []);
});
