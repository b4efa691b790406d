import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAfter } from '../../../relay/desk/retry-after.ts';

const NOON = Date.UTC(2026, 10, 23, 12);

for (const [header, wait] of [
  ['0', 0],
  ['93', 93_000],
  [' 5 ', 5_000],
  ['999999999999', 3_600_000],
  ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 11:59:00 GMT', 0],
  ['Tue, 24 Nov 2026 12:00:00 GMT', 3_600_000],
  ['', undefined],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['never GMT', undefined],
  [undefined, undefined],
] as const) {
  test(`Retry-After ${JSON.stringify(header)} is a wait of ${wait} ms`, () => {
    assert.equal(retryAfter(header, NOON), wait);
  });
}
