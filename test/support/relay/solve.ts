import { createHash } from 'node:crypto';
import type { Challenge } from '../../../src/ticket/proof.ts';
import { beginsWithZeros, proofInput } from '../../../src/ticket/proof.ts';

/** The proof's header for a challenge, found as a browser would find it. */
export function solve({ token, bits }: Pick<Challenge, 'token' | 'bits'>): string {
  for (let answer = 0; ; answer += 1) {
    const hash = createHash('sha256').update(proofInput(token, answer)).digest();
    if (beginsWithZeros(hash, bits)) return `${token}.${answer}`;
  }
}
