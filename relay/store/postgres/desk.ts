import { fold, storable } from '../fold.ts';
import type { AddressQuery, Counts, DeskNote, DeskQuery, StoredTicket } from '../store.ts';
import type { Sql } from './connections.ts';
import { selectTickets } from './tickets.ts';

export function read(sql: Sql, reference: string): Promise<StoredTicket[]> {
  return selectTickets(
    sql,
    `WHERE coalesce(t.adds_to, t.id) = (SELECT id FROM tickets WHERE reference = $1 AND adds_to IS NULL)
     ORDER BY t.accepted_at, t.id`,
    [reference],
  );
}

export function list(sql: Sql, { state, brand, search, after, limit }: DeskQuery): Promise<StoredTicket[]> {
  const done = state === 'all' ? '' : `AND t.done_at IS ${state === 'done' ? 'NOT NULL' : 'NULL'}`;
  return selectTickets(
    sql,
    `WHERE t.desk = 'local' AND t.adds_to IS NULL ${done}
       AND ($2::text IS NULL OR t.brand = $2)
       AND ($3::text IS NULL OR strpos(lower(t.reference), $3) > 0 OR strpos(t.words, $3) > 0 OR EXISTS (
         SELECT 1 FROM tickets a WHERE a.adds_to = t.id AND strpos(a.words, $3) > 0))
       AND ($4::text IS NULL OR
         (t.accepted_at, t.id) < (SELECT accepted_at, id FROM tickets WHERE reference = $4 AND adds_to IS NULL))
     ORDER BY t.accepted_at DESC, t.id DESC LIMIT $1`,
    [limit, brand ?? null, search === undefined ? null : fold(search), after ?? null],
  );
}

export async function sameAddress(sql: Sql, { addressHashes, since, until, except }: AddressQuery): Promise<string[]> {
  const rows = await sql.rows<{ readonly reference: string }>(
    `SELECT f.reference FROM addresses
     JOIN tickets t ON t.id = addresses.ticket JOIN tickets f ON f.id = coalesce(t.adds_to, t.id)
     WHERE addresses.hash = ANY ($1) AND t.accepted_at BETWEEN $2 AND $3 AND f.reference <> $4 AND f.desk = 'local'
     GROUP BY f.reference ORDER BY max(t.accepted_at) DESC, max(t.id) DESC`,
    [addressHashes, since, until, except],
  );
  return rows.map(({ reference }) => reference);
}

export async function mark(
  sql: Sql,
  reference: string,
  { done, agent, at }: { readonly done: boolean; readonly agent: string; readonly at: number },
): Promise<boolean> {
  const changed = await sql.run(
    `UPDATE tickets SET done_at = $1, done_by = $2 WHERE reference = $3 AND adds_to IS NULL AND desk = 'local'`,
    [done ? at : null, done ? storable(agent) : null, reference],
  );
  return changed > 0;
}

export async function addNote(sql: Sql, reference: string, { agent, text, at }: DeskNote): Promise<boolean> {
  const added = await sql.run(
    `INSERT INTO notes (ticket, agent, text, words, at)
     SELECT id, $1, $2, $3, $4 FROM tickets WHERE reference = $5 AND adds_to IS NULL AND desk = 'local'`,
    [storable(agent), storable(text), fold(text), at, reference],
  );
  return added > 0;
}

export async function counts(sql: Sql): Promise<Counts> {
  const rows = await sql.rows<{
    readonly brand: string;
    readonly state: StoredTicket['state'];
    readonly count: number;
    readonly oldest: number;
  }>(
    `SELECT brand, state, count(*)::int AS count, min(accepted_at) AS oldest FROM tickets
     WHERE state IN ('queued', 'delivered') GROUP BY brand, state
     UNION ALL
     SELECT brand, state, count(*)::int, min(accepted_at) FROM tickets
     WHERE state = 'dead' AND draft IS NOT NULL GROUP BY brand, state`,
  );
  const queued = rows.filter(({ state }) => state === 'queued').map(({ oldest }) => oldest);
  return {
    tickets: rows.map(({ brand, state, count }) => ({ brand, state, count })),
    ...(queued.length && { oldestQueued: Math.min(...queued) }),
  };
}
