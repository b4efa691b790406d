import { FAR_AHEAD } from '../bucket.ts';
import { conversationsNaming } from '../naming.ts';
import type { Standing } from '../standing.ts';
import type { Due, Erased } from '../store.ts';
import { LONGEST_GAP } from '../store.ts';
import type { Connections, Sql } from './connections.ts';

/** The most tickets of one transaction: what bounds how long they are locked. */
const AT_ONCE = 500;

/** Erases the words of tickets whose time is over, and forgets what only answered repeats or counted. Returns how many. */
export async function eraseDue(connections: Connections, due: Due): Promise<Erased> {
  const erased = { tickets: 0, deadLetters: 0 };
  for (let some = 1; some;) {
    const { tickets, deadLetters } = await connections.transaction((sql) => eraseSome(sql, due));
    erased.tickets += tickets;
    erased.deadLetters += deadLetters;
    some = tickets;
  }
  await connections.transaction((sql) => forget(sql, due));
  return erased;
}

/** First tickets of the conversations in which one of these addresses stands so. */
export function conversations(sql: Sql, addresses: readonly string[], standing: Standing): Promise<readonly string[]> {
  return conversationsNaming<string>('$1', (text, last) => sql.rows(text, [last]), addresses, standing);
}

/** References of tickets, oldest first. */
export async function references(sql: Sql, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await sql.rows<{ readonly reference: string }>(
    'SELECT reference FROM tickets WHERE id = ANY ($1::bigint[]) ORDER BY accepted_at, id',
    [ids],
  );
  return rows.map(({ reference }) => reference);
}

/** What of a person is erased: all that has one of these hashes, and whole conversations. */
export interface Doomed {
  readonly hashes: readonly string[];
  /** Ids of their first tickets. */
  readonly naming: readonly string[];
  readonly references: readonly string[];
}

/** Erases the words of conversations. Returns how many tickets, and the transaction's id. */
export function eraseAddress(
  connections: Connections,
  { hashes: given, naming, references }: Doomed,
): Promise<{ readonly erased: number; readonly xid: string }> {
  const hashes = given.filter(Boolean);
  return connections.transaction(async (sql) => {
    await sql.run(
      `DELETE FROM buckets USING unnest($1::text[]) hash WHERE key LIKE 'address:%' AND strpos(key, hash) > 0`,
      [hashes],
    );
    const held = await hold(
      sql,
      `coalesce(t.adds_to, t.id) IN (
         SELECT coalesce(m.adds_to, m.id) FROM tickets m
         WHERE m.id IN (SELECT ticket FROM addresses WHERE hash = ANY ($1))
         UNION SELECT unnest($2::bigint[])
         UNION SELECT id FROM tickets WHERE adds_to IS NULL AND reference = ANY ($3))`,
      [hashes, naming, references],
    );
    const { tickets: erased } = await eraseWords(sql, [...held, ...(await added(sql, held))]);
    const [current] = await sql.rows<{ readonly xid: string }>('SELECT pg_current_xact_id() AS xid');
    if (!current) throw new Error('A transaction has no id');
    return { erased, xid: current.xid };
  });
}

async function eraseSome(sql: Sql, { now, deliveredBefore, doneBefore, countedBefore }: Due): Promise<Erased> {
  const held = await hold(
    sql,
    // Asked once more of what had to be waited for: it may have been queued again meanwhile.
    `t.state <> 'queued' AND t.id IN (
       SELECT t.id FROM tickets t JOIN tickets first ON first.id = coalesce(t.adds_to, t.id)
       WHERE t.draft IS NOT NULL AND CASE
         WHEN t.state = 'delivered' AND t.desk <> 'local' THEN NOT t.delivered_at BETWEEN $1 AND $4
         WHEN t.state = 'delivered' AND first.done_at IS NOT NULL THEN NOT first.done_at BETWEEN $2 AND $4
         WHEN t.state = 'delivered' THEN t.counted_from < $3
         -- An addition cannot be delivered once what it adds to has no words, so that goes in a later round.
         WHEN t.state = 'dead' THEN t.counted_from < $3 AND NOT EXISTS (
           SELECT 1 FROM tickets a WHERE a.adds_to = t.id AND a.draft IS NOT NULL)
       END LIMIT ${AT_ONCE})`,
    [deliveredBefore, doneBefore, countedBefore, now + LONGEST_GAP],
  );
  // A dead one that has just been added to stays, as long as the addition.
  const needed = new Set((await added(sql, held)).map(({ first }) => first));
  const erased = await eraseWords(
    sql,
    held.filter(({ id, state }) => state !== 'dead' || !needed.has(id)),
  );
  await sql.run(`DELETE FROM notes WHERE at < $1 AND ${WORDLESS}`, [doneBefore]);
  return erased;
}

async function forget(sql: Sql, { now, forgetBefore }: Due): Promise<void> {
  const old = `draft IS NULL AND counted_from < $1 AND state <> 'queued'`;
  await sql.run(`DELETE FROM tickets WHERE ${old} AND adds_to IS NOT NULL`, [forgetBefore]);
  // An addition that comes at this moment holds its first, which is passed over then.
  await sql.run(
    `DELETE FROM tickets WHERE id IN (
       SELECT id FROM tickets WHERE ${old} AND NOT EXISTS (SELECT 1 FROM tickets a WHERE a.adds_to = tickets.id)
       FOR UPDATE SKIP LOCKED)`,
    [forgetBefore],
  );
  await sql.run('DELETE FROM buckets WHERE full_at <= $1 OR full_at > $2', [now, now + FAR_AHEAD]);
  await sql.run('DELETE FROM spent WHERE expires < $1', [now]);
}

interface Held {
  readonly id: string;
  readonly first: string | null;
  readonly had: boolean;
  readonly state: string;
}

/** Tickets that nobody else changes or adds to until the transaction ends. @param which the condition on tickets `t` */
function hold(sql: Sql, which: string, values: readonly (number | readonly string[])[]): Promise<Held[]> {
  return sql.rows<Held>(
    `SELECT t.id, t.adds_to AS first, t.draft IS NOT NULL AS had, t.state FROM tickets t
     WHERE ${which} ORDER BY t.id FOR NO KEY UPDATE OF t`,
    values,
  );
}

/** Additions with words to tickets that are held, besides those that are: {@link hold} may have waited for one that came. */
function added(sql: Sql, held: readonly Held[]): Promise<Held[]> {
  return hold(sql, 't.adds_to = ANY ($1::bigint[]) AND t.id <> ALL ($1::bigint[]) AND t.draft IS NOT NULL', [
    held.map(({ id }) => id),
  ]);
}

/** Notes of a conversation of which the local desk has no words any more: what is about an addition stays as long as that. */
const WORDLESS = `(SELECT draft FROM tickets t WHERE t.id = notes.ticket) IS NULL
  AND NOT EXISTS (SELECT 1 FROM tickets a WHERE a.adds_to = notes.ticket AND a.desk = 'local' AND a.draft IS NOT NULL)`;

async function eraseWords(sql: Sql, tickets: readonly Held[]): Promise<Erased> {
  const ids = tickets.map(({ id }) => id);
  await sql.run(
    `UPDATE tickets SET draft = NULL, words = NULL, address_hashes = '[]', progress = '{}', lease = NULL, due_at = NULL,
       problem = CASE state WHEN 'queued' THEN 'erased' ELSE problem END,
       state = CASE state WHEN 'queued' THEN 'dead' ELSE state END
     WHERE id = ANY ($1::bigint[])`,
    [ids],
  );
  await sql.run('DELETE FROM addresses WHERE ticket = ANY ($1::bigint[])', [ids]);
  await sql.run(
    `DELETE FROM notes WHERE ${WORDLESS} AND ticket IN (
       SELECT coalesce(adds_to, id) FROM tickets WHERE id = ANY ($1::bigint[]))`,
    [ids],
  );
  const had = tickets.filter((ticket) => ticket.had);
  return { tickets: had.length, deadLetters: had.filter(({ state }) => state === 'dead').length };
}
