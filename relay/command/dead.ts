import type { Store, StoredTicket } from '../store/store.ts';

/** What a command says, line by line, and whether it did what it was asked. */
export interface CommandResult {
  readonly lines: readonly string[];
  /** What a person is told, and no program that reads the lines. */
  readonly aside?: readonly string[];
  readonly failed?: boolean;
}

const NONE = 'There are no dead letters.';

export const DEAD_ACTIONS = ['list', 'retry', 'export'] as const;
export type DeadAction = (typeof DEAD_ACTIONS)[number];

/**
 * Dead letters: tickets that no help desk took in 72 hours, or that one refused for good.
 *
 * @param names references or submission ids, for `retry` and `export`; all of them where none is given
 */
export async function deadLetters(
  store: Pick<Store, 'dead' | 'retryDead'>,
  action: DeadAction,
  names: readonly string[],
  now: number,
): Promise<CommandResult> {
  const dead = await store.dead();
  const unknown = names.filter((name) => !dead.some((ticket) => isCalled(ticket, name)));
  if (unknown.length) return { lines: [`No dead letter is called ${unknown.join(', ')}.`], failed: true };
  const chosen = names.length ? dead.filter((ticket) => names.some((name) => isCalled(ticket, name))) : dead;
  if (action === 'list') return { lines: chosen.length ? chosen.map(line) : [NONE] };
  if (action === 'export')
    return { lines: chosen.map((ticket) => JSON.stringify(ticket)), ...(chosen.length ? {} : { aside: [NONE] }) };
  const count = chosen.length
    ? await store.retryDead(
        now,
        chosen.map(({ submissionId }) => submissionId),
      )
    : 0;
  return { lines: [`${count} ${count === 1 ? 'ticket waits' : 'tickets wait'} for the help desk again.`] };
}

function isCalled({ reference, submissionId }: StoredTicket, name: string): boolean {
  return name.toUpperCase() === reference || name.toLowerCase() === submissionId;
}

/** Tells a dead letter from another, and why it is one. Nothing the customer typed: the list may be shown around. */
function line({ reference, submissionId, brand, acceptedAt, attempts, problem, problemStatus }: StoredTicket): string {
  const tries = `${attempts} ${attempts === 1 ? 'try' : 'tries'}`;
  const since = new Date(acceptedAt).toISOString();
  const answered = problemStatus === undefined ? '' : ` (the desk answered ${problemStatus})`;
  const why = `${problem ?? 'no reason known'}${answered}`;
  return [reference, submissionId, brand, `accepted ${since}`, tries, why].join('  ');
}
