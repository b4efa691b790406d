import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  return {
    async open() {
      const store = await openSqliteStore(join(folder, 'relay.sqlite'));
      stores.push(store);
      return store;
    },
    async traces(texts) {
      const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
      return texts.filter((text) => files.some((bytes) => bytes.includes(text))).length;
    },
  };
});
