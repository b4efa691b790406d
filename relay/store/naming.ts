import type { Standing } from './standing.ts';
import { standingOf } from './standing.ts';

/** How many words are in memory at once: a few megabytes. */
const AT_ONCE = 500;

/** Words of a ticket or a note, and the first ticket of its conversation. */
export interface Words<Id> {
  readonly id: Id;
  readonly first: Id;
  readonly words: string;
}

/** All words of tickets and then of notes, some at a time. @param after how the database writes the last id so far */
const statements = (after: string): readonly string[] => [
  `SELECT t.id, coalesce(t.adds_to, t.id) AS first, t.words FROM tickets t
   WHERE t.id > ${after} AND t.draft IS NOT NULL ORDER BY t.id LIMIT ${AT_ONCE}`,
  `SELECT n.id, coalesce(t.adds_to, t.id) AS first, n.words FROM notes n JOIN tickets t ON t.id = n.ticket
   WHERE n.id > ${after} ORDER BY n.id LIMIT ${AT_ONCE}`,
];

/**
 * First tickets of the conversations in whose words or notes one of these addresses stands, at its surest, so. Not for a
 * transaction: all that customers wrote is read.
 *
 * @param after how the database writes the value of a statement
 * @param read asks it
 */
export async function conversationsNaming<Id>(
  after: string,
  read: (sql: string, last: Id | 0) => readonly Words<Id>[] | Promise<readonly Words<Id>[]>,
  addresses: readonly string[],
  wanted: Standing,
): Promise<readonly Id[]> {
  const standing = standingOf(addresses);
  const found = new Map<Id, Standing>();
  for (const sql of statements(after)) {
    for (let last: Id | 0 | undefined = 0; last !== undefined;) {
      const some: readonly Words<Id>[] = await read(sql, last);
      for (const { first, words } of some) {
        const stands = found.get(first) === 'itself' ? 'itself' : standing(words);
        if (stands) found.set(first, stands);
      }
      last = some.at(-1)?.id;
    }
  }
  return [...found].filter(([, stands]) => stands === wanted).map(([first]) => first);
}
