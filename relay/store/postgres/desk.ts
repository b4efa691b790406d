import { fold, storable } from '../fold.ts';
import { searchFor } from '../search.ts';
import type {
  AddressQuery,
  Counts,
  DeskFilter,
  DeskNote,
  DeskQuery,
  ListedTicket,
  StoredTicket,
  Tally,
} from '../store.ts';
import type { AdditionRow, CountRow } from '../ticket-row.ts';
import { countsOf, withAdditions } from '../ticket-row.ts';
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

/** Tickets `t` of the desk of the brand `$1`, with every word of `$2` somewhere in them, their additions or their notes. */
const WANTED = `($1::text IS NULL OR t.brand = $1)
  AND NOT EXISTS (SELECT 1 FROM unnest($2::text[]) word WHERE NOT (
    strpos(coalesce(t.words, ''), word) > 0
    OR strpos(lower(t.reference), word) > 0
    OR strpos(replace(lower(t.reference), '-', ''), replace(word, '-', '')) > 0
    OR EXISTS (SELECT 1 FROM notes n WHERE n.ticket = t.id AND strpos(n.words, word) > 0)
    OR EXISTS (SELECT 1 FROM tickets a WHERE a.adds_to = t.id AND strpos(a.words, word) > 0)))`;
/** The first ticket `t` of a conversation that the local desk has any of: a brand may have come to it from another desk. */
const ON_DESK = `t.adds_to IS NULL AND (
  t.desk = 'local' OR EXISTS (SELECT 1 FROM tickets a WHERE a.adds_to = t.id AND a.desk = 'local'))`;

/** The values of {@link WANTED}, and behind them the reference that is found in any case. */
function values({ brand, search }: DeskFilter): readonly [string | null, readonly string[], string | null] {
  const { words, reference } = search === undefined ? { words: [] } : searchFor(search);
  return [brand ?? null, words, reference ?? null];
}

export async function list(sql: Sql, { state, after, limit, ...asked }: DeskQuery): Promise<ListedTicket[]> {
  const inState = state === 'all' ? '' : `t.done_at IS ${state === 'done' ? 'NOT NULL' : 'NULL'} AND`;
  const tickets = await selectTickets(
    sql,
    `WHERE ${ON_DESK} AND (${inState} ${WANTED} OR t.reference = $3)
       AND ($4::text IS NULL OR
         (t.accepted_at, t.id) < (SELECT accepted_at, id FROM tickets WHERE reference = $4 AND adds_to IS NULL))
     ORDER BY t.accepted_at DESC, t.id DESC LIMIT $5`,
    [...values(asked), after ?? null, limit],
  );
  const additions = await sql.rows<AdditionRow>(
    `SELECT first.reference, a.draft, a.flags FROM tickets first JOIN tickets a ON a.adds_to = first.id
     WHERE first.reference = ANY ($1) AND first.adds_to IS NULL AND a.draft IS NOT NULL
     ORDER BY a.accepted_at, a.id`,
    [tickets.map(({ reference }) => reference)],
  );
  return withAdditions(tickets, additions);
}

export async function tally(sql: Sql, asked: DeskFilter): Promise<Tally> {
  const [counted] = await sql.rows<Tally>(
    `SELECT count(*) FILTER (WHERE t.done_at IS NULL)::int AS open,
       count(*) FILTER (WHERE t.done_at IS NOT NULL)::int AS done
     FROM tickets t WHERE ${ON_DESK} AND (${WANTED} OR t.reference = $3)`,
    values(asked),
  );
  return { open: counted?.open ?? 0, done: counted?.done ?? 0 };
}

export async function sameAddress(sql: Sql, { addressHashes, since, until, except }: AddressQuery): Promise<string[]> {
  const rows = await sql.rows<{ readonly reference: string }>(
    `SELECT t.reference FROM addresses
     JOIN tickets said ON said.id = addresses.ticket JOIN tickets t ON t.id = coalesce(said.adds_to, said.id)
     WHERE addresses.hash = ANY ($1) AND said.accepted_at BETWEEN $2 AND $3 AND t.reference <> $4 AND ${ON_DESK}
     GROUP BY t.reference ORDER BY max(said.accepted_at) DESC, max(said.id) DESC`,
    [addressHashes, since, until, except],
  );
  return rows.map(({ reference }) => reference);
}

export async function mark(
  sql: Sql,
  reference: string,
  { done, agent, at }: { readonly done: boolean; readonly agent: string; readonly at: number },
): Promise<boolean> {
  const changed = await sql.run(`UPDATE tickets t SET done_at = $1, done_by = $2 WHERE reference = $3 AND ${ON_DESK}`, [
    done ? at : null,
    done ? storable(agent) : null,
    reference,
  ]);
  return changed > 0;
}

export async function addNote(sql: Sql, reference: string, { agent, text, at }: DeskNote): Promise<boolean> {
  const added = await sql.run(
    `INSERT INTO notes (ticket, agent, text, words, at)
     SELECT id, $1, $2, $3, $4 FROM tickets t WHERE reference = $5 AND ${ON_DESK}`,
    [storable(agent), storable(text), fold(text), at, reference],
  );
  return added > 0;
}

export async function counts(sql: Sql): Promise<Counts> {
  const rows = await sql.rows<CountRow>(
    `SELECT brand, state, count(*)::int AS count, min(accepted_at) AS oldest FROM tickets
     WHERE state IN ('queued', 'delivered') GROUP BY brand, state
     UNION ALL
     SELECT brand, state, count(*)::int, min(accepted_at) FROM tickets
     WHERE state = 'dead' AND draft IS NOT NULL GROUP BY brand, state`,
  );
  return countsOf(rows);
}
