import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PHRASES, sentences } from '../../src/compile/phrases/phrases.ts';

for (const [lang, { telling, asking, secret }] of Object.entries(PHRASES)) {
  const all = [...telling, ...asking, secret];
  describe(`the phrases of "${lang}"`, () => {
    for (const [index, { pattern, bad, good, advice }] of all.entries()) {
      test(`${index + 1}: ${advice}`, () => {
        assert.ok(bad.length >= 5 && good.length >= 5, 'at least five examples on each side');
        assert.doesNotMatch(pattern.flags, /[gy]/);
        for (const sentence of bad) assert.match(sentence, pattern);
        for (const sentence of good) assert.doesNotMatch(sentence, pattern);
      });
    }

    test('leave alone what another of them calls good', () => {
      for (const sentence of telling.flatMap(({ good }) => good)) {
        for (const { pattern } of [...telling, ...asking]) assert.doesNotMatch(sentence, pattern);
      }
    });

    test('take no longer than linear time', () => {
      for (const { pattern, bad } of all) {
        const time = (count: number): number => {
          const text = `${'your account tell us which '.repeat(count)}${bad[0]?.slice(0, -3)}`;
          const began = performance.now();
          pattern.test(text);
          return performance.now() - began;
        };
        time(50);
        const small = Math.max(...[1, 2, 3].map(() => time(100)));
        const large = Math.min(...[1, 2, 3].map(() => time(1_000)));
        assert.ok(
          large < 5 + small * 40,
          `${pattern.source.slice(0, 60)}: ${small} ms, then ${large} ms for ten times as much`,
        );
      }
    });
  });
}

test('sentences end at full stops, paragraphs and list items, and hold no marks of emphasis', () => {
  assert.deepEqual(sentences('One **two**. Three?\n\nFour\n- five\n- six'), [
    'One two.',
    'Three?',
    'Four',
    '- five',
    '- six',
  ]);
  assert.deepEqual(sentences('e.g.this stays'), ['e.g.this stays']);
});
