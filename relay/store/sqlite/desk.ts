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

/** Whether every word of `$words` stands somewhere in ticket `t`, its additions or its notes. */
const FOUND = `NOT EXISTS (SELECT 1 FROM json_each($words) word WHERE NOT (
  instr(coalesce(t.words, ''), word.value) > 0
  OR instr(lower(t.reference), word.value) > 0
  OR instr(replace(lower(t.reference), '-', ''), replace(word.value, '-', '')) > 0
  OR EXISTS (SELECT 1 FROM notes n WHERE n.ticket = t.id AND instr(n.words, word.value) > 0)
  OR EXISTS (SELECT 1 FROM tickets a WHERE a.adds_to = t.id AND instr(a.words, word.value) > 0)))`;

export function list(connection: Connection, { state, after, limit, ...asked }: DeskQuery): ListedTicket[] {
  const { conditions, values } = wanted(asked);
  const inState = state === 'all' ? [] : [`t.done_at IS ${state === 'done' ? 'NOT NULL' : 'NULL'}`];
  const before = `(t.accepted_at, t.id) < (SELECT accepted_at, id FROM tickets WHERE reference = $after AND adds_to IS NULL)`;
  const tickets = selectTickets(
    connection,
    `WHERE ${ON_DESK} AND (${both([...inState, ...conditions])} ${values['reference'] ? 'OR t.reference = $reference' : ''})
       ${after === undefined ? '' : `AND ${before}`}
     ORDER BY t.accepted_at DESC, t.id DESC LIMIT $limit`,
    { limit, ...values, ...(after !== undefined && { after }) },
  );
  const additions = connection.all<AdditionRow>(
    `SELECT first.reference, a.draft, a.flags FROM tickets first JOIN tickets a ON a.adds_to = first.id
     WHERE first.reference IN (SELECT value FROM json_each(?)) AND first.adds_to IS NULL AND a.draft IS NOT NULL
     ORDER BY a.accepted_at, a.id`,
    [JSON.stringify(tickets.map(({ reference }) => reference))],
  );
  return withAdditions(tickets, additions);
}

export function tally(connection: Connection, asked: DeskFilter): Tally {
  const { conditions, values } = wanted(asked);
  const counted = connection.get<Tally>(
    `SELECT count(*) FILTER (WHERE t.done_at IS NULL) AS open, count(*) FILTER (WHERE t.done_at IS NOT NULL) AS done
     FROM tickets t
     WHERE ${ON_DESK} AND (${both(conditions)} ${values['reference'] ? 'OR t.reference = $reference' : ''})`,
    values,
  );
  return { open: counted?.open ?? 0, done: counted?.done ?? 0 };
}

/** The first ticket `t` of a conversation that the local desk has any of: a brand may have come to it from another desk. */
const ON_DESK = `t.adds_to IS NULL AND (
  t.desk = 'local' OR EXISTS (SELECT 1 FROM tickets a WHERE a.adds_to = t.id AND a.desk = 'local'))`;

/** What tickets of a brand, or with certain words, have to be; and the values that stand in it. */
function wanted({ brand, search }: DeskFilter): {
  readonly conditions: readonly string[];
  readonly values: Readonly<Record<string, string>>;
} {
  const { words, reference } = search === undefined ? { words: [] } : searchFor(search);
  return {
    conditions: [...(brand === undefined ? [] : ['t.brand = $brand']), ...(words.length ? [FOUND] : [])],
    values: {
      ...(brand !== undefined && { brand }),
      ...(words.length && { words: JSON.stringify(words) }),
      ...(reference !== undefined && { reference }),
    },
  };
}

function both(conditions: readonly string[]): string {
  return conditions.length ? conditions.join(' AND ') : 'TRUE';
}

export function sameAddress(connection: Connection, { addressHashes, since, until, except }: AddressQuery): string[] {
  return connection
    .all<{ readonly reference: string }>(
      `SELECT t.reference FROM addresses
       JOIN tickets said ON said.id = addresses.ticket JOIN tickets t ON t.id = coalesce(said.adds_to, said.id)
       WHERE addresses.hash IN (SELECT value FROM json_each(?)) AND said.accepted_at BETWEEN ? AND ?
         AND t.reference <> ? AND ${ON_DESK}
       GROUP BY t.reference ORDER BY max(said.accepted_at) DESC, max(said.id) DESC`,
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
    connection.run(`UPDATE tickets AS t SET done_at = ?, done_by = ? WHERE reference = ? AND ${ON_DESK}`, [
      done ? at : null,
      done ? storable(agent) : null,
      reference,
    ]) > 0
  );
}

export function addNote(connection: Connection, reference: string, { agent, text, at }: DeskNote): boolean {
  return (
    connection.run(
      `INSERT INTO notes (ticket, agent, text, words, at)
       SELECT id, ?, ?, ?, ? FROM tickets t WHERE reference = ? AND ${ON_DESK}`,
      [storable(agent), storable(text), fold(text), at, reference],
    ) > 0
  );
}

export function counts(connection: Connection): Counts {
  const rows = connection.all<CountRow>(
    `SELECT brand, state, count(*) AS count, min(accepted_at) AS oldest FROM tickets
     WHERE state IN ('queued', 'delivered') GROUP BY brand, state
     UNION ALL
     SELECT brand, state, count(*), min(accepted_at) FROM tickets
     WHERE state = 'dead' AND draft IS NOT NULL GROUP BY brand, state`,
  );
  return countsOf(rows);
}
