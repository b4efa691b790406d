import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { solve } from '../../../src/channel/proof/solve.ts';
import { beginsWithZeros, proofInput } from '../../../src/ticket/proof.ts';

const TOKEN = `${'a_-9'.repeat(40)}`;

describe('the proof of work in the browser', () => {
  for (const bits of [0, 1, 8, 12]) {
    test(`it finds an answer with ${bits} zero bits that the relay takes`, async () => {
      const found = await solve({ token: TOKEN, bits, expires: 0 }, new AbortController().signal);
      const [, token, answer] = /^(.*)\.(\d+)$/.exec(found ?? '') ?? [];
      assert.equal(token, TOKEN);
      const hash = createHash('sha256')
        .update(proofInput(TOKEN, Number(answer)))
        .digest();
      assert.equal(beginsWithZeros(hash, bits), true);
    });
  }

  test('the page goes on meanwhile, and may give it up', async () => {
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(new Error('given up')));
    await assert.rejects(solve({ token: TOKEN, bits: 24, expires: 0 }, giveUp.signal), /given up/);
  });

  test('it rejects where a page has no hashes, for it is not served securely', async (t) => {
    t.mock.getter(crypto, 'subtle', () => undefined);
    await assert.rejects(solve({ token: TOKEN, bits: 1, expires: 0 }, new AbortController().signal), TypeError);
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
      assert.equal(await solve(given, new AbortController().signal), undefined);
    });
  }
});
