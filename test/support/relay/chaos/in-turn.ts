import { startPostgres } from '../postgres.ts';
import { dataFolder } from '../process.ts';
import { seeded } from '../seeded.ts';
import { accountOf, answersOf, settled } from './account.ts';
import { startDeskProcess } from './desk-process.ts';
import type { Fleet } from './fleet.ts';
import { makeFleet } from './fleet.ts';
import type { Report } from './report.ts';
import { startSenders } from './senders.ts';

export interface InTurnOptions {
  /** How often each relay restarts. */
  readonly rounds: number;
  readonly seed: number;
  /** How long the desk may take to have everything in the end, in milliseconds. */
  readonly patience: number;
}

const RELAYS = 3;
const SENDERS = 12;
/** How long each of the customers waits after a ticket, on average, in milliseconds. */
const PAUSE = 100;

/** How long a relay may take to stop, in milliseconds. */
const STOP = 10_000;

/**
 * What may come back besides 201 while relays restart: 503 with `Retry-After`, which the customer sees; and a refused
 * connection, with which a balancer goes on to the next relay, so that no customer learns of it.
 */
const ALLOWED: ReadonlySet<string> = new Set(['201', '503', 'ECONNREFUSED']);

/** Restarts three relays on one PostgreSQL in turn under load, as an upgrade does: SIGTERM, and the next once it is back. */
export async function restartInTurn({ rounds, seed, patience }: InTurnOptions): Promise<Report> {
  const random = seeded(seed);
  await using folder = await dataFolder();
  await using desk = await startDeskProcess({ seed, rate: 0, keyLife: 7_200 });
  const postgres = await startPostgres();
  try {
    await using fleet = makeFleet({
      size: RELAYS,
      desk: desk.origin,
      folder: folder.path,
      database: await postgres.database(),
      patience: rounds * 60_000 + patience + 60_000,
    });
    const { names } = fleet;
    await Promise.all(names.map((name) => fleet.start(name)));
    await using balancer = startBalancer(fleet);
    const senders = startSenders({ target: balancer.next, random, senders: SENDERS, pause: PAUSE });
    try {
      const stops: number[] = [];
      const codes: (number | null)[] = [];
      for (let round = 0; round < rounds; round += 1) {
        for (const name of names) {
          const told = performance.now();
          codes.push((await fleet.end(name, 'SIGTERM')).code);
          stops.push(performance.now() - told);
          await fleet.start(name);
        }
      }
      await senders.finish();
      const holdings = await settled(desk, senders, patience);
      const errors = [...senders.answers].filter(([answer]) => !ALLOWED.has(answer));
      await Promise.all(names.map((name) => fleet.end(name, 'SIGTERM')));
      return {
        title: `Three relays that restart in turn (seed ${seed})`,
        figures: [
          { what: 'restarts', value: stops.length, wanted: rounds * RELAYS },
          { what: 'longest stop, in milliseconds', value: Math.round(Math.max(...stops)), most: STOP },
          { what: 'stops that did not end well', value: codes.filter((code) => code !== 0).length, wanted: 0 },
          {
            what: 'errors that customers saw, besides 503 with Retry-After',
            value: errors.reduce((sum, [, count]) => sum + count, 0),
            wanted: 0,
          },
          ...accountOf(holdings, senders),
          { what: 'defects that relays told of', value: fleet.defects, wanted: 0 },
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

/** How often the balancer asks each relay for its health, and how long it waits for an answer, in milliseconds. */
const CHECK = 100;
const CHECK_PATIENCE = 1_000;

interface Balancer extends AsyncDisposable {
  readonly next: () => string | undefined;
}

/** One after another, as a balancer does: those that were well when they were last asked, or any where none was. */
function startBalancer({ names, url }: Pick<Fleet, 'names' | 'url'>): Balancer {
  const well = new Set<string>(names);
  const ended = new AbortController();
  let turn = 0;
  const check = async (name: string): Promise<void> => {
    while (!ended.signal.aborted) {
      try {
        const response = await fetch(`${url(name)}/healthz`, { signal: AbortSignal.timeout(CHECK_PATIENCE) });
        await response.arrayBuffer();
        if (response.ok) well.add(name);
        else well.delete(name);
      } catch {
        well.delete(name);
      }
      await new Promise((over) => setTimeout(over, CHECK));
    }
  };
  const checks = Promise.all(names.map(check));
  return {
    next: () => {
      const choice = well.size ? [...well] : names;
      return url(choice[(turn += 1) % choice.length] ?? '');
    },
    async [Symbol.asyncDispose]() {
      ended.abort();
      await checks;
    },
  };
}
