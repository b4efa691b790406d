import { after, before } from 'node:test';
import { openPostgresStore } from '../../../relay/store/postgres.ts';
import type { Store } from '../../../relay/store/store.ts';
import type { TestPostgres } from '../../support/relay/postgres.ts';
import { startPostgres } from '../../support/relay/postgres.ts';
import { traces } from '../../support/relay/postgres-traces.ts';
import { storeContract } from './contract.ts';

let server: TestPostgres;
before(async () => {
  server = await startPostgres();
});
after(() => server.end());

storeContract('PostgreSQL', async (test) => {
  const url = await server.database();
  const stores: Store[] = [];
  test.after(async () => {
    for (const store of stores) await store.close();
  });
  return {
    async open() {
      const store = await openPostgresStore(url);
      stores.push(store);
      return store;
    },
    traces: (texts) => traces(url, texts),
  };
});
