import type { Config } from '../config/config.ts';
import { openPostgresStore } from './postgres.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

/**
 * Opens the database that is configured, and brings it up to date. The folder of a SQLite file is made where it is not there.
 *
 * @throws Error in one sentence where it cannot be used
 */
export async function openStore(database: Config['database']): Promise<Store> {
  return database.kind === 'postgres' ? openPostgresStore(database.url) : openSqliteStore(database.file);
}
