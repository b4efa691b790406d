import { randomUUID } from 'node:crypto';
import type { Submission } from '../../../../src/ticket/submission.ts';
import { aSubmission, PAGE } from '../door.ts';

export interface SendersOptions {
  /** Where the next try goes; nothing where no relay is known to be up. */
  readonly target: () => string | undefined;
  readonly random: () => number;
  /** How many send at the same time. */
  readonly senders: number;
  /** How long each waits after a ticket, on average, in milliseconds. */
  readonly pause: number;
  /** They stop by themselves after so many tickets. */
  readonly limit?: number;
}

/** What a customer's browser would know, of all customers. */
export interface Senders {
  /** References of the tickets that were acknowledged, by submission id. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Acknowledged tickets that add to another one. */
  readonly additions: ReadonlySet<string>;
  /** Submissions that were told another reference when they came again. */
  readonly otherReference: ReadonlySet<string>;
  /** How many tries ended how: by a status, or by what went wrong with the connection. */
  readonly answers: ReadonlyMap<string, number>;
  /** Begins no new ticket. Resolves once every one that was begun is acknowledged, however often it has to be sent. */
  finish(): Promise<void>;
  /** Gives up at once. */
  stop(): void;
}

/** How many tickets add to an earlier one, and how many are sent again although they were acknowledged. */
const ADDITIONS = 0.1;
const REPEATS = 0.1;

/** The longest wait before a try is repeated, and how long one may take, in milliseconds. */
const LONGEST_WAIT = 400;
const PATIENCE = 15_000;

/**
 * Sends tickets as the outbox does: the same body under the same id, again and again, until it is acknowledged; after that
 * never again, but for a few that see whether the answer is still the same.
 */
export function startSenders({ target, random, senders, pause, limit = Infinity }: SendersOptions): Senders {
  const acknowledged = new Map<string, string>();
  const additions = new Set<string>();
  const otherReference = new Set<string>();
  const answers = new Map<string, number>();
  /** What a later ticket may add to. */
  const firsts: string[] = [];
  const stopped = new AbortController();
  let begun = 0;
  let last = limit;

  const rest = (milliseconds: number): Promise<void> =>
    new Promise((over) => setTimeout(over, random() * 2 * milliseconds));

  const count = (answer: string): void => void answers.set(answer, (answers.get(answer) ?? 0) + 1);

  /** One try. The reference, where it is acknowledged. */
  const post = async (url: string, submission: Submission): Promise<string | undefined> => {
    const { signal } = stopped;
    try {
      const response = await fetch(`${url}/v1/tickets`, {
        method: 'POST',
        headers: {
          origin: PAGE,
          'content-type': 'application/json',
          'idempotency-key': submission.draft.submissionId,
        },
        body: JSON.stringify(submission),
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
      });
      const answer = (await response.json()) as { readonly reference?: string };
      count(statusOf(response));
      return response.status === 201 ? answer.reference : undefined;
    } catch (error) {
      if (!signal.aborted) count(troubleOf(error));
      return undefined;
    }
  };

  const send = async (submission: Submission): Promise<string | undefined> => {
    while (!stopped.signal.aborted) {
      const url = target();
      const reference = url === undefined ? undefined : await post(url, submission);
      if (reference !== undefined) return reference;
      await rest(LONGEST_WAIT / 2);
    }
    return undefined;
  };

  const sendOne = async (number: number): Promise<void> => {
    const first = random() < ADDITIONS ? firsts[Math.floor(random() * firsts.length)] : undefined;
    const draft = { submissionId: randomUUID(), requester: { email: `customer-${number}@example.org` } };
    const submission = aSubmission(draft, first === undefined ? {} : { additionTo: first });
    const reference = await send(submission);
    if (reference === undefined) return;
    acknowledged.set(draft.submissionId, reference);
    if (first === undefined) firsts.push(draft.submissionId);
    else {
      additions.add(draft.submissionId);
      if (acknowledged.get(first) !== reference) otherReference.add(draft.submissionId);
    }
    if (random() >= REPEATS) return;
    const again = await send(submission);
    if (again !== undefined && again !== reference) otherReference.add(draft.submissionId);
  };

  const sender = async (): Promise<void> => {
    while (begun < last && !stopped.signal.aborted) {
      begun += 1;
      await sendOne(begun);
      if (pause) await rest(pause);
    }
  };
  const all = Promise.all(Array.from({ length: senders }, sender));

  return {
    acknowledged,
    additions,
    otherReference,
    answers,
    async finish() {
      // Where there is a limit, it is reached first.
      if (last === Infinity) last = begun;
      await all;
    },
    stop: () => stopped.abort(),
  };
}

function statusOf({ status, headers }: Response): string {
  return status === 503 && !headers.has('retry-after') ? '503 without Retry-After' : String(status);
}

/** What Node calls the trouble: `ECONNREFUSED`, `ECONNRESET`, `UND_ERR_SOCKET` … */
function troubleOf(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly code?: string } };
  return cause?.code ?? (error instanceof Error ? error.name : 'unknown');
}
