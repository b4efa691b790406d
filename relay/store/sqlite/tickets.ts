import type { StoredTicket } from '../store.ts';
import type { TicketRow } from '../ticket-row.ts';
import { ticketOf } from '../ticket-row.ts';
import type { Connection } from './connection.ts';

/** Tickets `t`, each with the first it adds to and its notes, in the shape of a {@link TicketRow}. */
const SELECT_TICKETS = `
  SELECT t.id, t.submission_id, t.reference, t.brand, first.submission_id AS first_submission_id, t.draft, t.flags,
    t.address_hashes, t.accepted_at, t.tried_from, t.state, t.attempts, t.due_at, t.progress, t.problem, t.problem_status, t.desk, t.desk_reference,
    t.delivered_at, t.done_by, t.done_at, (
      SELECT json_group_array(json_object('agent', agent, 'text', text, 'at', at) ORDER BY notes.id)
      FROM notes WHERE notes.ticket = t.id
    ) AS notes
  FROM tickets t LEFT JOIN tickets first ON first.id = t.adds_to`;

/**
 * @param rest what follows the tables: `WHERE …`, `ORDER BY …`
 */
export function selectTickets(
  connection: Connection,
  rest: string,
  values: Parameters<Connection['all']>[1] = [],
): StoredTicket[] {
  return connection.all<TicketRow>(`${SELECT_TICKETS} ${rest}`, values).map(ticketOf);
}
