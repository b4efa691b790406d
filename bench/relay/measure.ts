import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Config } from '../../relay/config/config.ts';
import { PAGE } from '../../test/support/relay/door.ts';
import { startEmptyServer, storeRate } from './bounds.ts';
import type { Seen } from './clients.ts';
import { openFastDesk } from './fast-desk.ts';
import { fillQueue } from './queue.ts';
import type { MeasuredRelay } from './relay.ts';
import { startMeasured } from './relay.ts';

/** As many as a relay can have something to do for at every moment. */
export const CONNECTIONS = 64;
/** Tickets a second, and for how many seconds: an hour's worth of a large brand's worst day in less than half a minute. */
export const STEADY = 200;
export const STEADY_SECONDS = 20;
/** Sent first and not counted: code that has run a while is faster. */
const WARM_UP = 1_000;
/** The most tickets of a full queue: enough to see how fast it drains. */
const QUEUE = 20_000;
/** Requests to the server that keeps nothing. */
const EMPTY = 10_000;
/** How long a relay rests before its memory is looked at, in milliseconds. */
const REST = 3_000;

/** Rates are a second's; times in milliseconds, memory in bytes. */
export interface RelayFigures {
  /** One transaction after another, bare: before and after the tickets. */
  readonly commits: readonly [number, number];
  /** Tickets that the store alone keeps, one after another. */
  readonly kept: number;
  /** Requests that a server answers which keeps nothing, from the same clients. */
  readonly answered: number;
  readonly accepted: number;
  /** Processor time of the relay for each. */
  readonly processor: number | undefined;
  readonly p50: number;
  readonly p99: number;
  /** Tickets that were told to come again (503), under full load and at the steady rate: the machine was at its end. */
  readonly notNow: number;
  /** Under load: at most, at full load and at the steady rate. */
  readonly memory: Readonly<Record<'rest' | 'load' | 'after', number | undefined>>;
  readonly drained: number;
}

/**
 * Measures a relay with one store.
 *
 * @param folder of the relay's own
 * @param databases three empty ones: for the store alone, to accept into, and to drain
 * @param commitRate measures the bare rate of the same store
 */
export async function measureRelay(
  folder: string,
  databases: readonly [string, string, string],
  tickets: number,
  commitRate: () => number | Promise<number>,
): Promise<RelayFigures> {
  const before = await commitRate();
  const kept = await storeRate(configOf(databases[0]));
  const answered = await measureAnswering();
  const accepting = await measureAccepting(folder, databases[1], tickets);
  const commits = [before, await commitRate()] as const;
  const drained = await measureDrain(folder, databases[2], Math.min(tickets, QUEUE));
  return { commits, kept, answered, ...accepting, drained };
}

/** How many requests a second the clients get through where nothing is kept. */
async function measureAnswering(): Promise<number> {
  const server = await startEmptyServer();
  try {
    await clients(server, 'full', WARM_UP, CONNECTIONS);
    const { accepted, took } = await clients(server, 'full', EMPTY, CONNECTIONS);
    return accepted / (took / 1000);
  } finally {
    await server.stop();
  }
}

async function measureAccepting(
  folder: string,
  database: string,
  tickets: number,
): Promise<Omit<RelayFigures, 'commits' | 'kept' | 'answered' | 'drained'>> {
  const relay = await startMeasured(folder, { DATABASE: database });
  try {
    await setTimeout(REST);
    const rest = relay.memory();
    await clients(relay, 'full', WARM_UP, CONNECTIONS);
    const workedBefore = relay.processorTime();
    let load = relay.memory();
    const looking = setInterval(() => {
      load = Math.max(load ?? 0, relay.memory() ?? 0) || undefined;
    }, 100);
    const full = await clients(relay, 'full', tickets, CONNECTIONS);
    const workedThen = relay.processorTime();
    const steady = await clients(relay, 'steady', STEADY * STEADY_SECONDS, STEADY);
    clearInterval(looking);
    await setTimeout(REST);
    return {
      accepted: full.accepted / (full.took / 1000),
      processor:
        workedBefore === undefined || workedThen === undefined
          ? undefined
          : ((workedThen - workedBefore) / full.accepted) * 1000,
      p50: steady.p50,
      p99: steady.p99,
      notNow: notNow(full) + notNow(steady),
      memory: { rest, load, after: relay.memory() },
    };
  } finally {
    await relay.stop();
  }
}

/** How many tickets a second go from a full queue to a desk that takes them at once. */
async function measureDrain(folder: string, database: string, tickets: number): Promise<number> {
  await fillQueue(configOf(database), tickets);
  const desk = await openFastDesk();
  const settings = { origins: [PAGE], desk: { kind: 'webhook', url: desk.url, secret: 'x'.repeat(32) } };
  const more = { DATABASE: database, ALLOW_PRIVATE: 'yes', BRANDS: JSON.stringify({ 'example-sms': settings }) };
  const relay = await startMeasured(folder, more);
  try {
    return tickets / ((await desk.has(tickets)) / 1000);
  } finally {
    await relay.stop();
    desk.close();
  }
}

/** Runs the clients in a process of their own. Throws where a ticket was answered otherwise than yes or "not now". */
async function clients(
  { port }: Pick<MeasuredRelay, 'port'>,
  mode: 'full' | 'steady',
  tickets: number,
  rate: number,
): Promise<Seen> {
  const script = join(import.meta.dirname, 'clients.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...[port, mode, tickets, rate].map(String)]);
  const seen = JSON.parse(stdout) as Seen;
  if (seen.accepted + notNow(seen) !== tickets) throw new Error(`Odd answers: ${JSON.stringify(seen.others)}`);
  return seen;
}

function notNow({ others }: Seen): number {
  return others[503] ?? 0;
}

function configOf(database: string): Config['database'] {
  return database.startsWith('sqlite:')
    ? { kind: 'sqlite', file: database.slice('sqlite:'.length) }
    : { kind: 'postgres', url: database };
}
