import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { spelling } from '../../src/compile/spelling.ts';

describe('what a name was probably meant to be', () => {
  for (const [name, names, meant] of [
    ['cheked-spam', ['mobile-number', 'checked-spam'], 'checked-spam'],
    ['chekced-spam', ['checked-spam'], 'checked-spam'],
    ['check-spam', ['checked-spam', 'check-span'], 'check-span'],
    ['lock-sign', ['lock-signs', 'lock-sigh'], 'lock-signs'],
    ['ab', ['abc', 'xyz'], 'abc'],
    ['ab', ['xy', 'abcd'], undefined],
    ['nowhere', ['somewhere-else', 'inside'], undefined],
    ['checked', ['checked-spam'], undefined],
    ['', ['inside'], undefined],
  ] as const) {
    test(`${name || 'nothing'} among ${names.join(', ')}: ${meant ?? 'none'}`, () => {
      assert.equal(spelling(names)(name), meant === undefined ? '' : ` Did you mean "${meant}"?`);
    });
  }

  test('is told for 50 names, and for those again, but for no more', () => {
    const near = spelling(['a-long-name']);
    for (let at = 10; at < 60; at += 1) assert.match(near(`a-long-name${at}`), /"a-long-name"/);
    assert.equal(near('a-long-nam'), '');
    assert.match(near('a-long-name10'), /"a-long-name"/);
  });
});
