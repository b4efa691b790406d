import { foldedWords } from '../fold.ts';
import type { Acceptance, NewTicket } from '../store.ts';
import { ReferenceTaken } from '../store.ts';
import type { Connection } from './connection.ts';
import { isUniqueViolation } from './errors.ts';

interface First {
  readonly id: number;
  readonly reference: string;
  readonly state: string;
  readonly problem: string | null;
  readonly problem_status: number | null;
}

/** Keeps a ticket, inside a transaction. */
export function accept(connection: Connection, ticket: NewTicket): Acceptance {
  const held = known(connection, ticket.submissionId, ticket.digest);
  if (held) return held;
  const first = ticket.additionTo === undefined ? undefined : firstOf(connection, ticket.additionTo, ticket.brand);
  const reference = first?.reference ?? ticket.reference;
  try {
    connection.run(
      `INSERT INTO tickets (submission_id, reference, brand, digest, adds_to, draft, words, flags, address_hashes,
         accepted_at, counted_from, state, due_at, problem, problem_status)
       VALUES ($submissionId, $reference, $brand, $digest, $first, $draft, $words, $flags, $addressHashes,
         $acceptedAt, (SELECT counted FROM clock), $state, $dueAt, $problem, $status)`,
      {
        submissionId: ticket.submissionId,
        reference,
        brand: ticket.brand,
        digest: ticket.digest,
        first: first?.id ?? null,
        draft: JSON.stringify(ticket.draft),
        words: foldedWords(ticket.draft),
        flags: JSON.stringify(ticket.flags),
        addressHashes: JSON.stringify(ticket.addressHashes),
        acceptedAt: ticket.acceptedAt,
        ...beginning(first, ticket.acceptedAt),
      },
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw new ReferenceTaken(`${reference} is another ticket's`, { cause: error });
    throw error;
  }
  connection.run(
    `INSERT INTO addresses (hash, ticket)
     SELECT DISTINCT value, last_insert_rowid() FROM json_each($addressHashes)`,
    { addressHashes: JSON.stringify(ticket.addressHashes) },
  );
  if (first) connection.run('UPDATE tickets SET done_at = NULL, done_by = NULL WHERE id = ?', [first.id]);
  return { state: 'accepted', reference };
}

/** What is said to a submission id that is held already. */
export function known(connection: Connection, submissionId: string, digest: string): Acceptance | undefined {
  const held = connection.get<{ readonly reference: string; readonly digest: string }>(
    'SELECT reference, digest FROM tickets WHERE submission_id = ?',
    [submissionId],
  );
  return held && { state: held.digest === digest ? 'same' : 'different', reference: held.reference };
}

/** The first ticket of the conversation that a submission id belongs to; nothing where it can no longer be added to. */
function firstOf(connection: Connection, submissionId: string, brand: string): First | undefined {
  return connection.get<First>(
    `SELECT first.id, first.reference, first.state, first.problem, first.problem_status
     FROM tickets t JOIN tickets first ON first.id = coalesce(t.adds_to, t.id)
     WHERE t.submission_id = ? AND t.brand = ? AND NOT (first.state = 'dead' AND first.draft IS NULL)`,
    [submissionId, brand],
  );
}

/** An addition waits for its first, and shares its fate. */
function beginning(
  first: First | undefined,
  now: number,
): {
  readonly state: string;
  readonly dueAt: number | null;
  readonly problem: string | null;
  readonly status: number | null;
} {
  if (first?.state === 'dead')
    return { state: 'dead', dueAt: null, problem: first.problem, status: first.problem_status };
  return { state: 'queued', dueAt: first?.state === 'queued' ? null : now, problem: null, status: null };
}
