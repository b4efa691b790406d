import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from '../../../relay/store/sqlite/schema.ts';
import { openSqliteStore } from '../../../relay/store/sqlite.ts';
import type { Store } from '../../../relay/store/store.ts';
import { storeContract } from './contract.ts';

storeContract('SQLite', async (test) => {
  const folder = mkdtempSync(join(tmpdir(), 'help-widget-store-'));
  const stores: Store[] = [];
  test.after(async () => {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'relay.sqlite');
  const run = async (sql: string): Promise<void> => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
  return {
    run,
    makeFirst: () => run(`PRAGMA journal_mode = WAL; ${MIGRATIONS[0]}; PRAGMA user_version = 1`),
    async open() {
      const store = await openSqliteStore(file);
      stores.push(store);
      return store;
    },
    async traces(texts) {
      const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
      return texts.filter((text) => files.some((bytes) => bytes.includes(text))).length;
    },
  };
});
