import { createHash, timingSafeEqual } from 'node:crypto';
import type { Challenge } from '../../src/ticket/proof.ts';
import { beginsWithZeros, proofInput } from '../../src/ticket/proof.ts';
import { keyedHash } from '../keyed-hash.ts';

/** How many bits a phone finds in about a second: some 130,000 hashes on average. */
export const PROOF_BITS = 17;
/** How long a challenge is taken, in milliseconds: slow phones need longer, and customers look away. */
const LIFE = 10 * 60_000;

const ID_BYTES = 8;
const EXPIRY_BYTES = 4;
const SIGNATURE_BYTES = 16;

/** What a challenge holds for: nothing else can be opened with its answer. */
export interface Door {
  readonly brand: string;
  readonly origin: string;
}

export interface ChallengeKeys {
  readonly secret: string;
  readonly bits: number;
}

/**
 * A challenge for that door. Nothing is kept of it: its token names its id and expiry (in whole seconds) and is signed with
 * them, with the door and with the bits. At 38 characters token and answer fit into one block of SHA-256, so that the work
 * does not depend on how well a browser's hashing goes on from block to block.
 *
 * @param id bytes nobody can foretell
 */
export function challenge(keys: ChallengeKeys, door: Door, now: number, id: Uint8Array): Challenge {
  const expires = Math.ceil((now + LIFE) / 1000);
  const named = Buffer.alloc(ID_BYTES + EXPIRY_BYTES);
  named.set(id.subarray(0, ID_BYTES));
  named.writeUInt32BE(expires, ID_BYTES);
  const token = Buffer.concat([named, signature(keys, door, named)]).toString('base64url');
  return { token, bits: keys.bits, expires: expires * 1000 };
}

/**
 * Whether this is the answer to a challenge that was made for that door and is not over.
 *
 * @param proof as the header has it: `<token>.<answer>`
 * @returns what the challenge is called, to be spent once until it expires; nothing where the proof is none
 */
export function checkProof(
  keys: ChallengeKeys,
  door: Door,
  now: number,
  proof: string,
): { readonly id: string; readonly expires: number } | undefined {
  const [, token = '', answer = ''] = /^([\w-]{38})\.(0|[1-9]\d{0,14})$/.exec(proof) ?? [];
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + EXPIRY_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return;
  const named = bytes.subarray(0, ID_BYTES + EXPIRY_BYTES);
  if (!timingSafeEqual(bytes.subarray(named.length), signature(keys, door, named))) return;
  const expires = named.readUInt32BE(ID_BYTES) * 1000;
  if (expires <= now) return;
  const hash = createHash('sha256')
    .update(proofInput(token, Number(answer)))
    .digest();
  return beginsWithZeros(hash, keys.bits) ? { id: named.toString('hex'), expires } : undefined;
}

function signature({ secret, bits }: ChallengeKeys, { brand, origin }: Door, named: Buffer): Buffer {
  const whole = keyedHash(secret, 'challenge', brand, origin, String(bits), named.toString('hex'));
  return whole.subarray(0, SIGNATURE_BYTES);
}
