import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { english } from '../../../src/ticket/redact/english.ts';
import { sketch } from '../../../src/ticket/redact/sketch.ts';

describe('sketch', () => {
  const lines: readonly (readonly [string, string])[] = [
    ['my password is Tig_3r!', 'fPiS'],
    ['Password: tiger22, tiger_22', 'P:s,s'],
    ['pw="Trustno1"', 'P:"s"'],
    ['the code was 493 021', 'fCiD'],
    ['code 12.11.2026, 0412 345 678, 2026, 123', 'Co,o,Y,m'],
    ['My password is not working.', 'fPigw.'],
    ['my password is sunshine', 'fPix'],
    ['don’t use “ACME42” on Windows11!', 'wv"R"po.'],
    ['jane@example.com \ufffc\ufffc\ufffc', 'EO'],
  ];
  for (const [text, line] of lines) {
    test(`${text} is ${line}`, () => assert.equal(sketch(text, english).line, line));
  }

  test('each letter stands for a piece of the text, in their order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { line, spans } = sketch(text, english);
        assert.equal(line.length, spans.length);
        let from = 0;
        for (const [start, end] of spans) {
          assert.ok(start >= from && end > start && end <= text.length);
          from = start;
        }
      }),
    );
  });

  test('a password keeps its last signs, a word does not', () => {
    const text = 'password? Tiger22!';
    const { line, spans } = sketch(text, english);
    assert.equal(line, 'P.s');
    assert.deepEqual(
      spans.map(([start, end]) => text.slice(start, end)),
      ['password', 'password', 'Tiger22!'],
    );
  });
});
