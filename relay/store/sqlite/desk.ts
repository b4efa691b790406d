import { fold, storable } from '../fold.ts';
import type { AddressQuery, Counts, DeskNote, DeskQuery, StoredTicket } from '../store.ts';
import type { Connection } from './connection.ts';
import { selectTickets } from './tickets.ts';

export function read(connection: Connection, reference: string): StoredTicket[] {
  return selectTickets(
    connection,
    `WHERE coalesce(t.adds_to, t.id) = (SELECT id FROM tickets WHERE reference = ? AND adds_to IS NULL)
     ORDER BY t.accepted_at, t.id`,
    [reference],
  );
}

export function list(connection: Connection, { state, brand, search, after, limit }: DeskQuery): StoredTicket[] {
  const found = `(instr(lower(t.reference), $search) > 0 OR instr(t.words, $search) > 0 OR EXISTS (
    SELECT 1 FROM tickets a WHERE a.adds_to = t.id AND instr(a.words, $search) > 0))`;
  const before = `(t.accepted_at, t.id) < (SELECT accepted_at, id FROM tickets WHERE reference = $after AND adds_to IS NULL)`;
  const conditions = [
    `t.desk = 'local'`,
    't.adds_to IS NULL',
    ...(state === 'all' ? [] : [`t.done_at IS ${state === 'done' ? 'NOT NULL' : 'NULL'}`]),
    ...(brand === undefined ? [] : ['t.brand = $brand']),
    ...(search === undefined ? [] : [found]),
    ...(after === undefined ? [] : [before]),
  ];
  return selectTickets(
    connection,
    `WHERE ${conditions.join(' AND ')} ORDER BY t.accepted_at DESC, t.id DESC LIMIT $limit`,
    {
      limit,
      ...(brand !== undefined && { brand }),
      ...(search !== undefined && { search: fold(search) }),
      ...(after !== undefined && { after }),
    },
  );
}

export function sameAddress(connection: Connection, { addressHashes, since, until, except }: AddressQuery): string[] {
  return connection
    .all<{ readonly reference: string }>(
      `SELECT f.reference FROM addresses
       JOIN tickets t ON t.id = addresses.ticket JOIN tickets f ON f.id = coalesce(t.adds_to, t.id)
       WHERE addresses.hash IN (SELECT value FROM json_each(?)) AND t.accepted_at BETWEEN ? AND ?
         AND f.reference <> ? AND f.desk = 'local'
       GROUP BY f.reference ORDER BY max(t.accepted_at) DESC, max(t.id) DESC`,
      [JSON.stringify(addressHashes), since, until, except],
    )
    .map(({ reference }) => reference);
}

export function mark(
  connection: Connection,
  reference: string,
  { done, agent, at }: { readonly done: boolean; readonly agent: string; readonly at: number },
): boolean {
  return (
    connection.run(
      `UPDATE tickets SET done_at = ?, done_by = ? WHERE reference = ? AND adds_to IS NULL AND desk = 'local'`,
      [done ? at : null, done ? storable(agent) : null, reference],
    ) > 0
  );
}

export function addNote(connection: Connection, reference: string, { agent, text, at }: DeskNote): boolean {
  return (
    connection.run(
      `INSERT INTO notes (ticket, agent, text, words, at)
       SELECT id, ?, ?, ?, ? FROM tickets WHERE reference = ? AND adds_to IS NULL AND desk = 'local'`,
      [storable(agent), storable(text), fold(text), at, reference],
    ) > 0
  );
}

export function counts(connection: Connection): Counts {
  const rows = connection.all<{
    readonly brand: string;
    readonly state: StoredTicket['state'];
    readonly count: number;
    readonly oldest: number;
  }>(
    `SELECT brand, state, count(*) AS count, min(accepted_at) AS oldest FROM tickets
     WHERE state IN ('queued', 'delivered') GROUP BY brand, state
     UNION ALL
     SELECT brand, state, count(*), min(accepted_at) FROM tickets
     WHERE state = 'dead' AND draft IS NOT NULL GROUP BY brand, state`,
  );
  const queued = rows.filter(({ state }) => state === 'queued').map(({ oldest }) => oldest);
  return {
    tickets: rows.map(({ brand, state, count }) => ({ brand, state, count })),
    ...(queued.length && { oldestQueued: Math.min(...queued) }),
  };
}
