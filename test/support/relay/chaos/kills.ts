import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { dataFolder } from '../process.ts';
import { seeded } from '../seeded.ts';
import { accountOf, answersOf, settled } from './account.ts';
import { startDeskProcess } from './desk-process.ts';
import { makeFleet } from './fleet.ts';
import type { Report } from './report.ts';
import { startSenders } from './senders.ts';

export interface KillsOptions {
  readonly kills: number;
  readonly seed: number;
  /** How long the desk may take to have everything after the last kill, in milliseconds. */
  readonly patience: number;
  /** Told every hundred kills. */
  readonly progress?: (sentence: string) => void;
}

/** How many kills come while the relay starts, and within which time after its beginning, in milliseconds. */
const STARTING = 0.25;
const START = 600;
/** Within which time after it is ready the others come, in milliseconds. */
const READY = 400;

/** How long each of the customers waits after a ticket, on average, in milliseconds. */
const PAUSE = 250;

/** How many of the desk's answers go wrong, and how long its keys are good for, in seconds. */
const FAULTS = 0.05;
const KEY_LIFE = 20;

/**
 * Kills a relay on SQLite again and again (SIGKILL) while customers send tickets and it forwards them to a desk that is none
 * too reliable itself. After each kill a copy of the files as they were left is opened: it must be sound, and hold all that
 * was acknowledged.
 */
export async function killAgainAndAgain({ kills, seed, patience, progress }: KillsOptions): Promise<Report> {
  const random = seeded(seed);
  await using folder = await dataFolder();
  await using desk = await startDeskProcess({ seed, rate: FAULTS, keyLife: KEY_LIFE });
  await using fleet = makeFleet({
    size: 1,
    desk: desk.origin,
    folder: folder.path,
    patience: patience + 60_000,
  });
  const [name = ''] = fleet.names;
  const senders = startSenders({ target: () => fleet.url(name), random, senders: 8, pause: PAUSE });
  let whileStarting = 0;
  let unsound = 0;
  let notHeld = 0;
  const began = performance.now();
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      let ready = false;
      // It rejects where the kill is faster.
      const starting = fleet.start(name).then(
        () => (ready = true),
        () => {},
      );
      if (random() < STARTING) await elapsed(random() * START);
      else {
        await starting;
        await elapsed(random() * READY);
      }
      if (!ready) whileStarting += 1;
      const told = [...senders.acknowledged.keys()];
      await fleet.end(name, 'SIGKILL');
      const left = lookInto(folder.path, told);
      if (!left.sound) unsound += 1;
      notHeld += left.missing;
      if ((kill + 1) % 100 === 0) progress?.(`${kill + 1} kills, ${told.length} tickets acknowledged`);
    }
    const seconds = (performance.now() - began) / 1000;
    await fleet.start(name);
    await senders.finish();
    const holdings = await settled(desk, senders, patience);
    const end = await fleet.end(name, 'SIGTERM');
    const left = lookInto(folder.path, [...senders.acknowledged.keys()], 'integrity_check');
    return {
      title: `Kills of a relay on SQLite (seed ${seed})`,
      figures: [
        { what: 'kills', value: kills, wanted: kills },
        { what: 'of them while it started', value: whileStarting },
        { what: 'seconds they took', value: Math.round(seconds) },
        { what: 'median start, in milliseconds', value: Math.round(median(fleet.starts)) },
        ...accountOf(holdings, senders),
        { what: 'databases not intact after a kill', value: unsound + (left.sound ? 0 : 1), wanted: 0 },
        { what: 'acknowledged, but not in the database after a kill', value: notHeld + left.missing, wanted: 0 },
        { what: 'defects that relays told of', value: fleet.defects, wanted: 0 },
        { what: 'exit code of the last, which was told to stop', value: end.code ?? -1, wanted: 0 },
        answersOf(senders),
      ],
    };
  } finally {
    senders.stop();
  }
}

/** Opens a copy of the database, so that the relay that comes next finds what the killed one left. */
function lookInto(
  folder: string,
  told: readonly string[],
  check = 'quick_check',
): { readonly sound: boolean; readonly missing: number } {
  const copy = join(folder, 'copy');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  for (const file of ['relay.sqlite', 'relay.sqlite-wal']) {
    const from = join(folder, 'data', file);
    if (existsSync(from)) copyFileSync(from, join(copy, file));
  }
  const database = new DatabaseSync(join(copy, 'relay.sqlite'));
  try {
    const result = database.prepare(`PRAGMA ${check}`).all();
    const sound = result.length === 1 && Object.values(result[0] ?? {})[0] === 'ok';
    // It may have been killed before it made its tables.
    if (!told.length) return { sound, missing: 0 };
    const held = new Set(
      database
        .prepare('SELECT submission_id FROM tickets')
        .all()
        .map((row) => row['submission_id']),
    );
    return { sound, missing: told.filter((id) => !held.has(id)).length };
  } finally {
    database.close();
  }
}

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((over) => setTimeout(over, milliseconds));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
