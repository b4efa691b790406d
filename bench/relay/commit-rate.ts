import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/** How long each is tried, in milliseconds. */
const LONG = 3_000;

/**
 * How many transactions a second SQLite commits here, each waiting for the disk: one INSERT each, WAL, FULL, one table, no
 * index besides. What the relay is held against.
 *
 * @param folder on the disk that the relay writes to
 * @param bytes of each row
 */
export function sqliteCommitRate(folder: string, bytes: number): number {
  const database = new DatabaseSync(join(folder, 'commit-rate.sqlite'));
  try {
    database.exec(
      'PRAGMA journal_mode = wal; PRAGMA synchronous = 2; CREATE TABLE IF NOT EXISTS rows (words TEXT NOT NULL) STRICT',
    );
    const insert = database.prepare('INSERT INTO rows (words) VALUES (?)');
    const words = 'x'.repeat(bytes);
    const started = performance.now();
    let commits = 0;
    for (; performance.now() - started < LONG; commits += 1) insert.run(words);
    return commits / ((performance.now() - started) / 1000);
  } finally {
    database.close();
  }
}

/** The same of PostgreSQL, as it is configured, by one connection. */
export async function postgresCommitRate(url: string, bytes: number): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('CREATE TABLE IF NOT EXISTS rows (words text NOT NULL)');
    const insert = { name: 'insert', text: 'INSERT INTO rows (words) VALUES ($1)', values: ['x'.repeat(bytes)] };
    const started = performance.now();
    let commits = 0;
    for (; performance.now() - started < LONG; commits += 1) await client.query(insert);
    return commits / ((performance.now() - started) / 1000);
  } finally {
    await client.end();
  }
}
