import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { challenge, checkProof } from '../../../relay/abuse/challenge.ts';
import { solve } from '../../support/relay/solve.ts';

const KEYS = { secret: 'a secret of this test alone, long enough', bits: 6 };
const DOOR = { brand: 'example-sms', origin: 'https://www.example.com' };
const NOW = Date.UTC(2026, 10, 23, 12);
const ID = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
const given = challenge(KEYS, DOOR, NOW, ID);
const proof = solve(given);

describe('a challenge', () => {
  test('is opened by its answer, as often as it is asked: spending it is the store’s', () => {
    const first = checkProof(KEYS, DOOR, NOW, proof);
    assert.deepEqual(first, checkProof(KEYS, DOOR, NOW, proof));
    assert.equal(first?.expires, given.expires);
  });

  test('has a name of its own', () => {
    const other = challenge(KEYS, DOOR, NOW, new Uint8Array([8, 7, 6, 5, 4, 3, 2, 1]));
    const id = (header: string): string | undefined => checkProof(KEYS, DOOR, NOW, header)?.id;
    assert.notEqual(id(solve(other)), id(proof));
  });

  test('and its answer fit into one block of SHA-256', () => {
    assert.ok(4 + given.token.length + 4 + 9 <= 55);
  });

  const [token = '', answer = ''] = proof.split('.');
  const flipped = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
  const wrong = Array.from({ length: 50 }, (_, at) => `${token}.${at}`).find(
    (each) => each !== proof && !checkProof(KEYS, DOOR, NOW, each),
  );
  const cases: readonly (readonly [what: string, open: () => unknown])[] = [
    ['for another brand', () => checkProof(KEYS, { ...DOOR, brand: 'messagemedia' }, NOW, proof)],
    ['from another page', () => checkProof(KEYS, { ...DOOR, origin: 'https://help.example.com' }, NOW, proof)],
    [
      'with the border between the two moved',
      () => checkProof(KEYS, { brand: 'example-smsh', origin: DOOR.origin.slice(1) }, NOW, proof),
    ],
    ['of another relay', () => checkProof({ ...KEYS, secret: `${KEYS.secret}!` }, DOOR, NOW, proof)],
    ['made easier', () => checkProof({ ...KEYS, bits: 0 }, DOOR, NOW, proof)],
    ['after its time', () => checkProof(KEYS, DOOR, given.expires, proof)],
    ['changed', () => checkProof(KEYS, DOOR, NOW, `${flipped}.${answer}`)],
    ['with another answer', () => checkProof(KEYS, DOOR, NOW, wrong ?? '')],
    ['with an answer in another writing', () => checkProof(KEYS, DOOR, NOW, `${token}.0${answer}`)],
    ['with an answer that is no number', () => checkProof(KEYS, DOOR, NOW, `${token}.1e3`)],
    ['with spaces', () => checkProof(KEYS, DOOR, NOW, ` ${proof}`)],
    ['without an answer', () => checkProof(KEYS, DOOR, NOW, token)],
    ['without anything', () => checkProof(KEYS, DOOR, NOW, '')],
    ['of any length', () => checkProof(KEYS, DOOR, NOW, 'A'.repeat(10_000))],
  ];
  for (const [what, open] of cases) {
    test(`${what} opens nothing`, () => assert.equal(open(), undefined));
  }
});
