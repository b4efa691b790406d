import type { First } from '../beginning.ts';
import { beginning } from '../beginning.ts';
import { foldedWords } from '../fold.ts';
import type { Acceptance, NewTicket } from '../store.ts';
import { ReferenceTaken } from '../store.ts';
import type { Connection } from './connection.ts';
import { isUniqueViolation } from './errors.ts';

interface FirstRow extends First {
  readonly id: number;
  readonly reference: string;
}

/** Keeps a ticket, inside a transaction. */
export function accept(connection: Connection, ticket: NewTicket): Acceptance {
  const held = known(connection, ticket.submissionId, ticket.digest);
  if (held) return held;
  const first = ticket.additionTo === undefined ? undefined : firstOf(connection, ticket.additionTo, ticket.brand);
  const reference = first?.reference ?? ticket.reference;
  const begun = beginning(ticket, first);
  try {
    connection.run(
      `INSERT INTO tickets (submission_id, reference, brand, digest, adds_to, draft, words, flags, address_hashes,
         accepted_at, counted_from, state, due_at, problem, problem_status, desk, desk_reference, delivered_at)
       VALUES ($submissionId, $reference, $brand, $digest, $first, $draft, $words, $flags, $addressHashes,
         $acceptedAt, (SELECT counted FROM clock), $state, $dueAt, $problem, $status, $desk, $deskReference, $deliveredAt)`,
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
        ...begun,
        deskReference: begun.desk === null ? null : reference,
      },
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw new ReferenceTaken(`${reference} is another ticket's`, { cause: error });
    throw error;
  }
  for (const hash of new Set(ticket.addressHashes)) {
    connection.run('INSERT INTO addresses (hash, ticket) VALUES (?, last_insert_rowid())', [hash]);
  }
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
function firstOf(connection: Connection, submissionId: string, brand: string): FirstRow | undefined {
  return connection.get<FirstRow>(
    `SELECT first.id, first.reference, first.state, first.problem, first.problem_status
     FROM tickets t JOIN tickets first ON first.id = coalesce(t.adds_to, t.id)
     WHERE t.submission_id = ? AND t.brand = ? AND NOT (first.state = 'dead' AND first.draft IS NULL)`,
    [submissionId, brand],
  );
}
