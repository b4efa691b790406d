import { after, before } from 'node:test';
import pg from 'pg';
import { openPostgresStore } from '../../../relay/store/postgres.ts';
import type { Store } from '../../../relay/store/store.ts';
import type { TestPostgres } from '../../support/relay/postgres.ts';
import { startPostgres } from '../../support/relay/postgres.ts';
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

/** How many of the texts stand in a file of any table or index of the database, the server's own among them. */
async function traces(url: string, texts: readonly string[]): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    // What the planner remembers of the values is looked through too.
    await client.query('ANALYZE');
    await client.query('CHECKPOINT');
    const { rows } = await client.query<{ bytes: Buffer }>(
      `SELECT pg_read_binary_file(pg_relation_filepath(oid), 0, 1000000000, true) AS bytes FROM pg_class
       WHERE pg_relation_filepath(oid) IS NOT NULL`,
    );
    return texts.filter((text) => rows.some(({ bytes }) => bytes?.includes(text))).length;
  } finally {
    await client.end();
  }
}
