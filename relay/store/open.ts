import type { Config } from '../config/config.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

/**
 * Opens the database that is configured, and brings it up to date. The folder of a SQLite file is made where it is not there.
 *
 * @throws Error in one sentence where it cannot be used
 */
export async function openStore(database: Config['database']): Promise<Store> {
  if (database.kind === 'postgres') throw new Error('PostgreSQL cannot be used yet. Set DATABASE to sqlite:<file>.');
  return openSqliteStore(database.file);
}
