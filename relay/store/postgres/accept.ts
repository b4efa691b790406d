import type { First } from '../beginning.ts';
import { beginning } from '../beginning.ts';
import { foldedWords } from '../fold.ts';
import type { Acceptance, NewTicket } from '../store.ts';
import { ReferenceTaken } from '../store.ts';
import type { Connections, Sql } from './connections.ts';
import { isUniqueViolation } from './errors.ts';

interface FirstRow extends First {
  readonly id: string;
  readonly reference: string;
}

/** Keeps a ticket: one statement, and so one commit, unless it adds to another. */
export async function accept(connections: Connections, ticket: NewTicket): Promise<Acceptance> {
  const acceptance =
    ticket.additionTo === undefined
      ? await insert(connections, ticket, undefined)
      : await connections.transaction((sql) => acceptAddition(sql, ticket, ticket.additionTo ?? ''));
  if (acceptance) return acceptance;
  return (await known(connections, ticket.submissionId, ticket.digest)) ?? { state: 'busy' };
}

/** What is said to a submission id that is held already. */
export async function known(sql: Sql, submissionId: string, digest: string): Promise<Acceptance | undefined> {
  const [held] = await sql.rows<{ readonly reference: string; readonly digest: string }>(
    'SELECT reference, digest FROM tickets WHERE submission_id = $1',
    [submissionId],
  );
  return held && { state: held.digest === digest ? 'same' : 'different', reference: held.reference };
}

async function acceptAddition(sql: Sql, ticket: NewTicket, additionTo: string): Promise<Acceptance | undefined> {
  // Locked, so that it is not settled or forgotten between this look and our commit.
  const [first] = await sql.rows<FirstRow>(
    `SELECT first.id, first.reference, first.state, first.problem, first.problem_status
     FROM tickets t JOIN tickets first ON first.id = coalesce(t.adds_to, t.id)
     WHERE t.submission_id = $1 AND t.brand = $2 AND NOT (first.state = 'dead' AND first.draft IS NULL)
     FOR NO KEY UPDATE OF first`,
    [additionTo, ticket.brand],
  );
  const acceptance = await insert(sql, ticket, first);
  if (first && acceptance?.state === 'accepted') {
    await sql.run('UPDATE tickets SET done_at = NULL, done_by = NULL WHERE id = $1', [first.id]);
  }
  return acceptance;
}

/** Nothing where that submission id is held already. */
async function insert(sql: Sql, ticket: NewTicket, first: FirstRow | undefined): Promise<Acceptance | undefined> {
  const reference = first?.reference ?? ticket.reference;
  const { state, dueAt, problem, status, desk, deliveredAt } = beginning(ticket, first);
  try {
    const [result] = await sql.rows<{ readonly free: boolean; readonly id: string | null }>(
      `WITH door AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free),
       ticket AS (
         INSERT INTO tickets (submission_id, reference, brand, digest, adds_to, draft, words, flags, address_hashes,
           accepted_at, counted_from, state, due_at, problem, problem_status, desk, desk_reference, delivered_at)
         SELECT $1, $2, $3, $4, $5::bigint, $6, $7, $8, $9, $10::double precision, counted, $11, $12::double precision,
           $13, $14::integer, $15, $16, $17::double precision
         FROM clock, door WHERE free
         ON CONFLICT (submission_id) DO NOTHING
         RETURNING id),
       hashes AS (
         INSERT INTO addresses (hash, ticket) SELECT DISTINCT hash, ticket.id FROM ticket, unnest($18::text[]) hash)
       SELECT free, (SELECT id FROM ticket) AS id FROM door`,
      [
        ticket.submissionId,
        reference,
        ticket.brand,
        ticket.digest,
        first?.id ?? null,
        JSON.stringify(ticket.draft),
        foldedWords(ticket.draft),
        JSON.stringify(ticket.flags),
        JSON.stringify(ticket.addressHashes),
        ticket.acceptedAt,
        state,
        dueAt,
        problem,
        status,
        desk,
        desk === null ? null : reference,
        deliveredAt,
        ticket.addressHashes,
      ],
    );
    if (!result?.free) return { state: 'busy' };
    return result.id === null ? undefined : { state: 'accepted', reference };
  } catch (error) {
    if (!isUniqueViolation(error, 'tickets_reference')) throw error;
    throw new ReferenceTaken(`${reference} is another ticket's`, { cause: error });
  }
}
