import { backoff } from './plan.ts';

/**
 * Whether a desk is asked at all. One that is down would hold every ticket for the length of a time-out, and with them
 * the places of tickets for other desks. Frozen data, replaced by every change.
 */
export interface Circuit {
  /** Failures of the desk itself since it last answered. */
  readonly failures: number;
  /** Not asked before this. */
  readonly closedUntil: number;
  /** A single ticket is with it, to find out whether it is back. */
  readonly probing: boolean;
}

export const SOUND: Circuit = Object.freeze({ failures: 0, closedUntil: 0, probing: false });

/** How many failures in a row mean that a desk is down, and not that single requests went wrong. */
export const FAILURES = 8;

/** The longest rest, in milliseconds: a desk that is back is found out within it. */
export const LONGEST_REST = 60_000;

/** What one ticket may do: go to the desk, or wait so long (in milliseconds) before it asks again. */
export type Passage = { readonly go: true; readonly circuit: Circuit } | { readonly go: false; readonly after: number };

export function pass(circuit: Circuit, now: number): Passage {
  if (circuit.failures < FAILURES) return { go: true, circuit };
  // A clock that was set back must not make a rest of years.
  const rest = Math.min(circuit.closedUntil - now, LONGEST_REST);
  if (rest > 0) return { go: false, after: rest };
  if (circuit.probing) return { go: false, after: 1_000 };
  return { go: true, circuit: { ...circuit, probing: true } };
}

/** @param ok whether the desk was there and at work: a ticket that it refused shows that as well */
export function answered(circuit: Circuit, ok: boolean, now: number, random: () => number): Circuit {
  if (ok) return SOUND;
  const failures = circuit.failures + 1;
  const rest = failures < FAILURES ? 0 : Math.min(1_000 + backoff(failures - FAILURES + 1, random), LONGEST_REST);
  return { failures, closedUntil: now + rest, probing: false };
}

/** A probe that ended without an answer of the desk: the relay stops, the lease was lost. */
export function unanswered(circuit: Circuit): Circuit {
  return { ...circuit, probing: false };
}
