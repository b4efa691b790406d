import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sha256 } from '../../../src/channel/proof/sha256.ts';
import { proofText, solve } from '../../../src/channel/proof/solve.ts';
import { beginsWithZeros, proofInput } from '../../../src/ticket/proof.ts';

const TOKEN = `${'a_-9'.repeat(40)}`;

/** A clock that moves on by so much each time it is asked, in milliseconds. */
function ticking(by: number): { now: () => number; rest: () => Promise<void>; rests: number } {
  let time = 0;
  const pace = { now: () => (time += by), rest: async () => void (pace.rests += 1), rests: 0 };
  return pace;
}

function hex(state: Int32Array): string {
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

describe('the proof of work in the browser', () => {
  test('its hash is SHA-256', () => {
    for (let length = 0; length < 300; length += 1) {
      const bytes = Buffer.from(Array.from({ length }, (_, at) => (at * 37 + length) & 255));
      assert.equal(
        hex(sha256(bytes.toString('latin1'))),
        createHash('sha256').update(bytes).digest('hex'),
        `${length}`,
      );
    }
  });

  test('what it hashes is what the relay hashes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{1,999}$/), fc.nat(), (token, answer) => {
        assert.deepEqual(Buffer.from(proofText(token, answer), 'latin1'), Buffer.from(proofInput(token, answer)));
      }),
    );
  });

  for (const bits of [0, 1, 8, 12]) {
    test(`it finds an answer with ${bits} zero bits that the relay takes`, async () => {
      const found = await solve({ token: TOKEN, bits, expires: 0 }, new AbortController().signal, ticking(0));
      const [, token, answer] = /^(.*)\.(\d+)$/.exec(found ?? '') ?? [];
      assert.equal(token, TOKEN);
      const hash = createHash('sha256')
        .update(proofInput(TOKEN, Number(answer)))
        .digest();
      assert.equal(beginsWithZeros(hash, bits), true);
    });
  }

  test('it rests whenever its slice is over', async () => {
    const pace = ticking(11);
    await solve({ token: TOKEN, bits: 10, expires: 0 }, new AbortController().signal, pace);
    assert.ok(pace.rests > 0);
  });

  test('it is given up between two slices', async () => {
    const giveUp = new AbortController();
    const pace = { ...ticking(11), rest: async () => giveUp.abort(new Error('given up')) };
    await assert.rejects(solve({ token: TOKEN, bits: 24, expires: 0 }, giveUp.signal, pace), /given up/);
  });

  for (const challenge of [
    { token: '', bits: 1 },
    { token: 'a b', bits: 1 },
    { token: 'x'.repeat(1_000), bits: 1 },
    { token: TOKEN, bits: 25 },
    { token: TOKEN, bits: -1 },
    { token: TOKEN, bits: Number.NaN },
    {},
  ]) {
    test(`${JSON.stringify(challenge).slice(0, 40)} is no challenge`, async () => {
      const given = { expires: 0, ...challenge } as Parameters<typeof solve>[0];
      assert.equal(await solve(given, new AbortController().signal, ticking(0)), undefined);
    });
  }
});
