import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { openPostgresStore } from '../../../../relay/store/postgres.ts';
import type { NewTicket, Store } from '../../../../relay/store/store.ts';
import { StoreUnavailable } from '../../../../relay/store/store.ts';
import { accepted, aTicket } from '../../../support/relay/new-tickets.ts';
import type { TestPostgres } from '../../../support/relay/postgres.ts';
import { startPostgres } from '../../../support/relay/postgres.ts';
import { traces } from '../../../support/relay/postgres-traces.ts';
import { startTcpProxy } from '../../../support/relay/tcp-proxy.ts';

let server: TestPostgres;
before(async () => {
  server = await startPostgres({ own: true });
});
after(() => server.end());

interface Ending {
  after(done: () => Promise<void> | void): void;
}

async function open(t: Ending, url: string): Promise<Store> {
  const store = await openPostgresStore(url);
  t.after(() => store.close());
  return store;
}

/** A connection past the store. */
async function administer<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Accepts as the browser's outbox does: again and again, until it is told. Fails after 20 seconds. */
async function insist(store: Store, ticket: NewTicket): Promise<string> {
  for (const since = performance.now(); ;) {
    try {
      const answer = await store.accept(ticket);
      if (answer.state !== 'busy') return answer.state;
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || performance.now() - since > 20_000) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function assertHeldOnce(url: string, tickets: readonly NewTicket[]): Promise<void> {
  const { rows } = await administer(url, (client) =>
    client.query<{ submission_id: string }>('SELECT submission_id FROM tickets ORDER BY submission_id'),
  );
  assert.deepEqual(
    rows.map((row) => row.submission_id),
    tickets.map(({ submissionId }) => submissionId).toSorted(),
  );
}

describe('a PostgreSQL store whose server', () => {
  test('is stopped says so soon, and goes on by itself when it is back, hearing of work too', async (t) => {
    const url = await server.database();
    const [here, there] = [await open(t, url), await open(t, url)];
    const held = aTicket();
    await accepted(here, held);
    let calls = 0;
    let heard: (() => void) | undefined;
    here.onWork(() => {
      calls += 1;
      heard?.();
    });
    await server.stop();
    const began = performance.now();
    const bucket = { key: 'all', limit: 1, window: 1 };
    const asked: readonly (() => Promise<unknown>)[] = [
      () => here.accept(aTicket()),
      () => here.accept(aTicket({ additionTo: held.submissionId })),
      () => here.known(held.submissionId, held.digest),
      () => here.lease({ now: 1_000, until: 2_000, limit: 1 }),
      () => here.take(bucket, 1_000),
      () => here.probe(),
    ];
    for (const ask of asked) await assert.rejects(ask(), StoreUnavailable);
    assert.ok(performance.now() - began < 5_000);
    await server.start();
    assert.equal(await insist(here, held), 'same');
    // It hears of having been away, and then of others again.
    const back = new Promise<void>((resolve) => {
      heard = resolve;
    });
    if (!calls) await back;
    const told = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const another = aTicket();
    assert.equal(await insist(there, another), 'accepted');
    await told;
    await assertHeldOnce(url, [held, another]);
  });

  test('dies in the middle loses nothing that was accepted, and keeps each ticket once', async (t) => {
    const url = await server.database();
    const store = await open(t, url);
    const tickets = Array.from({ length: 300 }, () => aTicket());
    const answers = tickets.map((ticket) =>
      store.accept(ticket).then(
        ({ state }) => state,
        (error: unknown) => {
          assert.ok(error instanceof StoreUnavailable, String(error));
          return 'unavailable';
        },
      ),
    );
    // Some are through, some on the way, some not yet begun.
    await Promise.all(answers.slice(0, 20));
    await server.stop('immediate');
    const states = await Promise.all(answers);
    const told = tickets.filter((_, index) => states[index] === 'accepted');
    t.diagnostic(`${told.length} accepted and ${states.filter((state) => state === 'unavailable').length} not told`);
    await server.start();
    assert.ok(states.includes('unavailable'), 'it died too late to show anything');
    for (const ticket of told) assert.equal(await insist(store, ticket), 'same');
    for (const ticket of tickets) assert.match(await insist(store, ticket), /^(?:accepted|same)$/);
    await assertHeldOnce(url, tickets);
  });
});

/** A store in which nothing is but a ticket that no desk took. */
async function openWithDead(
  t: Ending,
): Promise<{ readonly url: string; readonly store: Store; readonly first: NewTicket }> {
  const url = await server.database();
  const store = await open(t, url);
  const first = aTicket();
  await accepted(store, first);
  for (const lease of await store.lease({ now: 5_000, until: 6_000, limit: 9 })) {
    await store.settle(lease, { state: 'dead', at: 5_000, problem: 'refused' });
  }
  return { url, store, first };
}

/** Begins something while that ticket is being added to; it has to wait for the addition. Gives what came of it. */
function whileAdded<Result>(url: string, begin: () => Promise<Result>): Promise<Result> {
  return administer(url, async (adding) => {
    // What another relay does with an addition, up to its commit.
    await adding.query('BEGIN');
    await adding.query('UPDATE tickets SET done_at = NULL');
    await adding.query(`
      INSERT INTO tickets (submission_id, reference, brand, digest, adds_to, draft, words, flags, address_hashes,
        accepted_at, counted_from, state)
      SELECT 'addition', reference, brand, digest, id, draft, words, flags, address_hashes, accepted_at, counted_from, state
      FROM tickets`);
    const begun = begin();
    const waits = 'SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid';
    for (const since = performance.now(); !(await adding.query(waits)).rowCount;) {
      assert.ok(performance.now() - since < 10_000, 'it waits for the addition');
    }
    await adding.query('COMMIT');
    return begun;
  });
}

describe('a PostgreSQL store to which something is added while it is erased', () => {
  const ENDS: Readonly<Record<string, (store: Store, ticket: NewTicket) => Promise<number>>> = {
    'because its time is over': async (store) => {
      const due = { now: 0, deliveredBefore: 0, doneBefore: 0, countedBefore: 9e9, forgetBefore: 0 };
      assert.equal((await store.eraseDue(due)).tickets, 0, 'it stays as long as the addition');
      return (await store.eraseDue(due)).tickets;
    },
    'because somebody asked': (store, { addressHashes }) => store.eraseAddress(addressHashes, []),
  };
  for (const [why, erase] of Object.entries(ENDS)) {
    test(`${why}: keeps no addition without its first`, async (t) => {
      const { url, store, first } = await openWithDead(t);
      assert.equal(await whileAdded(url, () => erase(store, first)), 2);
      assert.equal(await store.retryDead(6_000), 0);
      assert.equal(await store.nextDue(), undefined);
      assert.deepEqual((await store.counts()).tickets, []);
    });
  }
});

describe('a PostgreSQL store to which something is added while dead letters are queued again', () => {
  for (const [what, named] of [
    ['all', false],
    ['those named', true],
  ] as const) {
    test(`${what}: queues it with its first`, async (t) => {
      const { url, store, first } = await openWithDead(t);
      const ids = named ? [first.submissionId] : undefined;
      assert.equal(await whileAdded(url, () => store.retryDead(6_000, ids)), 2);
      assert.deepEqual(await store.dead(), []);
      for (const submissionId of [first.submissionId, 'addition']) {
        const leases = await store.lease({ now: 7_000, until: 8_000, limit: 9 });
        assert.deepEqual(
          leases.map(({ ticket }) => ticket.submissionId),
          [submissionId],
        );
        for (const lease of leases) {
          await store.settle(lease, { state: 'delivered', at: 7_000, desk: 'zendesk:x', deskReference: '1' });
        }
      }
    });
  }
});

// They wait most of the time.
describe('a PostgreSQL store', { concurrency: true }, () => {
  test('whose answer is lost on the way keeps the ticket, and says so the next time', async (t) => {
    const url = new URL(await server.database());
    await using proxy = await startTcpProxy(Number(url.port));
    const past = url.href;
    url.port = String(proxy.port);
    const store = await open(t, url.href);
    const [ticket, addition] = [aTicket(), aTicket()];
    proxy.loseAnswersTo('INSERT INTO tickets');
    await assert.rejects(store.accept(ticket), StoreUnavailable);
    proxy.heal();
    assert.equal(await insist(store, ticket), 'same');
    proxy.loseAnswersTo('COMMIT');
    await assert.rejects(store.accept({ ...addition, additionTo: ticket.submissionId }), StoreUnavailable);
    proxy.heal();
    assert.equal(await insist(store, addition), 'same');
    await assertHeldOnce(past, [ticket, addition]);
  });

  test('whose server stands still gives up in time, and goes on by itself', async (t) => {
    const url = new URL(await server.database());
    await using proxy = await startTcpProxy(Number(url.port));
    url.port = String(proxy.port);
    const store = await open(t, url.href);
    const other = await open(t, url.href);
    proxy.stall();
    const began = performance.now();
    await other.close();
    assert.ok(performance.now() - began < 2_000, 'closing does not wait for it');
    const answers = await Promise.allSettled([store.accept(aTicket()), store.known('x', 'y'), store.probe()]);
    assert.ok(answers.every((answer) => answer.status === 'rejected' && answer.reason instanceof StoreUnavailable));
    assert.ok(performance.now() - began < 10_000);
    proxy.heal();
    assert.equal(await insist(store, aTicket()), 'accepted');
  });

  test('whose tables somebody has locked waits a while, then accepts nothing', async (t) => {
    const url = await server.database();
    const store = await open(t, url);
    await administer(url, async (client) => {
      await client.query('BEGIN');
      await client.query('LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE');
      await assert.rejects(store.accept(aTicket()), StoreUnavailable);
      await client.query('ROLLBACK');
    });
    await accepted(store, aTicket());
  });

  describe('that erases while somebody still sees an older state', { concurrency: true }, () => {
    const CANARY = 'canary-of-an-old-state';
    const HOLDING: Readonly<Record<string, { readonly statements: readonly string[]; readonly elsewhere?: true }>> = {
      'a transaction that reads': { statements: ['BEGIN ISOLATION LEVEL REPEATABLE READ', 'SELECT FROM probe'] },
      // Nobody begins to see less than what the oldest that writes sees, in whatever database.
      'one that wrote, in another database of the server': {
        statements: ['BEGIN', 'CREATE TABLE of_others ()'],
        elsewhere: true,
      },
    };
    for (const [what, { statements, elsewhere }] of Object.entries(HOLDING)) {
      test(`waits for ${what}, then says who it is; and leaves nothing once that is gone`, async (t) => {
        const url = await server.database();
        const store = await open(t, url);
        await accepted(store, aTicket({ words: { message: CANARY }, addressHashes: ['gone'] }));
        const held = elsewhere ? await server.database() : url;
        const holder = new pg.Client({ connectionString: held, application_name: 'a report' });
        await holder.connect();
        try {
          for (const statement of statements) await holder.query(statement);
          await assert.rejects(store.eraseAddress(['gone'], []), (error) => {
            assert.ok(error instanceof StoreUnavailable);
            assert.match(
              error.message,
              /process \d+ \(a report, for 1\d seconds\), which pg_terminate_backend\(\d+\) ends\. End that, and erase again$/,
            );
            for (const statement of statements) assert.ok(!error.message.includes(statement));
            return true;
          });
          assert.equal(await traces(url, [CANARY]), 1);
          // Soon enough, this time.
          const again = store.eraseAddress(['gone'], []);
          setTimeout(() => void holder.query('COMMIT'), 300);
          assert.equal(await again, 0);
          assert.equal(await traces(url, [CANARY]), 0);
        } finally {
          await holder.end();
        }
      });
    }
  });

  test('on a server that became read-only accepts nothing, and goes on when it is not', async (t) => {
    const url = await server.database();
    const name = new URL(url).pathname.slice(1);
    const store = await open(t, url);
    const setReadOnly = (on: boolean): Promise<unknown> =>
      administer(url, async (client) => {
        await client.query(`ALTER DATABASE ${name} SET default_transaction_read_only = ${on}`);
        await client.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
          [name],
        );
      }).catch(async (error: unknown) => assert.fail(String(error)));
    await setReadOnly(true);
    const ticket = aTicket();
    for (let tries = 0; tries < 3; tries += 1) await assert.rejects(store.accept(ticket), StoreUnavailable);
    await administer(url, async (client) => {
      await client.query('SET default_transaction_read_only = off');
      await client.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
    });
    assert.equal(await insist(store, ticket), 'accepted');
  });
});

describe('opening a PostgreSQL store', () => {
  test('refuses a server that cannot be reached, and never tells the password', async () => {
    await assert.rejects(openPostgresStore('postgres://ada:hunter2secret@127.0.0.1:1/tickets'), (error) => {
      assert.ok(error instanceof Error);
      assert.match(error.message, /^The database tickets on 127\.0\.0\.1:1 cannot be used: /);
      assert.doesNotMatch(error.message, /hunter2secret/);
      return true;
    });
  });

  test('makes no tables where only an existing database is asked for', async () => {
    const url = await server.database();
    await assert.rejects(openPostgresStore(url, { existing: true }), /cannot be used: no relay has made it$/);
    const { rows } = await administer(url, (client) =>
      client.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"),
    );
    assert.deepEqual(rows, []);
    await (await openPostgresStore(url)).close();
    await (await openPostgresStore(url, { existing: true })).close();
  });

  test('refuses what a newer relay wrote, and leaves it as it is', async () => {
    const url = await server.database();
    await (await openPostgresStore(url)).close();
    await administer(url, (client) => client.query('UPDATE schema_version SET version = 99'));
    await assert.rejects(openPostgresStore(url), /a newer relay wrote it \(version 99; this one knows \d+\)/);
    const { rows } = await administer(url, (client) => client.query('SELECT version FROM schema_version'));
    assert.deepEqual(rows, [{ version: 99 }]);
  });

  test('asks for commits on the disk whatever the server is set to, and refuses one that writes none', async (t) => {
    const url = await server.database();
    const set = (sql: string): Promise<void> =>
      administer(url, async (client) => {
        await client.query(sql);
        await client.query('SELECT pg_reload_conf()');
      });
    await set('ALTER SYSTEM SET synchronous_commit = off');
    await open(t, url);
    await set('ALTER SYSTEM SET fsync = off');
    try {
      await assert.rejects(openPostgresStore(url), /its fsync is off/);
    } finally {
      await set('ALTER SYSTEM RESET ALL');
    }
  });

  test('lets three that open a new database at the same time all succeed', async (t) => {
    const url = await server.database();
    const stores = await Promise.all([open(t, url), open(t, url), open(t, url)]);
    const ticket = aTicket();
    await accepted(stores[0], ticket);
    assert.equal((await stores[2].accept(ticket)).state, 'same');
  });
});
