import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { BUNDLE_FORMAT } from '../../src/bundle/bundle.ts';
import { nameWords } from '../../src/bundle/listed-words.ts';
import { WORD_KEYS } from '../../src/bundle/words.ts';
import { aBundle } from '../support/bundle.ts';

const bundle = aBundle();
const list = WORD_KEYS.map((key) => bundle.words[key]);

/** The format -> the hash of the keys that it lists, in their order. */
const LISTED = new Map([[2, '1eb4a2e8aeed']]);

describe('the words of a bundle', () => {
  test('are those of the format: other keys, or another order, are another format', () => {
    const hash = createHash('sha256').update(WORD_KEYS.join()).digest('hex').slice(0, 12);
    assert.equal(
      LISTED.get(BUNDLE_FORMAT),
      hash,
      'Raise BUNDLE_FORMAT, and put its hash here: a list made by another version would be read wrongly.',
    );
  });

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
