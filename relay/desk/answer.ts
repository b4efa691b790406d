import type { OutgoingAnswer } from '../outgoing.ts';
import type { DeskOutcome } from './desk.ts';
import type { Problem } from './problem.ts';
import { problemOf } from './problem.ts';
import { retryAfter } from './retry-after.ts';

/**
 * How long to leave a desk alone whose answer got lost, in milliseconds. It may still be at work on the request; what it
 * did shows after that in what it tells about the ticket.
 */
export const SETTLING = 5_000;

/** Ends a delivery from wherever it is: not now. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
  readonly outcome: DeskOutcome;

  /** @param answer when to ask again, in milliseconds, and the status it had, where there was one */
  constructor(problem: Problem, answer: Pick<DeskOutcome & { state: 'later' }, 'after' | 'status'> = {}) {
    super(problem);
    this.outcome = { state: 'later', problem, ...answer };
  }
}

/**
 * The answer, where it says something about the request. What any desk means by its status alone ends the delivery for now:
 * no answer, 429, 5xx.
 *
 * @throws NotNow, or the reason of the signal that the request was aborted by
 */
export async function withinReason(sent: Promise<OutgoingAnswer>, now: () => number): Promise<OutgoingAnswer> {
  const answer = await sent.catch((error: unknown) => {
    throw new NotNow(problemOf(error), { after: SETTLING });
  });
  const { status, headers } = answer;
  const after = retryAfter(headers['retry-after'], now());
  if (status === 429) throw new NotNow('desk-busy', { ...(after !== undefined && { after }), status });
  // A 5xx may come after the ticket was made.
  if (status >= 500) throw new NotNow('desk-error', { after: Math.max(after ?? 0, SETTLING), status });
  return answer;
}

export type Json = Readonly<Record<string, unknown>>;

/** The answer's JSON object; nothing where it is none, or broke off. */
export function readJson({ body }: OutgoingAnswer): Json | undefined {
  try {
    return recordOf(JSON.parse(body));
  } catch {
    return undefined;
  }
}

export function recordOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

export function listOf(value: unknown): readonly Json[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return entries.map(recordOf).filter((entry) => entry !== undefined);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
