import { setTimeout } from 'node:timers/promises';
import { FAR_AHEAD } from '../bucket.ts';
import { conversationsNaming } from '../naming.ts';
import type { Standing } from '../standing.ts';
import type { Due, Erased } from '../store.ts';
import { LONGEST_GAP, StoreUnavailable } from '../store.ts';
import type { Connection } from './connection.ts';

/** The most tickets of one transaction: what bounds how long nothing else runs. */
const ERASE_AT_ONCE = 500;
/** How long erasing waits for others to let go of the file, and how often it asks, in milliseconds. */
const PATIENCE = 10_000;
const RETRY = 50;

/**
 * Erases the words of up to {@link ERASE_AT_ONCE} tickets whose time is over. Returns how many; where there were any, more may
 * be due.
 */
export function eraseDue(connection: Connection, due: Due): Erased {
  const { now, deliveredBefore, doneBefore, countedBefore } = due;
  const erased = eraseWords(
    connection,
    `SELECT t.id FROM tickets t JOIN tickets first ON first.id = coalesce(t.adds_to, t.id)
     WHERE t.draft IS NOT NULL AND CASE
       WHEN t.state = 'delivered' AND t.desk <> 'local' THEN NOT t.delivered_at BETWEEN $deliveredBefore AND $ahead
       WHEN t.state = 'delivered' AND first.done_at IS NOT NULL THEN NOT first.done_at BETWEEN $doneBefore AND $ahead
       WHEN t.state = 'delivered' THEN t.counted_from < $countedBefore
       -- An addition cannot be delivered once what it adds to has no words, so that goes in a later round.
       WHEN t.state = 'dead' THEN t.counted_from < $countedBefore AND NOT EXISTS (
         SELECT 1 FROM tickets a WHERE a.adds_to = t.id AND a.draft IS NOT NULL)
     END LIMIT ${ERASE_AT_ONCE}`,
    { deliveredBefore, doneBefore, countedBefore, ahead: now + LONGEST_GAP },
  );
  connection.run(`DELETE FROM notes WHERE at < ? AND ${WORDLESS}`, [doneBefore]);
  return erased;
}

/** Deletes what only answered repeats, or counted. */
export function forget(connection: Connection, { now, forgetBefore }: Due): void {
  const old = `draft IS NULL AND counted_from < ? AND state <> 'queued'`;
  connection.run(`DELETE FROM tickets WHERE ${old} AND adds_to IS NOT NULL`, [forgetBefore]);
  connection.run(
    `DELETE FROM tickets WHERE ${old} AND NOT EXISTS (SELECT 1 FROM tickets a WHERE a.adds_to = tickets.id)`,
    [forgetBefore],
  );
  connection.run('DELETE FROM buckets WHERE full_at <= ? OR full_at > ?', [now, now + FAR_AHEAD]);
  connection.run('DELETE FROM spent WHERE expires < ?', [now]);
}

/** First tickets of the conversations in which one of these addresses stands so. */
export function conversations(
  connection: Connection,
  addresses: readonly string[],
  standing: Standing,
): Promise<readonly number[]> {
  return conversationsNaming<number>('?', (sql, last) => connection.all(sql, [last]), addresses, standing);
}

/** References of tickets, oldest first. */
export function references(connection: Connection, ids: readonly number[]): readonly string[] {
  const rows = connection.all<{ readonly reference: string }>(
    'SELECT reference FROM tickets WHERE id IN (SELECT value FROM json_each(?)) ORDER BY accepted_at, id',
    [JSON.stringify(ids)],
  );
  return rows.map(({ reference }) => reference);
}

/** What of a person is erased: all that has one of these hashes, and whole conversations. */
export interface Doomed {
  readonly hashes: readonly string[];
  /** Ids of their first tickets. */
  readonly naming: readonly number[];
  readonly references: readonly string[];
}

/** Erases the words of conversations. Returns how many tickets. */
export function eraseAddress(connection: Connection, doomed: Doomed): number {
  const [hashes, naming, references] = [doomed.hashes, doomed.naming, doomed.references].map((all) =>
    JSON.stringify(all),
  ) as [string, string, string];
  connection.run(
    `DELETE FROM buckets WHERE EXISTS (
       SELECT 1 FROM json_each(?) hash
       WHERE buckets.key LIKE 'address:%' AND hash.value <> '' AND instr(buckets.key, hash.value) > 0)`,
    [hashes],
  );
  const { tickets } = eraseWords(
    connection,
    `SELECT t.id FROM tickets t WHERE coalesce(t.adds_to, t.id) IN (
       SELECT coalesce(m.adds_to, m.id) FROM tickets m
       WHERE m.id IN (SELECT ticket FROM addresses WHERE hash IN (SELECT value FROM json_each($hashes)))
       UNION SELECT value FROM json_each($naming)
       UNION SELECT id FROM tickets WHERE adds_to IS NULL AND reference IN (SELECT value FROM json_each($references)))`,
    { hashes, naming, references },
  );
  return tickets;
}

/** Rewrites the files, so that nothing is left in them of what was erased. */
export async function purge(connection: Connection): Promise<void> {
  for (const since = performance.now(); ; await setTimeout(RETRY)) {
    try {
      connection.run('VACUUM');
      const checkpoint = connection.get<{ readonly busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
      if (!checkpoint?.busy) return;
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || performance.now() - since > PATIENCE) throw error;
    }
    if (performance.now() - since > PATIENCE) {
      throw new StoreUnavailable('The database is in use: what was erased may still stand in its files');
    }
  }
}

/** Notes of a conversation of which the local desk has no words any more: what is about an addition stays as long as that. */
const WORDLESS = `(SELECT draft FROM tickets t WHERE t.id = notes.ticket) IS NULL
  AND NOT EXISTS (SELECT 1 FROM tickets a WHERE a.adds_to = notes.ticket AND a.desk = 'local' AND a.draft IS NOT NULL)`;

function eraseWords(connection: Connection, ids: string, values: Readonly<Record<string, string | number>>): Erased {
  const erased = connection.all<{ readonly id: number; readonly had: number; readonly state: string }>(
    `SELECT id, draft IS NOT NULL AS had, state FROM tickets WHERE id IN (${ids})`,
    values,
  );
  const list = JSON.stringify(erased.map(({ id }) => id));
  connection.run(
    `UPDATE tickets SET draft = NULL, words = NULL, address_hashes = '[]', progress = '{}', lease = NULL, due_at = NULL,
       problem = CASE state WHEN 'queued' THEN 'erased' ELSE problem END,
       state = CASE state WHEN 'queued' THEN 'dead' ELSE state END
     WHERE id IN (SELECT value FROM json_each(?))`,
    [list],
  );
  connection.run('DELETE FROM addresses WHERE ticket IN (SELECT value FROM json_each(?))', [list]);
  connection.run(
    `DELETE FROM notes WHERE ${WORDLESS} AND ticket IN (
       SELECT coalesce(adds_to, id) FROM tickets WHERE id IN (SELECT value FROM json_each(?)))`,
    [list],
  );
  const had = erased.filter((ticket) => ticket.had);
  return { tickets: had.length, deadLetters: had.filter(({ state }) => state === 'dead').length };
}
