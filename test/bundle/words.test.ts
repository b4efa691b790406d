import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, WORD_KEYS } from '../../src/bundle/words.ts';

test('fill puts values where their names stand, each time they stand', () => {
  assert.equal(fill('{a} and {b-c} and {a}', { a: 1, 'b-c': 'two' }), '1 and two and 1');
});

test('fill leaves a place without a value as it stands', () => {
  assert.equal(fill('Hello {name}', {}), 'Hello {name}');
});

test('fill knows no value that was not given, however it is called', () => {
  assert.equal(fill('{constructor} {valueof}', {}), '{constructor} {valueof}');
});

test('fill puts values in as they are, whatever they look like', () => {
  assert.equal(fill('[{a}]', { a: '$& {b} $1' }), '[$& {b} $1]');
});

test('no key stands twice', () => {
  assert.equal(new Set(WORD_KEYS).size, WORD_KEYS.length);
});
