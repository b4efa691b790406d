import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { desksOf } from '../../../../relay/desk/desks.ts';
import type { ForwardEvent } from '../../../../relay/forward/event.ts';
import type { Forwarder } from '../../../../relay/forward/forwarder.ts';
import { startForwarder } from '../../../../relay/forward/forwarder.ts';
import { LEASE } from '../../../../relay/forward/plan.ts';
import { SYSTEM_TIME } from '../../../../relay/forward/time.ts';
import { outgoing, PATIENCE } from '../../../../relay/outgoing.ts';
import { openSqliteStore } from '../../../../relay/store/sqlite.ts';
import { deskTicketOf } from '../desk-tickets.ts';
import { randomFaults } from '../hostile-desk/faults.ts';
import { holdingsOf } from '../hostile-desk/inspection.ts';
import { startHostileDesk, zendeskConfig } from '../hostile-desk/server.ts';
import { aTicket } from '../new-tickets.ts';
import { dataFolder } from '../process.ts';
import { scaledTime } from '../scaled-time.ts';
import { seeded } from '../seeded.ts';
import type { Report } from './report.ts';
import { failuresOf, printed } from './report.ts';
import { freshSeed } from './seed.ts';

export interface FaultsRun {
  readonly tickets: number;
  /** So many of the desk's answers go wrong, from 0 to 1. */
  readonly rate: number;
  readonly seed: number;
  /** How much faster than the real clock that of relay and desk runs. */
  readonly speed: number;
  /** The run is given up after so many real seconds. */
  readonly seconds: number;
}

/** One ticket in so many is an addition to the one before. */
const ADDITIONS = 10;

/**
 * How often in a run the relay stands still, and how long: longer than a key of the desk's lives. The desk ends meanwhile
 * what it had begun.
 */
const LEAPS = 3;
const LEAP = 3 * 3_600_000;

const CONCURRENCY = 64;

/** How often we look whether all that is left waits, in real milliseconds. */
const SKIP = 100;

/**
 * Hands tickets to a hostile Zendesk through the real forwarder, desk and SQLite store. Rejects where they are not all
 * settled in time. Where many things happen at once, the same seed does not give the same run, but the same chances.
 */
export async function runFaults({ tickets, rate, seed, speed, seconds }: FaultsRun): Promise<Report> {
  await using folder = await dataFolder();
  const began = performance.now();
  const random = seeded(seed);
  const time = scaledTime(speed);
  const morning = time.now();
  const store = await openSqliteStore(join(folder.path, 'relay.sqlite'));
  const desk = await startHostileDesk({ time, faults: randomFaults(random, () => rate) });
  const out = outgoing({ origins: new Set([desk.origin]), allowPrivate: true, patience: PATIENCE / speed });
  const ids = await accept(store, tickets, time.now);
  const seen = { delivered: 0, dead: 0, attempts: 0, lost: 0, defects: 0 };
  let wake = (): void => {};
  const report = (event: ForwardEvent): void => {
    if (event.event === 'lease-lost') seen.lost += 1;
    if (event.event === 'forward-defect') seen.defects += 1;
    if (event.event !== 'settled') return;
    seen.attempts += 1;
    if (event.state === 'queued') return;
    seen[event.state] += 1;
    wake();
  };
  const start = (): Forwarder =>
    startForwarder({
      store,
      desks: desksOf(
        { brands: { 'example-parcels': { origins: [], desk: zendeskConfig(desk.origin) } } },
        out,
        time.now,
      ),
      prepare: async ({ ticket, addsTo }) => deskTicketOf(ticket, addsTo),
      concurrency: CONCURRENCY,
      time,
      random,
      report,
    });
  // Where all that is left waits, and the desk has ended what it began, the clock goes on to the next that is due.
  const skip = async (ended: AbortSignal): Promise<void> => {
    while (!ended.aborted) {
      await SYSTEM_TIME.wait(SKIP, ended);
      await desk.idle();
      const wait = ((await store.nextDue()) ?? 0) - time.now();
      if (wait > LEASE && !ended.aborted) time.jump(wait);
    }
  };
  const settled = async (count: number): Promise<void> => {
    const ended = new AbortController();
    const skipping = skip(ended.signal);
    await new Promise<void>((reached, late) => {
      const left = seconds * 1000 - (performance.now() - began);
      const timer = setTimeout(() => late(new Error(`Not settled in time: ${JSON.stringify(seen)}`)), left);
      wake = () => {
        if (seen.delivered + seen.dead < count) return;
        clearTimeout(timer);
        reached();
      };
      wake();
    }).finally(() => ended.abort());
    await skipping;
  };
  try {
    for (let part = 1; part <= LEAPS + 1; part += 1) {
      const forwarder = start();
      try {
        await settled(Math.ceil((tickets * part) / (LEAPS + 1)));
      } finally {
        await forwarder.stop();
      }
      await desk.idle();
      time.jump(LEAP);
    }
  } finally {
    out.close();
    await desk.stop();
    await store.close();
  }
  const { submissions, duplicateTickets, duplicateNotes, withoutNote } = holdingsOf(desk.model);
  const held = new Set(submissions);
  const faults = Object.values(desk.done).reduce((sum, count) => sum + count, 0);
  return {
    title: `${tickets} tickets, ${rate * 100} % of the desk's answers wrong, seed ${seed}`,
    figures: [
      { what: 'tickets or additions at the desk', value: ids.filter((id) => held.has(id)).length, wanted: tickets },
      { what: 'there twice', value: duplicateTickets.length, wanted: 0 },
      { what: 'notes there twice', value: duplicateNotes.length, wanted: 0 },
      { what: 'tickets without a note', value: withoutNote.length, wanted: 0 },
      { what: 'dead letters', value: seen.dead, wanted: 0 },
      { what: 'defects', value: seen.defects, wanted: 0 },
      { what: 'requests', value: desk.log.length },
      { what: 'of these answered wrong', value: faults },
      { what: 'attempts', value: seen.attempts },
      { what: 'leases lost', value: seen.lost },
      { what: 'hours that passed for the relay', value: Math.round((time.now() - morning) / 3_600_000) },
      { what: 'seconds', value: Math.round((performance.now() - began) / 1000) },
    ],
  };
}

async function accept(
  store: Awaited<ReturnType<typeof openSqliteStore>>,
  tickets: number,
  now: () => number,
): Promise<readonly string[]> {
  const ids = Array.from({ length: tickets }, () => randomUUID());
  await Promise.all(
    ids.map((submissionId, at) => {
      const first = at % ADDITIONS === ADDITIONS - 1 ? ids[at - 1] : undefined;
      return store.accept(aTicket({ submissionId, acceptedAt: now(), ...(first && { additionTo: first }) }));
    }),
  );
  return ids;
}

//   node test/support/relay/chaos/faults.ts --tickets 10000 --rate 0.3 --seed 1
if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      tickets: { type: 'string', default: '10000' },
      rate: { type: 'string', default: '0.3' },
      seed: { type: 'string', default: String(freshSeed()) },
      speed: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '900' },
    },
  });
  const run = {
    tickets: Number(values.tickets),
    rate: Number(values.rate),
    seed: Number(values.seed),
    speed: Number(values.speed),
    seconds: Number(values.seconds),
  };
  const report = await runFaults(run);
  process.stdout.write(`${printed(report)}\n`);
  process.exitCode = failuresOf(report).length ? 1 : 0;
}
