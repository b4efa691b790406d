import type { Challenge } from '../../ticket/proof.ts';
import { proofInput } from '../../ticket/proof.ts';

/** How many answers are tried at once. The browser hashes them beside the page, which goes on meanwhile. */
const SLICE = 64;

/** More bits are no challenge that a phone could ever meet: whatever asks for them is no relay of ours. */
const MOST_BITS = 24;

/**
 * Finds the answer to a challenge.
 *
 * @returns what the header {@link PROOF_HEADER} says; nothing where the challenge is none
 * @throws the signal's reason once it is aborted; where the page is not served securely, which leaves it no `crypto.subtle`
 */
export async function solve({ token, bits }: Challenge, signal: AbortSignal): Promise<string | undefined> {
  if (!/^[\w-]{1,999}$/.test(token) || !(bits >= 0 && bits <= MOST_BITS)) return undefined;
  for (let first = 0; ; first += SLICE) {
    signal.throwIfAborted();
    const hashes = await Promise.all(
      Array.from({ length: SLICE }, (_, at) => crypto.subtle.digest('SHA-256', proofInput(token, first + at))),
    );
    // All the bits that may be asked for stand in the first word.
    const found = hashes.findIndex((hash) => Math.clz32(new DataView(hash).getUint32(0)) >= bits);
    if (found >= 0) return `${token}.${first + found}`;
  }
}
