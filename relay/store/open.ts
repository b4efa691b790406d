import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { openPostgresStore, postgresName } from './postgres.ts';
import { openSqliteStore } from './sqlite.ts';
import type { OpenOptions, Store } from './store.ts';

/**
 * Opens the database that is configured, and brings it up to date. The file of SQLite and its folder are made where they are not
 * there.
 *
 * @throws Error in one sentence where it cannot be used
 */
export async function openStore(database: Config['database'], options: OpenOptions = {}): Promise<Store> {
  return database.kind === 'postgres'
    ? openPostgresStore(database.url, options)
    : openSqliteStore(database.file, options);
}

/** What the database is called, to be told: its file's whole path, or name and host without user and password. */
export function databaseName(database: Config['database']): string {
  return database.kind === 'postgres' ? postgresName(database.url) : resolve(database.file);
}
