import { after, before } from 'node:test';
import pg from 'pg';
import { MIGRATIONS } from '../../../relay/store/postgres/schema.ts';
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
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  return {
    run,
    makeFirst: () =>
      run(
        `${MIGRATIONS[0]}; CREATE TABLE schema_version (version integer NOT NULL); INSERT INTO schema_version VALUES (1)`,
      ),
    async open() {
      const store = await openPostgresStore(url);
      stores.push(store);
      return store;
    },
    traces: (texts) => traces(url, texts),
  };
});
