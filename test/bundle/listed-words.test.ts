import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nameWords } from '../../src/bundle/listed-words.ts';
import { WORD_KEYS } from '../../src/bundle/words.ts';
import { aBundle } from '../support/bundle.ts';

const bundle = aBundle();
const list = WORD_KEYS.map((key) => bundle.words[key]);

describe('the words of a bundle', () => {
  test('have their keys again, whether they come as a list or as they were compiled', () => {
    assert.deepEqual(nameWords({ ...bundle, words: list }), bundle.words);
    assert.deepEqual(nameWords(bundle), bundle.words);
  });

  test('are refused in a bundle of another format', () => {
    const other = { ...bundle, format: 1 } as unknown as typeof bundle;
    assert.throws(() => nameWords(other), { reason: 'content', message: /^bundle\.format must be 2, / });
  });

  for (const words of [list.slice(1), [...list, 'One more'], []]) {
    test(`are refused where they are ${words.length}: they are another version’s`, () => {
      assert.throws(() => nameWords({ ...bundle, words }), { reason: 'content', message: /compile the bundle/ });
    });
  }
});
