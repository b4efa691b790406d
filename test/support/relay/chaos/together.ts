import { startPostgres } from '../postgres.ts';
import { dataFolder } from '../process.ts';
import { seeded } from '../seeded.ts';
import { accountOf, answersOf, settled } from './account.ts';
import { startDeskProcess } from './desk-process.ts';
import { makeFleet } from './fleet.ts';
import type { Report } from './report.ts';
import { startSenders } from './senders.ts';
import { longestIdle, watchWaiting } from './waiting.ts';

export interface TogetherOptions {
  readonly tickets: number;
  readonly seed: number;
  /** From one kill to the next, in milliseconds; longer only where the relay is not yet back. */
  readonly every: number;
  /** How long each of the customers waits after a ticket, on average, in milliseconds. */
  readonly pause: number;
  /** After which kills the database restarts; the second time it has to recover from a crash of its own. */
  readonly restarts: readonly [number, number];
  /** How long the whole may take, and how long the desk may take to have everything in the end, in milliseconds. */
  readonly limit: number;
  readonly patience: number;
}

const RELAYS = 3;
const SENDERS = 24;
/** How many of the desk's answers go wrong, and how long its keys are good for, in seconds. */
const FAULTS = 0.05;
const KEY_LIFE = 20;

/** How long a relay may be idle while work waits, in milliseconds. */
const IDLE = 15_000;

/**
 * Three relays on one PostgreSQL take tickets and forward them, while one after another is killed and started again, and the
 * database restarts twice. It ends once every ticket is taken and nothing is due any more.
 */
export async function workTogether(options: TogetherOptions): Promise<Report> {
  const { tickets, seed, every, pause, restarts, limit, patience } = options;
  const random = seeded(seed);
  await using folder = await dataFolder();
  await using desk = await startDeskProcess({ seed, rate: FAULTS, keyLife: KEY_LIFE });
  const postgres = await startPostgres({ own: true });
  try {
    const database = await postgres.database();
    await using fleet = makeFleet({
      size: RELAYS,
      desk: desk.origin,
      folder: folder.path,
      database,
      patience: limit + patience + 60_000,
    });
    await Promise.all(fleet.names.map((name) => fleet.start(name)));
    await using waiting = watchWaiting(database);
    const anyone = (): string => fleet.names[Math.floor(random() * RELAYS)] ?? '';
    const senders = startSenders({
      target: () => fleet.url(anyone()),
      random,
      senders: SENDERS,
      pause,
      limit: tickets,
    });
    try {
      const began = performance.now();
      let next = began + every;
      let kills = 0;
      let restarted = 0;
      while (senders.acknowledged.size < tickets || waiting.now || restarted < restarts.length) {
        if (performance.now() - began > limit)
          throw new Error(`Not done in time: ${senders.acknowledged.size} tickets`);
        await new Promise((over) => setTimeout(over, next - performance.now()));
        next = performance.now() + every;
        const name = anyone();
        await fleet.end(name, 'SIGKILL');
        kills += 1;
        const starting = fleet.start(name);
        if (restarts.includes(kills)) {
          await starting;
          await postgres.stop(restarted === 0 ? 'fast' : 'immediate');
          await postgres.start();
          restarted += 1;
        }
        await starting;
      }
      await senders.finish();
      const holdings = await settled(desk, senders, patience);
      const seconds = (performance.now() - began) / 1000;
      const ends = await Promise.all(fleet.names.map((name) => fleet.end(name, 'SIGTERM')));
      const arrivals = await desk.arrivals();
      const idle = (name: string): number =>
        Math.max(...fleet.lives(name).map((life) => longestIdle(life, arrivals[name] ?? [], waiting.times)));
      return {
        title: `Three relays on one PostgreSQL (seed ${seed})`,
        figures: [
          { what: 'kills, one at a time', value: kills },
          { what: 'restarts of the database', value: restarted, wanted: restarts.length },
          { what: 'seconds until all was at the desk', value: Math.round(seconds) },
          ...accountOf(holdings, senders),
          ...fleet.names.map((name) => ({
            what: `requests to the desk by ${name}`,
            value: arrivals[name]?.length ?? 0,
          })),
          {
            what: 'longest idle while work waited, in milliseconds',
            value: Math.round(Math.max(...fleet.names.map(idle))),
            most: IDLE,
          },
          { what: 'defects that relays told of', value: fleet.defects, wanted: 0 },
          { what: 'relays that did not stop well', value: ends.filter(({ code }) => code !== 0).length, wanted: 0 },
          answersOf(senders),
        ],
      };
    } finally {
      senders.stop();
    }
  } finally {
    await postgres.end();
  }
}
