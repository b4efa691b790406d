import { setTimeout } from 'node:timers/promises';
import { StoreUnavailable } from '../store.ts';
import type { Connection } from './connection.ts';
import { isBusy } from './errors.ts';
import { MIGRATIONS } from './schema.ts';

/** How long starting waits for another process that is starting too, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Brings the tables up to date, all of it or nothing.
 *
 * @param existing never makes the first ones
 * @throws Error where a newer relay has written the file
 */
export async function migrate(connection: Connection, existing = false): Promise<void> {
  for (const since = performance.now(); ; await setTimeout(20)) {
    try {
      connection.run('BEGIN IMMEDIATE');
      break;
    } catch (error) {
      if (!(error instanceof StoreUnavailable && isBusy(error.cause)) || performance.now() - since > PATIENCE)
        throw error;
    }
  }
  try {
    const version = connection.get<{ readonly user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
    if (version > MIGRATIONS.length) {
      throw new Error(`a newer relay wrote it (version ${version}; this one knows ${MIGRATIONS.length})`);
    }
    if (existing && !version) throw new Error('no relay has made it');
    for (const step of MIGRATIONS.slice(version)) {
      for (const statement of step.split(';').filter((text) => text.trim())) connection.run(statement);
    }
    connection.run(`PRAGMA user_version = ${MIGRATIONS.length}`);
    connection.run('COMMIT');
    connection.requireVersion(MIGRATIONS.length);
  } catch (error) {
    if (connection.inTransaction) connection.run('ROLLBACK');
    throw error;
  }
}
