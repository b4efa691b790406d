import type { Challenge } from '../../ticket/proof.ts';
import { sha256 } from './sha256.ts';

/** How long the page may wait for a slice of the work, in milliseconds: less than a frame. */
const SLICE = 10;

/** More bits are no challenge that a phone could ever meet: whatever asks for them is no relay of ours. */
const MOST_BITS = 24;

/** What the work rests on. */
export interface Pace {
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Lets the page do what it has to, and comes back. */
  readonly rest: () => Promise<void>;
}

/**
 * Finds the answer to a challenge, in slices between which the page goes on.
 *
 * @returns what the header {@link PROOF_HEADER} says; nothing where the challenge is none
 * @throws the signal's reason once it is aborted
 */
export async function solve(
  { token, bits }: Challenge,
  signal: AbortSignal,
  { now, rest }: Pace,
): Promise<string | undefined> {
  if (!/^[\w-]{1,999}$/.test(token) || !(bits >= 0 && bits <= MOST_BITS)) return undefined;
  let until = now() + SLICE;
  for (let answer = 0; ; answer += 1) {
    // All the bits that may be asked for stand in the first word.
    if (Math.clz32(sha256(proofText(token, answer))[0] as number) >= bits) return `${token}.${answer}`;
    // The clock is asked now and then only: asking costs as much as hashing.
    if (answer % 64 || now() < until) continue;
    signal.throwIfAborted();
    await rest();
    until = now() + SLICE;
  }
}

/** {@link proofInput}, with a character for each byte. */
export function proofText(token: string, answer: number): string {
  return prefixed(token) + prefixed(`${answer}`);
}

function prefixed(text: string): string {
  return String.fromCharCode(0, 0, text.length >> 8, text.length & 255) + text;
}
