import { backoff } from './plan.ts';

/**
 * Whether a desk is asked at all. One that is down would hold every ticket for the length of a time-out, and with them
 * the places of tickets for other desks. Frozen data, replaced by every change.
 */
export interface Circuit {
  /** Attempts that failed by the desk's own fault since one went well, and when the first of them ended. */
  readonly failures: number;
  readonly failingSince: number;
  /** How often it was left alone since one went well, and until when it is. */
  readonly rests: number;
  readonly restsUntil: number;
  /** A single ticket is with it, to find out whether it is back. */
  readonly probing: boolean;
}

export const SOUND: Circuit = Object.freeze({
  failures: 0,
  failingSince: 0,
  rests: 0,
  restsUntil: 0,
  probing: false,
});

/**
 * How many attempts in a row fail, and for how long at least (in milliseconds), when a desk is down, and not just single
 * requests go wrong: of many tickets at once, eight may well be unlucky in a moment.
 */
export const FAILURES = 8;
export const FAILING = 10_000;

/** The longest rest, in milliseconds: a desk that is back is found out within it. */
export const LONGEST_REST = 60_000;

/** How long others wait for a probe before they ask again, in milliseconds. */
const PROBE = 1_000;

/** What one ticket may do: go to the desk, or wait so long (in milliseconds) before it asks again. */
export type Passage = { readonly go: true; readonly circuit: Circuit } | { readonly go: false; readonly after: number };

export function pass(circuit: Circuit, now: number): Passage {
  if (!circuit.rests) return { go: true, circuit };
  // A clock that was set back must not make a rest of years.
  const rest = Math.min(circuit.restsUntil - now, LONGEST_REST);
  if (rest > 0) return { go: false, after: rest };
  if (circuit.probing) return { go: false, after: PROBE };
  return { go: true, circuit: { ...circuit, probing: true } };
}

/** @param ok whether the desk is there and at work: a ticket that it refused shows that, and one that it took of another */
export function answered(circuit: Circuit, ok: boolean, now: number, random: () => number): Circuit {
  if (ok) return SOUND;
  // Attempts that were under way when it was found down say nothing new.
  if (now < circuit.restsUntil) return circuit;
  const failures = circuit.failures + 1;
  const failingSince = circuit.failures ? circuit.failingSince : now;
  const down = circuit.rests > 0 || (failures >= FAILURES && now - failingSince >= FAILING);
  if (!down) return { ...circuit, failures, failingSince };
  const rests = circuit.rests + 1;
  const rest = Math.min(1_000 + backoff(rests, random), LONGEST_REST);
  return { failures, failingSince, rests, restsUntil: now + rest, probing: false };
}

/** A probe that ended without an answer of the desk: the relay stops, the lease was lost. */
export function unanswered(circuit: Circuit): Circuit {
  return { ...circuit, probing: false };
}
