import type { StoredTicket } from '../store.ts';
import type { TicketRow } from '../ticket-row.ts';
import { ticketOf } from '../ticket-row.ts';
import type { Sql } from './connections.ts';

/** The columns of tickets `t`, each with its `first` and its notes, in the shape of a {@link TicketRow}. */
export const TICKET_COLUMNS = `
  t.submission_id, t.reference, t.brand, first.submission_id AS first_submission_id, t.draft, t.flags, t.address_hashes,
  t.accepted_at, t.tried_from, t.state, t.attempts, t.due_at, t.progress, t.problem, t.problem_status, t.desk, t.desk_reference, t.delivered_at, t.done_by,
  t.done_at, (
    SELECT coalesce(json_agg(json_build_object('agent', agent, 'text', text, 'at', at) ORDER BY notes.id), '[]')::text
    FROM notes WHERE notes.ticket = t.id
  ) AS notes`;

/**
 * @param rest what follows the tables: `WHERE …`, `ORDER BY …`
 */
export async function selectTickets(
  sql: Sql,
  rest: string,
  values: Parameters<Sql['rows']>[1] = [],
): Promise<StoredTicket[]> {
  const rows = await sql.rows<TicketRow>(
    `SELECT ${TICKET_COLUMNS} FROM tickets t LEFT JOIN tickets first ON first.id = t.adds_to ${rest}`,
    values,
  );
  return rows.map(ticketOf);
}
