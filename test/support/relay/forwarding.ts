import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Attempt, Desk, DeskOutcome } from '../../../relay/desk/desk.ts';
import type { ForwardEvent } from '../../../relay/forward/event.ts';
import type { Forwarder, ForwarderOptions } from '../../../relay/forward/forwarder.ts';
import { startForwarder } from '../../../relay/forward/forwarder.ts';
import { openSqliteStore } from '../../../relay/store/sqlite.ts';
import type { Store, StoredTicket } from '../../../relay/store/store.ts';
import { deskTicketOf } from './desk-tickets.ts';
import { dataFolder } from './process.ts';
import type { ScaledTime } from './scaled-time.ts';
import { scaledTime } from './scaled-time.ts';

export type Deliver = Desk['deliver'];
export type Settled = Extract<ForwardEvent, { event: 'settled' }>;

/** What a test of forwarding has. */
export interface World {
  readonly store: Store;
  readonly time: ScaledTime;
  /** All that was reported, in order. */
  readonly events: readonly ForwardEvent[];
  /** Resolves once so many events were reported that fit. */
  seen(fits: (event: Told) => boolean, count?: number): Promise<void>;
  /** Resolves once so many attempts were settled. */
  settled(count?: number): Promise<void>;
  /** Starts to forward to a desk that does so. It is stopped in the end. */
  start(deliver: Deliver, options?: Partial<Omit<ForwarderOptions, 'report' | 'time'>>): Forwarder;
  read(reference: string): Promise<StoredTicket>;
}

type Told = Pick<ForwardEvent, 'event'> & Partial<Omit<Settled, 'event'>>;

/** The brand that tickets of tests are of. */
export const BRAND = 'example-parcels';

export const delivered: DeskOutcome = { state: 'delivered', deskReference: '5000' };

/** Runs a test with a SQLite store in a file, and a clock that runs so many times as fast as the real one. */
export async function forwarding(speed: number, run: (world: World) => Promise<void>): Promise<void> {
  await using folder = await dataFolder();
  const store = await openSqliteStore(join(folder.path, 'relay.sqlite'));
  const time = scaledTime(speed);
  const events: ForwardEvent[] = [];
  const watchers = new Set<() => void>();
  const started: Forwarder[] = [];
  const report = (event: ForwardEvent): void => {
    events.push(event);
    for (const watcher of [...watchers]) watcher();
  };
  const seen: World['seen'] = (fits, count = 1) =>
    new Promise((reached) => {
      const look = (): void => {
        if (events.filter(fits).length < count) return;
        watchers.delete(look);
        reached();
      };
      watchers.add(look);
      look();
    });
  const world: World = {
    store,
    time,
    events,
    seen,
    settled: (count) => seen(({ event }) => event === 'settled', count),
    start(deliver, options) {
      const desk: Desk = { id: 'zendesk', place: 'zendesk https://example.zendesk.com', deliver };
      const forwarder = startForwarder({
        store,
        desks: new Map([[BRAND, { desk }]]),
        prepare: async ({ ticket, addsTo }) => deskTicketOf(ticket, addsTo),
        time,
        report,
        ...options,
      });
      started.push(forwarder);
      return forwarder;
    },
    async read(reference) {
      const [ticket] = await store.read(reference);
      assert.ok(ticket);
      return ticket;
    },
  };
  try {
    await run(world);
  } finally {
    await Promise.all(started.map((forwarder) => forwarder.stop()));
    await store.close();
  }
}

export function settledOf(events: readonly ForwardEvent[]): Settled[] {
  return events.filter((event) => event.event === 'settled');
}

/** Rejects once the attempt is stopped, as a desk does that is in the middle of a request. */
export function stopped({ signal }: Attempt): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
}
