import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openSqliteStore } from '../../relay/store/sqlite.ts';
import { aSubmission, PAGE } from '../support/relay/door.ts';
import type { RelayProcess } from '../support/relay/process.ts';
import { dataFolder, environment, startRelay } from '../support/relay/process.ts';

const DAY = 24 * 60 * 60_000;
/** How many times as fast as the real one a relay's clocks run here. */
const SPEED = 100;

/** A relay's clocks, the wall's so many milliseconds ahead. */
function clocks(ahead: number): readonly string[] {
  const module = `
    import os from 'node:os';
    import { syncBuiltinESMExports } from 'node:module';
    const [wall, tick, up] = [Date.now, performance.now.bind(performance), os.uptime];
    const begun = tick();
    const more = () => (tick() - begun) * ${SPEED - 1};
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

test('a relay started with a clock years ahead, and then with a right one, takes tickets again by itself and loses none', async () => {
  await using folder = await dataFolder();
  const env = { ...environment(folder.path), RETENTION_DAYS: '7' };
  const file = join(folder.path, 'data', 'relay.sqlite');
  const taken: string[] = [];
  for (const ahead of [0, 3 * 365 * DAY, 0]) {
    await using relay = await startRelay(env, 50_000, { options: clocks(ahead) });
    if (taken.length) assert.equal((await send(relay)).status, 503);
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
