import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { submissionId } from '../../src/ticket/submission-id.ts';

test('any random bytes make a version 4 UUID, in which all other bits are theirs', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const id = submissionId((room) => {
        room.set(bytes);
        return room;
      });
      assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      const back = Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      assert.ok(bytes.every((byte, at) => at === 6 || at === 8 || byte === back[at]));
    }),
  );
});
