import type { DeskOutcome } from '../desk/desk.ts';
import type { Problem } from '../desk/problem.ts';
import type { Settlement, StoredTicket } from '../store/store.ts';

/** How long a lease holds when nobody renews it, in milliseconds: so long rests the work of a relay that crashed. */
export const LEASE = 12_000;

/** How often a lease is renewed while its ticket is worked on, in milliseconds. */
export const RENEWAL = 4_000;

/** How soon before its end a lease that could not be renewed is given up, in milliseconds. */
export const GIVE_UP = 2_000;

/** The longest wait after the first attempt that failed, and after any, in milliseconds. */
export const FIRST_WAIT = 1_000;
export const LONGEST_WAIT = 15 * 60_000;

/**
 * How soon a ticket is taken up again whose attempt was stopped, in milliseconds: what was on its way to the desk then has
 * arrived or never will.
 */
export const LETTING_GO = 5_000;

/** How long a ticket is tried, in milliseconds: a long weekend. From when it was accepted, queued again, or its turn came. */
export const HORIZON = 72 * 3_600_000;

/**
 * Why a desk was not asked, or not to the end, and what passes without anyone's doing. A brand without a desk and a ticket that
 * cannot be prepared are not among them: those wait for somebody, who is told by a dead letter.
 */
const PASSING: ReadonlySet<string> = new Set<Problem>(['desk-down', 'not-saved']);

/** How an attempt ended: what the desk said, or why it could not be asked. */
export type AttemptEnd = DeskOutcome | { readonly state: 'stopped' };

/**
 * What becomes of a ticket after an attempt: the whole state machine of forwarding.
 *
 * | attempt ended | ticket |
 * |---|---|
 * | delivered | delivered |
 * | refused | dead |
 * | later, within {@link HORIZON} | queued, after the desk's own time or a backoff, whichever is longer |
 * | later, beyond it | dead, but queued where the desk was down and not asked, or the store was away |
 * | stopped | queued, due after {@link LETTING_GO} |
 *
 * A clock that is set back to before that counts as no time gone by.
 *
 * @param random as `Math.random`
 */
export function settlementOf(
  { acceptedAt, triedFrom = acceptedAt, attempts }: Pick<StoredTicket, 'acceptedAt' | 'triedFrom' | 'attempts'>,
  end: AttemptEnd,
  desk: string,
  { now, random }: { readonly now: number; readonly random: () => number },
): Settlement {
  if (end.state === 'delivered') return { state: 'delivered', at: now, desk, deskReference: end.deskReference };
  const status = 'status' in end && end.status !== undefined ? { status: end.status } : {};
  if (end.state === 'refused') return { state: 'dead', at: now, problem: end.problem, ...status };
  if (end.state === 'stopped')
    return { state: 'queued', dueAt: now + LETTING_GO, problem: 'stopped' satisfies Problem };
  const { problem, after = 0 } = end;
  if (now - triedFrom >= HORIZON && !PASSING.has(problem)) return { state: 'dead', at: now, problem, ...status };
  // Also behind a desk's own time: all tickets are told the same, and should not come back at one moment.
  const wait = after + backoff(after ? 1 : attempts, random);
  return { state: 'queued', dueAt: now + Math.ceil(Math.max(wait, backoff(attempts, random))), problem, ...status };
}

/**
 * Exponential backoff with full jitter: anywhere between nothing and a limit that doubles with every attempt.
 *
 * @param attempts so far, at least 1
 * @returns milliseconds
 */
export function backoff(attempts: number, random: () => number): number {
  return random() * Math.min(FIRST_WAIT * 2 ** Math.min(attempts - 1, 30), LONGEST_WAIT);
}
