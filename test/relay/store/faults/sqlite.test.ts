import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { openSqliteStore } from '../../../../relay/store/sqlite.ts';
import type { NewTicket, Store } from '../../../../relay/store/store.ts';
import { StoreUnavailable } from '../../../../relay/store/store.ts';
import { smallDisk } from '../../../support/relay/full-disk.ts';
import { accepted, aTicket } from '../../../support/relay/new-tickets.ts';

interface Ending {
  after(done: () => Promise<void> | void): void;
}

function aFile(t: Ending): string {
  const folder = mkdtempSync(join(tmpdir(), 'help-widget-store-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data', 'relay.sqlite');
}

async function open(t: Ending, file: string): Promise<Store> {
  const store = await openSqliteStore(file);
  t.after(() => store.close());
  return store;
}

/** Fails unless every ticket is held, and said to be so. */
async function assertHeld(store: Store, tickets: readonly NewTicket[]): Promise<void> {
  for (const { submissionId, digest, reference, draft } of tickets) {
    assert.deepEqual(await store.known(submissionId, digest), { state: 'same', reference });
    assert.deepEqual((await store.read(reference))[0]?.draft, draft);
  }
}

function assertSound(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  assert.deepEqual(database.prepare('PRAGMA integrity_check').all().map(Object.values), [['ok']]);
  database.close();
}

describe('a SQLite store', () => {
  test('on a full disk accepts nothing, and goes on once there is room', async (t) => {
    using disk = smallDisk();
    t.diagnostic(`full disk: ${disk.how}`);
    const file = join(disk.path, 'relay.sqlite');
    const store = await openSqliteStore(file);
    try {
      const held = [aTicket(), aTicket()];
      for (const ticket of held) await accepted(store, ticket);
      disk.fill();
      // What room is left in the files themselves may be used up.
      let refused: NewTicket | undefined;
      for (let tries = 0; !refused && tries < 2_000; tries += 1) {
        const ticket = aTicket();
        try {
          await accepted(store, ticket);
          held.push(ticket);
        } catch (error) {
          assert.ok(error instanceof StoreUnavailable, String(error));
          refused = ticket;
        }
      }
      assert.ok(refused, 'the disk is full');
      const answers = await Promise.allSettled([aTicket(), aTicket()].map((ticket) => store.accept(ticket)));
      assert.ok(answers.every((answer) => answer.status === 'rejected' && answer.reason instanceof StoreUnavailable));
      await assertHeld(store, held);
      assert.equal(await store.known(refused.submissionId, refused.digest), undefined);
      disk.empty();
      await store.probe();
      await accepted(store, refused);
      await assertHeld(store, [...held, refused]);
      assertSound(file);
    } finally {
      await store.close();
    }
  });

  test('that another process has locked waits a while, then accepts nothing, and blocks nobody meanwhile', async (t) => {
    const file = aFile(t);
    const store = await open(t, file);
    const other = new DatabaseSync(file);
    t.after(() => other.close());
    const longest = longestBlock();
    other.exec('BEGIN EXCLUSIVE');
    const short = store.accept(aTicket());
    setTimeout(() => other.exec('COMMIT'), 300);
    assert.equal((await short).state, 'accepted');
    other.exec('BEGIN EXCLUSIVE');
    const tickets = [aTicket(), aTicket()];
    const answers = await Promise.allSettled(tickets.map((ticket) => store.accept(ticket)));
    assert.ok(answers.every((answer) => answer.status === 'rejected' && answer.reason instanceof StoreUnavailable));
    assert.equal((await store.counts()).tickets[0]?.count, 1, 'reading goes on');
    other.exec('COMMIT');
    for (const ticket of tickets) await accepted(store, ticket);
    assert.ok(longest() < 1_000, `nothing else ran for ${longest()} ms`);
  });

  test('whose folder is gone accepts nothing, makes no new file, and goes on when the folder is back', async (t) => {
    const file = aFile(t);
    const store = await open(t, file);
    const held = aTicket();
    await accepted(store, held);
    const folder = dirname(file);
    renameSync(folder, `${folder}-away`);
    for (let tries = 0; tries < 3; tries += 1) await assert.rejects(store.accept(aTicket()), StoreUnavailable);
    await assert.rejects(store.nextDue(), StoreUnavailable);
    mkdirSync(folder);
    await assert.rejects(store.accept(aTicket()), StoreUnavailable);
    assert.equal(existsSync(file), false, 'an empty database would take every ticket for a new one');
    rmSync(folder, { recursive: true });
    renameSync(`${folder}-away`, folder);
    await assertHeld(store, [held]);
    await accepted(store, aTicket());
    assertSound(file);
  });

  for (const [what, put] of [
    ['an empty file', (file: string) => writeFileSync(file, '')],
    ['something else', (file: string) => writeFileSync(file, 'no database at all '.repeat(100))],
    ['an empty database', (file: string) => new DatabaseSync(file).exec('CREATE TABLE t (a); DROP TABLE t')],
  ] as const) {
    test(`whose file was replaced by ${what} accepts nothing, and goes on when its own is back`, async (t) => {
      const file = aFile(t);
      const store = await open(t, file);
      const held = aTicket();
      await accepted(store, held);
      const folder = dirname(file);
      renameSync(folder, `${folder}-away`);
      mkdirSync(folder);
      put(file);
      for (let tries = 0; tries < 3; tries += 1) await assert.rejects(store.accept(aTicket()), StoreUnavailable);
      rmSync(folder, { recursive: true });
      renameSync(`${folder}-away`, folder);
      await accepted(store, aTicket());
      await assertHeld(store, [held]);
    });
  }

  test('whose log alone was taken away does not accept what could be lost with it, and loses nothing', async (t) => {
    const file = aFile(t);
    const store = await open(t, file);
    const held = aTicket();
    await accepted(store, held);
    rmSync(`${file}-wal`);
    await assert.rejects(store.accept(aTicket()), StoreUnavailable);
    await accepted(store, aTicket());
    await assertHeld(store, [held]);
    assertSound(file);
  });
});

describe('opening a SQLite store', () => {
  const refused = (file: string, why: RegExp): Promise<void> =>
    assert.rejects(openSqliteStore(file), (error) => {
      assert.ok(error instanceof Error && error.message.startsWith(`The database ${file} cannot be used: `));
      assert.match(error.message, why);
      return true;
    });

  test('refuses what a newer relay wrote, and leaves it as it is', async (t) => {
    const file = aFile(t);
    await (await openSqliteStore(file)).close();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    await refused(file, /a newer relay wrote it \(version 99; this one knows \d+\)/);
    assert.equal(database.prepare('PRAGMA user_version').get()?.['user_version'], 99);
    database.close();
  });

  test('refuses what is no database', async (t) => {
    const file = aFile(t);
    mkdirSync(dirname(file));
    writeFileSync(file, 'no database at all '.repeat(100));
    await refused(file, /no database|not a database/);
  });

  for (const [setting, weaker] of [
    ['synchronous', 'NORMAL'],
    ['journal_mode', 'DELETE'],
    ['secure_delete', 'OFF'],
  ] as const) {
    test(`refuses to run where ${setting} is not what was asked for`, async (t) => {
      const file = aFile(t);
      // A SQLite that was built, or is being held, so that it will not.
      const { exec } = DatabaseSync.prototype;
      t.mock.method(DatabaseSync.prototype, 'exec', function (this: DatabaseSync, sql: string) {
        exec.call(this, sql.startsWith(`PRAGMA ${setting} =`) ? `PRAGMA ${setting} = ${weaker}` : sql);
      });
      await refused(file, new RegExp(`for ${setting}, and \\w+ is needed`));
    });
  }

  test('refuses a file that is read-only', async (t) => {
    using disk = smallDisk();
    const file = join(disk.path, 'relay.sqlite');
    await (await openSqliteStore(file)).close();
    chmodSync(file, 0o400);
    // Root may write to any file, but not to a disk that is read-only.
    if (process.getuid?.() === 0) spawnSync('mount', ['-o', 'remount,ro', disk.path]);
    await refused(file, /read-only|EROFS|EACCES|EPERM/);
    t.diagnostic(`read-only: ${disk.how}`);
  });

  test('makes neither file nor tables where only an existing one is asked for', async (t) => {
    const file = aFile(t);
    await assert.rejects(openSqliteStore(file, { existing: true }), /cannot be used: there is no such file$/);
    assert.equal(existsSync(dirname(file)), false);
    mkdirSync(dirname(file));
    writeFileSync(file, '');
    await assert.rejects(openSqliteStore(file, { existing: true }), /cannot be used: no relay has made it$/);
    await (await openSqliteStore(file)).close();
    await (await openSqliteStore(file, { existing: true })).close();
  });

  test('lets two that open a new file at the same time both succeed', async (t) => {
    const file = aFile(t);
    const stores = await Promise.all([open(t, file), open(t, file)]);
    const ticket = aTicket();
    await accepted(stores[0], ticket);
    await assertHeld(stores[1], [ticket]);
  });
});

/** From now on, how long nothing else could run at most, in milliseconds. */
function longestBlock(): () => number {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5).unref();
  return () => {
    clearInterval(timer);
    return Math.round(longest);
  };
}
