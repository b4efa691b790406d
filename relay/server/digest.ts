import type { Submission } from '../../src/ticket/submission.ts';
import { keyedHash } from '../keyed-hash.ts';

/**
 * What makes two submissions the same one: draft and `additionTo`, in whatever order their keys stand. What the customer kept
 * and how the form was filled in may differ when the same ticket is sent again.
 *
 * Keyed, since short words can be guessed from a plain hash, and it is kept after the words are erased.
 */
export function digest(secret: string, { draft, additionTo = '' }: Submission): string {
  return keyedHash(secret, 'digest', JSON.stringify(canonical(draft)), additionTo).toString('hex');
}

/** The same value with all keys in order, so that it is written in one way only. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, canonical(part)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
