import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { aSubmission, PAGE } from '../../support/relay/door.ts';
import { Disk } from '../../support/relay/power-loss/disk.ts';
import { straced } from '../../support/relay/power-loss/strace.ts';
import type { Call } from '../../support/relay/power-loss/trace.ts';
import { readTrace } from '../../support/relay/power-loss/trace.ts';
import { dataFolder, environment, startRelay } from '../../support/relay/process.ts';
import { seeded } from '../../support/relay/seeded.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const WEAK = new URL('../../support/relay/power-loss/weak-sync.ts', import.meta.url).href;
const REFERENCE = /"reference":"(HW-[0-9A-Z]{4}-[0-9A-Z]{4})"/g;

/** What stands in each ticket, and nowhere else. */
const WORDS = 'words of a customer';

/** Some one after another, and some all at once, which share commits. */
const BATCHES = [...Array.from({ length: 60 }, () => 1), 20, 20, 20];
const TICKETS = BATCHES.reduce((sum, size) => sum + size);

async function send(url: string): Promise<void> {
  const submission = aSubmission({ message: WORDS });
  const response = await fetch(`${url}/v1/tickets`, {
    method: 'POST',
    headers: {
      origin: PAGE,
      'content-type': 'application/json',
      'idempotency-key': submission.draft.submissionId,
    },
    body: JSON.stringify(submission),
  });
  assert.equal(response.status, 201, await response.text());
}

/** Runs a relay from its first start to its end while tickets come, and gives all that it asked of the system. */
async function trace(folder: string, options: readonly string[] = []): Promise<Call[]> {
  const file = join(folder, 'trace');
  await using relay = await startRelay(environment(folder), undefined, { under: straced(file), options });
  for (const size of BATCHES) await Promise.all(Array.from({ length: size }, () => send(relay.url)));
  relay.signal('SIGTERM');
  await relay.ended;
  return readTrace(readFileSync(file, 'utf8'));
}

const isDatabase = (path: string): boolean => /\/relay\.sqlite(-wal|-journal)?$/.test(path);

interface Found {
  readonly intact: boolean;
  readonly references: ReadonlySet<string>;
}

/** Opens what a power loss left, as a relay would that starts again. */
function openLeft(folder: string, files: ReadonlyMap<string, Buffer>): Found {
  mkdirSync(folder, { recursive: true });
  for (const name of ['', '-wal', '-shm', '-journal'].map((end) => `relay.sqlite${end}`)) {
    const content = [...files].find(([path]) => basename(path) === name)?.[1] ?? Buffer.alloc(0);
    writeFileSync(join(folder, name), content);
  }
  const database = new DatabaseSync(join(folder, 'relay.sqlite'));
  try {
    const check = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    // Where not even the making of the table has survived, none of the tickets has.
    const made = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'tickets'`).get();
    const held = made ? database.prepare('SELECT reference FROM tickets').all() : [];
    return { intact: check === 'ok', references: new Set(held.map(({ reference }) => String(reference))) };
  } finally {
    database.close();
  }
}

interface Outcome {
  acknowledged: number;
  losses: number;
  damaged: number;
  /** References that somebody was told, and that were not there after a power loss. */
  readonly lost: Set<string>;
}

/**
 * Goes through all that the relay asked of the system, and takes the power away after each acknowledgement: once so that
 * nothing survives that no sync followed, and now and then so that some of it does.
 */
function powerLosses(calls: readonly Call[], folder: string, random: () => number): Outcome {
  const outcome: Outcome = { acknowledged: 0, losses: 0, damaged: 0, lost: new Set() };
  const told = new Set<string>();
  const disk = new Disk();
  const lose = (survives: () => boolean): Found => {
    const found = openLeft(folder, disk.afterPowerLoss(survives));
    outcome.losses += 1;
    if (!found.intact) outcome.damaged += 1;
    for (const reference of told) if (!found.references.has(reference)) outcome.lost.add(reference);
    return found;
  };
  let last: { readonly version: number; readonly found: Found } | undefined;
  for (const call of calls) {
    if (isDatabase(call.path)) {
      disk.apply(call);
      if (told.size && random() < 0.02) lose(() => random() < 0.5);
      continue;
    }
    const references = call.name === 'write' ? [...call.bytes.toString().matchAll(REFERENCE)] : [];
    if (!references.length) continue;
    for (const [, reference = ''] of references) told.add(reference);
    outcome.acknowledged = told.size;
    if (last?.version !== disk.version) last = { version: disk.version, found: lose(() => false) };
    for (const [, reference = ''] of references) if (!last.found.references.has(reference)) outcome.lost.add(reference);
  }
  return outcome;
}

describe(`power losses (SEED=${SEED})`, () => {
  test('take no ticket that anybody was told of: each is on the disk before its acknowledgement', async (t) => {
    await using folder = await dataFolder();
    const calls = await trace(folder.path);
    const outcome = powerLosses(calls, join(folder.path, 'left'), seeded(SEED));
    t.diagnostic(`${outcome.acknowledged} acknowledged, ${outcome.losses} power losses, ${outcome.lost.size} lost`);
    assert.equal(outcome.acknowledged, TICKETS, 'every acknowledgement was seen');
    assert.deepEqual([...outcome.lost], []);
    assert.equal(outcome.damaged, 0);
    const holding = calls.filter((call) => call.name === 'write' && call.bytes.includes(WORDS)).map(({ path }) => path);
    assert.deepEqual(
      [...new Set(holding)].filter((path) => !isDatabase(path)),
      [],
      'what customers wrote is written nowhere else',
    );
  });

  test('would take some with synchronous=NORMAL, and this would notice', async (t) => {
    await using folder = await dataFolder();
    const calls = await trace(folder.path, ['--import', WEAK]);
    const outcome = powerLosses(calls, join(folder.path, 'left'), seeded(SEED));
    t.diagnostic(`${outcome.acknowledged} acknowledged, ${outcome.losses} power losses, ${outcome.lost.size} lost`);
    assert.equal(outcome.acknowledged, TICKETS, 'every acknowledgement was seen');
    assert.ok(outcome.lost.size > 0);
  });
});
