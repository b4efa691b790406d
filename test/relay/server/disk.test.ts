import assert from 'node:assert/strict';
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import pg from 'pg';
import { openPostgresStore } from '../../../relay/store/postgres.ts';
import { openSqliteStore } from '../../../relay/store/sqlite.ts';
import type { Store } from '../../../relay/store/store.ts';
import { aSubmission, openDoor } from '../../support/relay/door.ts';
import { smallDisk } from '../../support/relay/full-disk.ts';
import { immutability } from '../../support/relay/immutable.ts';
import type { TestPostgres } from '../../support/relay/postgres.ts';
import { startPostgres } from '../../support/relay/postgres.ts';

/** What is left in a database's files may be used up before it needs more of the disk. */
const MOST = 2_000;
/** So many tickets come at a time: some are on their way when it happens. */
const AT_ONCE = 5;

interface BadDisk {
  spoil(): void;
  /** Ends once whoever looks after the database has done what it needs besides. */
  mend(): Promise<void> | void;
}

/** Fails unless the relay says 503 with `Retry-After` while the disk is bad, keeps all that it said 201 to, and recovers. */
async function assertHonest(store: Store, disk: BadDisk): Promise<void> {
  await using door = await openDoor({ store });
  type Sent = ReturnType<typeof aSubmission>;
  const told = new Map<Sent, string>();
  const send = async (submission: Sent): Promise<number> => {
    const response = await door.post(submission);
    const { reference } = (await response.json()) as { reference?: string };
    if (response.status === 201) {
      assert.equal(told.get(submission) ?? reference, reference);
      told.set(submission, String(reference));
    } else {
      assert.equal(response.status, 503);
      assert.ok(Number(response.headers.get('retry-after')) >= 1);
    }
    return response.status;
  };
  const refused: Sent[] = [];
  const sendSome = async (): Promise<void> => {
    const some = Array.from({ length: AT_ONCE }, () => aSubmission());
    const answers = await Promise.all(some.map(send));
    refused.push(...some.filter((_, index) => answers[index] === 503));
  };
  assert.equal(await send(aSubmission()), 201);
  disk.spoil();
  for (let tries = 0; !refused.length && tries < MOST; tries += AT_ONCE) await sendSome();
  assert.ok(refused.length, 'the disk is bad');
  await sendSome();
  await disk.mend();
  for (const submission of [...refused, aSubmission(), ...told.keys()]) assert.equal(await send(submission), 201);
  assert.equal((await store.counts()).tickets[0]?.count, told.size);
}

/** Looks after the server as a service manager does, until it takes what is written again: for 20 seconds at most. */
async function keepRunning(server: TestPostgres): Promise<void> {
  for (const since = performance.now(); ;) {
    try {
      await server.start();
      await server.database();
      return;
    } catch (error) {
      if (performance.now() - since > 20_000) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe('a relay that keeps tickets in SQLite', () => {
  test('on a full disk says "not now", and recovers by itself', async (t) => {
    using disk = smallDisk();
    t.diagnostic(`full disk: ${disk.how}`);
    const store = await openSqliteStore(join(disk.path, 'relay.sqlite'));
    try {
      await assertHonest(store, { spoil: () => disk.fill(), mend: () => disk.empty() });
    } finally {
      await store.close();
    }
  });

  test('on a disk that became read-only says "not now", and recovers by itself', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'help-widget-disk-'));
    const disk = immutability(folder, 'relay.sqlite');
    try {
      if (!disk) return t.skip('this account cannot make files immutable on this disk: run it as root, on ext4');
      const store = await openSqliteStore(join(folder, 'relay.sqlite'));
      try {
        await assertHonest(store, { spoil: disk.set, mend: disk.undo });
      } finally {
        await store.close();
      }
    } finally {
      disk?.undo();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a relay that keeps tickets in PostgreSQL', () => {
  test('whose disk is full says "not now", and recovers by itself', async (t) => {
    using disk = smallDisk(24);
    if (!disk.real) return t.skip('this account may not mount a small disk: run it as root');
    t.diagnostic(`full disk: ${disk.how}`);
    const server = await startPostgres({ own: true });
    try {
      // Its tables lie there, its log elsewhere.
      const place = join(disk.path, 'tables');
      mkdirSync(place);
      const { uid, gid } = statSync(server.data ?? '');
      for (const path of [disk.path, place]) chownSync(path, uid, gid);
      const url = new URL(await server.database());
      const administrator = new pg.Client(url.href);
      await administrator.connect();
      await administrator.query(`CREATE TABLESPACE small LOCATION '${place}'`);
      await administrator.query('CREATE DATABASE small TABLESPACE small');
      url.pathname = 'small';
      const store = await openPostgresStore(url.href);
      try {
        await assertHonest(store, { spoil: () => disk.fill(), mend: () => disk.empty() });
      } finally {
        await store.close();
        await administrator.query('DROP DATABASE small WITH (FORCE)');
        await administrator.query('DROP TABLESPACE small');
        await administrator.end();
      }
    } finally {
      await server.end();
    }
  });

  test('whose disk for the log is full, which ends it, says "not now", and recovers when it is back', async (t) => {
    using disk = smallDisk(24);
    if (!disk.real) return t.skip('this account may not mount a small disk: run it as root');
    t.diagnostic(`full disk: ${disk.how}`);
    const server = await startPostgres({ own: true, log: disk.path });
    try {
      const store = await openPostgresStore(await server.database());
      try {
        await assertHonest(store, {
          spoil: () => disk.fill(),
          async mend() {
            disk.empty();
            await keepRunning(server);
          },
        });
      } finally {
        await store.close();
      }
    } finally {
      await server.end();
    }
  });
});
