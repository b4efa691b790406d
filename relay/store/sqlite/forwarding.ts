import { randomUUID } from 'node:crypto';
import type { Lease, LeaseRequest, Progress, Settlement, StoredTicket } from '../store.ts';
import type { TicketRow } from '../ticket-row.ts';
import type { Connection } from './connection.ts';
import { selectTickets } from './tickets.ts';

/** Whether {@link lease} would find one: a look without a write. */
export function anyDue(connection: Connection, now: number): boolean {
  const dueAt = nextDue(connection);
  return dueAt !== undefined && dueAt <= now;
}

export function nextDue(connection: Connection): number | undefined {
  const next = connection.get<{ readonly due_at: number | null }>(
    `SELECT min(due_at) AS due_at FROM tickets INDEXED BY tickets_due WHERE state = 'queued' AND due_at IS NOT NULL`,
  );
  return next?.due_at ?? undefined;
}

export function lease(connection: Connection, { now, until, limit }: LeaseRequest): Lease[] {
  const due = connection.all<{ readonly id: number; readonly desk_reference: string | null }>(
    // Left to itself SQLite takes the index of states, and looks at every ticket that waits.
    `SELECT t.id, first.desk_reference FROM tickets t INDEXED BY tickets_due LEFT JOIN tickets first ON first.id = t.adds_to
     WHERE t.state = 'queued' AND t.due_at <= ? ORDER BY t.due_at, t.id LIMIT ?`,
    [now, limit],
  );
  return due.flatMap(({ id, desk_reference: deskReference }) => {
    const token = randomUUID();
    connection.run('UPDATE tickets SET lease = ?, due_at = ?, attempts = attempts + 1 WHERE id = ?', [
      token,
      until,
      id,
    ]);
    return selectTickets(connection, 'WHERE t.id = ?', [id]).map((ticket) => ({
      ticket,
      token,
      ...(deskReference !== null && { addsTo: { deskReference } }),
    }));
  });
}

export function renew(connection: Connection, lease: Lease, until: number): boolean {
  return connection.run(`UPDATE tickets SET due_at = $until WHERE ${OURS}`, { until, ...ours(lease) }) > 0;
}

export function save(connection: Connection, lease: Lease, progress: Progress): boolean {
  return (
    connection.run(`UPDATE tickets SET progress = $progress WHERE ${OURS}`, {
      progress: JSON.stringify(progress),
      ...ours(lease),
    }) > 0
  );
}

export function settle(connection: Connection, lease: Lease, settlement: Settlement): boolean {
  switch (settlement.state) {
    case 'queued':
      return (
        connection.run(
          `UPDATE tickets SET lease = NULL, due_at = $dueAt, problem = $problem,
             problem_status = $status WHERE ${OURS}`,
          {
            dueAt: settlement.dueAt,
            problem: settlement.problem,
            status: settlement.status ?? null,
            ...ours(lease),
          },
        ) > 0
      );
    case 'delivered': {
      const { at, desk, deskReference } = settlement;
      const [settled] = connection.all<Pick<TicketRow, 'submission_id'> & { readonly id: number }>(
        `UPDATE tickets SET state = 'delivered', lease = NULL, due_at = NULL, problem = NULL, problem_status = NULL,
           delivered_at = $at,
           desk = $desk, desk_reference = $deskReference
         WHERE ${OURS} RETURNING id`,
        { at, desk, deskReference, ...ours(lease) },
      );
      if (settled)
        connection.run(`UPDATE tickets SET due_at = ?, tried_from = ? WHERE ${WAITING}`, [at, at, settled.id]);
      return settled !== undefined;
    }
    case 'dead': {
      const { problem, status = null } = settlement;
      const [settled] = connection.all<{ readonly id: number }>(
        `UPDATE tickets SET ${DYING}, lease = NULL, due_at = NULL, problem = $problem,
           problem_status = $status
         WHERE ${OURS} RETURNING id`,
        { problem, status, ...ours(lease) },
      );
      if (settled)
        connection.run(`UPDATE tickets SET ${DYING}, problem = ?, problem_status = ? WHERE ${WAITING}`, [
          problem,
          status,
          settled.id,
        ]);
      return settled !== undefined;
    }
  }
}

export function dead(connection: Connection): StoredTicket[] {
  return selectTickets(connection, `WHERE t.state = 'dead' AND t.draft IS NOT NULL ORDER BY t.accepted_at, t.id`);
}

/** Queues dead letters again; an addition only when its first is delivered. */
export function retryDead(connection: Connection, now: number, submissionIds?: readonly string[]): number {
  return connection.run(
    `UPDATE tickets SET state = 'queued', tried_from = $now, counted_from = (SELECT counted FROM clock), attempts = 0, due_at = CASE
       WHEN (SELECT first.state FROM tickets first WHERE first.id = tickets.adds_to) <> 'delivered' THEN NULL ELSE $now END
     WHERE state = 'dead' AND draft IS NOT NULL AND coalesce(adds_to, id) IN (
       SELECT coalesce(named.adds_to, named.id) FROM tickets named
       WHERE named.state = 'dead' AND ($all OR named.submission_id IN (SELECT value FROM json_each($ids))))`,
    { now, all: submissionIds ? 0 : 1, ids: JSON.stringify(submissionIds ?? []) },
  );
}

/** From now on its days count anew. */
const DYING = `state = 'dead', counted_from = (SELECT counted FROM clock)`;
const OURS = `submission_id = $submissionId AND lease = $token AND state = 'queued'`;
/** Additions of a ticket that have not begun. */
const WAITING = `adds_to = ? AND state = 'queued' AND due_at IS NULL`;

function ours({ ticket, token }: Lease): { readonly submissionId: string; readonly token: string } {
  return { submissionId: ticket.submissionId, token };
}
