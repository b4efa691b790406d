import type { Counts, ListedTicket, StoredTicket } from './store.ts';

/** A ticket as both databases give it. What is JSON in the database is still text here. */
export interface TicketRow {
  readonly submission_id: string;
  readonly reference: string;
  readonly brand: string;
  readonly first_submission_id: string | null;
  readonly draft: string | null;
  readonly flags: string;
  readonly address_hashes: string;
  readonly accepted_at: number;
  readonly tried_from: number | null;
  readonly state: string;
  readonly attempts: number;
  readonly due_at: number | null;
  readonly progress: string;
  readonly problem: string | null;
  readonly problem_status: number | null;
  readonly desk: string | null;
  readonly desk_reference: string | null;
  readonly delivered_at: number | null;
  readonly done_by: string | null;
  readonly done_at: number | null;
  readonly notes: string;
}

/** The ticket of a row; what the database has nothing for is not there. */
export function ticketOf(row: TicketRow): StoredTicket {
  return {
    submissionId: row.submission_id,
    reference: row.reference,
    brand: row.brand,
    ...(row.first_submission_id !== null && { additionTo: row.first_submission_id }),
    ...(row.draft !== null && { draft: JSON.parse(row.draft) as NonNullable<StoredTicket['draft']> }),
    flags: JSON.parse(row.flags) as StoredTicket['flags'],
    addressHashes: JSON.parse(row.address_hashes) as string[],
    acceptedAt: row.accepted_at,
    ...(row.tried_from !== null && { triedFrom: row.tried_from }),
    state: row.state as StoredTicket['state'],
    attempts: row.attempts,
    // An addition has no time of its own while it waits for the ticket it adds to.
    dueAt: row.due_at ?? row.accepted_at,
    progress: JSON.parse(row.progress) as StoredTicket['progress'],
    ...(row.problem !== null && { problem: row.problem }),
    ...(row.problem_status !== null && { problemStatus: row.problem_status }),
    ...(row.desk !== null && { desk: row.desk }),
    ...(row.desk_reference !== null && { deskReference: row.desk_reference }),
    ...(row.delivered_at !== null && { deliveredAt: row.delivered_at }),
    ...(row.done_at !== null && { done: { agent: row.done_by ?? '', at: row.done_at } }),
    notes: JSON.parse(row.notes) as StoredTicket['notes'],
  };
}

/** An addition to the ticket of that reference: what it says and how it looks odd, as JSON. */
export interface AdditionRow {
  readonly reference: string;
  readonly draft: string;
  readonly flags: string;
}

/** Tickets with what was said last in each, and how any of it looks odd. @param additions oldest first */
export function withAdditions(tickets: readonly StoredTicket[], additions: readonly AdditionRow[]): ListedTicket[] {
  return tickets.map((ticket) => {
    const its = additions.filter(({ reference }) => reference === ticket.reference);
    const last = its.at(-1);
    if (!last) return ticket;
    const flags = its.flatMap((addition) => JSON.parse(addition.flags) as StoredTicket['flags']);
    return {
      ...ticket,
      flags: [...new Set([...ticket.flags, ...flags])],
      latest: JSON.parse(last.draft) as NonNullable<ListedTicket['latest']>,
    };
  });
}

/** How many tickets of a brand are in a state, and when the oldest of them was accepted. */
export interface CountRow {
  readonly brand: string;
  readonly state: StoredTicket['state'];
  readonly count: number;
  readonly oldest: number;
}

export function countsOf(rows: readonly CountRow[]): Counts {
  const queued = rows.filter(({ state }) => state === 'queued').map(({ oldest }) => oldest);
  return {
    tickets: rows.map(({ brand, state, count }) => ({ brand, state, count })),
    ...(queued.length && { oldestQueued: Math.min(...queued) }),
  };
}
