import type { Lease, LeaseRequest, Progress, Settlement, StoredTicket } from '../store.ts';
import type { TicketRow } from '../ticket-row.ts';
import { ticketOf } from '../ticket-row.ts';
import type { Connections, Sql } from './connections.ts';
import { selectTickets, TICKET_COLUMNS } from './tickets.ts';

/** Whether {@link lease} may find one: a look without a write. */
export async function anyDue(sql: Sql, now: number): Promise<boolean> {
  const dueAt = await nextDue(sql);
  return dueAt !== undefined && dueAt <= now;
}

export async function nextDue(sql: Sql): Promise<number | undefined> {
  const [next] = await sql.rows<{ readonly due_at: number | null }>(
    `SELECT min(due_at) AS due_at FROM tickets WHERE state = 'queued' AND due_at IS NOT NULL`,
  );
  return next?.due_at ?? undefined;
}

export async function lease(sql: Sql, { now, until, limit }: LeaseRequest): Promise<Lease[]> {
  const rows = await sql.rows<TicketRow & { readonly token: string; readonly adds_to_desk_reference: string | null }>(
    `WITH due AS (
       SELECT id, due_at FROM tickets WHERE state = 'queued' AND due_at <= $1 ORDER BY due_at, id
       FOR UPDATE SKIP LOCKED LIMIT $2),
     t AS (
       UPDATE tickets SET lease = gen_random_uuid(), due_at = $3, attempts = attempts + 1
       FROM due WHERE tickets.id = due.id RETURNING tickets.*, due.due_at AS was_due_at)
     SELECT ${TICKET_COLUMNS}, t.lease AS token, first.desk_reference AS adds_to_desk_reference
     FROM t LEFT JOIN tickets first ON first.id = t.adds_to ORDER BY t.was_due_at, t.id`,
    [now, limit, until],
  );
  return rows.map((row) => ({
    ticket: ticketOf(row),
    token: row.token,
    ...(row.adds_to_desk_reference !== null && { addsTo: { deskReference: row.adds_to_desk_reference } }),
  }));
}

export async function renew(sql: Sql, lease: Lease, until: number): Promise<boolean> {
  return (await sql.run(`UPDATE tickets SET due_at = $3 WHERE ${OURS}`, [...ours(lease), until])) > 0;
}

export async function save(sql: Sql, lease: Lease, progress: Progress): Promise<boolean> {
  const changed = await sql.run(`UPDATE tickets SET progress = $3 WHERE ${OURS}`, [
    ...ours(lease),
    JSON.stringify(progress),
  ]);
  return changed > 0;
}

export async function settle(connections: Connections, lease: Lease, settlement: Settlement): Promise<boolean> {
  switch (settlement.state) {
    case 'queued': {
      const { dueAt, problem, status = null } = settlement;
      const changed = await connections.run(
        `UPDATE tickets SET lease = NULL, due_at = $3, problem = $4, problem_status = $5 WHERE ${OURS}`,
        [...ours(lease), dueAt, problem, status],
      );
      return changed > 0;
    }
    case 'delivered': {
      const { at, desk, deskReference } = settlement;
      return connections.transaction(async (sql) => {
        const [settled] = await sql.rows<{ readonly id: string }>(
          `UPDATE tickets SET state = 'delivered', lease = NULL, due_at = NULL, problem = NULL, problem_status = NULL,
             delivered_at = $3,
             desk = $4, desk_reference = $5
           WHERE ${OURS} RETURNING id`,
          [...ours(lease), at, desk, deskReference],
        );
        if (settled)
          await sql.run(`UPDATE tickets SET due_at = $2, tried_from = $2 WHERE ${WAITING}`, [settled.id, at]);
        return settled !== undefined;
      });
    }
    case 'dead': {
      const { problem, status = null } = settlement;
      return connections.transaction(async (sql) => {
        const [settled] = await sql.rows<{ readonly id: string }>(
          `UPDATE tickets SET ${DYING}, lease = NULL, due_at = NULL, problem = $3, problem_status = $4
           WHERE ${OURS} RETURNING id`,
          [...ours(lease), problem, status],
        );
        if (settled) {
          await sql.run(`UPDATE tickets SET ${DYING}, problem = $2, problem_status = $3 WHERE ${WAITING}`, [
            settled.id,
            problem,
            status,
          ]);
        }
        return settled !== undefined;
      });
    }
  }
}

export function dead(sql: Sql): Promise<StoredTicket[]> {
  return selectTickets(sql, `WHERE t.state = 'dead' AND t.draft IS NOT NULL ORDER BY t.accepted_at, t.id`);
}

/** Queues dead letters again; an addition only when its first is delivered. Takes them in the order in which they are erased. */
export function retryDead(connections: Connections, now: number, submissionIds?: readonly string[]): Promise<number> {
  return connections.transaction(async (sql) => {
    const held = await holdDead(
      sql,
      `coalesce(adds_to, id) IN (
         SELECT coalesce(named.adds_to, named.id) FROM tickets named
         WHERE named.state = 'dead' AND ($1::text[] IS NULL OR named.submission_id = ANY ($1)))`,
      [submissionIds ?? null],
    );
    // An addition that holding them waited for has died with its first, and nobody would name it.
    const added = await holdDead(sql, 'adds_to = ANY ($1::bigint[]) AND id <> ALL ($1::bigint[])', [held]);
    return sql.run(
      `UPDATE tickets SET state = 'queued', tried_from = $1::double precision,
         counted_from = (SELECT counted FROM clock), attempts = 0, due_at = CASE
         WHEN (SELECT first.state FROM tickets first WHERE first.id = tickets.adds_to) <> 'delivered' THEN NULL
         ELSE $1::double precision END
       WHERE id = ANY ($2::bigint[])`,
      [now, [...held, ...added]],
    );
  });
}

/** Ids of dead letters that nobody else changes or adds to until the transaction ends. */
async function holdDead(sql: Sql, which: string, values: readonly (readonly string[] | null)[]): Promise<string[]> {
  const rows = await sql.rows<{ readonly id: string }>(
    `SELECT id FROM tickets WHERE state = 'dead' AND draft IS NOT NULL AND ${which} ORDER BY id FOR NO KEY UPDATE`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** From now on its days count anew. */
const DYING = `state = 'dead', counted_from = (SELECT counted FROM clock)`;
const OURS = `submission_id = $1 AND lease = $2 AND state = 'queued'`;
/** Additions of a ticket that have not begun. */
const WAITING = `adds_to = $1 AND state = 'queued' AND due_at IS NULL`;

function ours({ ticket, token }: Lease): readonly [string, string] {
  return [ticket.submissionId, token];
}
