import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openPostgresStore } from '../../relay/store/postgres.ts';
import { openSqliteStore } from '../../relay/store/sqlite.ts';
import { aSubmission, PAGE } from '../support/relay/door.ts';
import type { RelayProcess } from '../support/relay/process.ts';
import { startPostgres } from '../support/relay/postgres.ts';
import { dataFolder, environment, startRelay } from '../support/relay/process.ts';

const DAY = 24 * 60 * 60_000;
/** How many times as fast a relay's clocks run where a test has to wait for them. */
const SPEED = 100;

/** A relay's clocks, the wall's so many milliseconds ahead, and all of them so many times as fast as real ones. */
function clocks(ahead: number, speed = SPEED): readonly string[] {
  const module = `
    import os from 'node:os';
    import { syncBuiltinESMExports } from 'node:module';
    const [wall, tick, up] = [Date.now, performance.now.bind(performance), os.uptime];
    const begun = tick();
    const more = () => (tick() - begun) * ${speed - 1};
    Date.now = () => wall() + ${ahead} + more();
    performance.now = () => tick() + more();
    os.uptime = () => up() + more() / 1000;
    syncBuiltinESMExports();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(module)}`];
}

/** Sends a ticket. Gives the answer's status, and what was sent. */
async function send({ url }: RelayProcess): Promise<{ readonly status: number; readonly id: string }> {
  const submission = aSubmission();
  const id = submission.draft.submissionId;
  const headers = { origin: PAGE, 'content-type': 'application/json', 'idempotency-key': id };
  const { status } = await fetch(`${url}/v1/tickets`, { method: 'POST', headers, body: JSON.stringify(submission) });
  return { status, id };
}

/** Resolves once it is so. */
async function until(so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await setTimeout(50);
}

test('a relay started with a clock days and years ahead, and then with a right one, takes tickets by itself and loses none', async () => {
  await using folder = await dataFolder();
  const env = { ...environment(folder.path), RETENTION_DAYS: '7' };
  const file = join(folder.path, 'data', 'relay.sqlite');
  const taken: string[] = [];
  const starts: readonly (readonly [ahead: number, believed: boolean])[] = [
    [0, true],
    // It may have been off as long.
    [60 * DAY, true],
    [3 * 365 * DAY, false],
    [0, false],
  ];
  for (const [ahead, believed] of starts) {
    await using relay = await startRelay(env, 50_000, { options: clocks(ahead) });
    if (!believed) assert.equal((await send(relay)).status, 503);
    await until(async () => (await fetch(`${relay.url}/healthz`)).status === 200);
    const { status, id } = await send(relay);
    assert.equal(status, 201);
    taken.push(id);
    const store = await openSqliteStore(file);
    try {
      // The time is counted, and what is over erased, only now and then.
      await until(async () => Math.abs(((await store.lastTime()) ?? 0) - Date.now() - ahead) < DAY);
      await until(async () => (await store.counts()).tickets.every(({ state }) => state === 'delivered'));
      const held = await store.list({ state: 'open', limit: 10 });
      assert.deepEqual(held.map(({ submissionId }) => submissionId).toSorted(), taken.toSorted());
      assert.ok(held.every(({ draft }) => draft));
    } finally {
      await store.close();
    }
  }
});

test('a relay whose clock is ahead goes by the one of its PostgreSQL server', async () => {
  const server = await startPostgres();
  try {
    await using folder = await dataFolder();
    const url = await server.database();
    await using relay = await startRelay({ ...environment(folder.path), DATABASE: url }, 50_000, {
      options: clocks(40 * 60_000, 1),
    });
    assert.equal((await send(relay)).status, 201);
    const store = await openPostgresStore(url);
    try {
      await until(async () => (await store.lastTime()) !== undefined);
      const accepted =
        (await store.list({ state: 'all', limit: 1 }))[0]?.acceptedAt ?? (await store.counts()).oldestQueued;
      for (const time of [accepted, await store.lastTime(), await store.serverTime()]) {
        assert.ok(time !== undefined && Number.isFinite(time));
        assert.ok(Math.abs(time - Date.now()) < 60_000, `${time - Date.now()} ms ahead`);
      }
    } finally {
      await store.close();
    }
  } finally {
    await server.end();
  }
});
