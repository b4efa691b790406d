import type { Connections, Sql } from './connections.ts';
import { MIGRATIONS } from './schema.ts';

/** Any number that nobody else uses in this database. */
const LOCK = 7_412_003_611;
/** How long starting waits for another relay that is starting too, in milliseconds. */
const PATIENCE = 60_000;

/** @throws Error in part of a sentence where the server is too old, or does not keep what it says it keeps */
export async function requireDurable(sql: Sql): Promise<void> {
  const [found] = await sql.rows<{ readonly version: number; readonly commit: string; readonly fsync: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('synchronous_commit') AS commit,
       current_setting('fsync') AS fsync`,
  );
  if (!found || found.version < 150_000) throw new Error('it is older than PostgreSQL 15');
  if (found.commit !== 'on') throw new Error(`it takes "${found.commit}" for synchronous_commit, and "on" is needed`);
  if (found.fsync !== 'on') throw new Error('its fsync is off, so it loses tickets with the power');
}

/**
 * Brings the tables up to date, one relay at a time.
 *
 * @param existing never makes the first ones
 * @throws Error where a newer relay has written the database
 */
export async function migrate(connections: Connections, existing = false): Promise<void> {
  await connections.alone(async (sql) => {
    await sql.run('BEGIN');
    await sql.run('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await sql.run('CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)');
    const [found] = await sql.rows<{ readonly version: number }>('SELECT version FROM schema_version');
    const version = found?.version ?? 0;
    if (version > MIGRATIONS.length) {
      throw new Error(`a newer relay wrote it (version ${version}; this one knows ${MIGRATIONS.length})`);
    }
    if (existing && !version) throw new Error('no relay has made it');
    for (const step of MIGRATIONS.slice(version)) {
      for (const statement of step.split(';').filter((text) => text.trim())) await sql.run(statement);
    }
    await sql.run('DELETE FROM schema_version');
    await sql.run('INSERT INTO schema_version VALUES ($1)', [MIGRATIONS.length]);
    await sql.run('COMMIT');
  }, PATIENCE);
}
