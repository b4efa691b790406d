import type { Desk, DeskTicket } from '../desk/desk.ts';
import type { BrandDesk } from '../desk/desks.ts';
import type { Problem } from '../desk/problem.ts';
import type { Lease, Settlement, Store } from '../store/store.ts';
import { StoreUnavailable } from '../store/store.ts';
import type { DeskEnd } from './attempt.ts';
import { attempt } from './attempt.ts';
import { bell } from './bell.ts';
import type { Circuit } from './circuit.ts';
import { answered, pass, SOUND, unanswered } from './circuit.ts';
import type { ForwardEvent } from './event.ts';
import type { AttemptEnd } from './plan.ts';
import { LEASE, settlementOf } from './plan.ts';
import type { Time } from './time.ts';
import { SYSTEM_TIME } from './time.ts';

export interface ForwarderOptions {
  readonly store: Pick<Store, 'lease' | 'renew' | 'save' | 'settle' | 'nextDue' | 'onWork'>;
  /** By brand. */
  readonly desks: ReadonlyMap<string, BrandDesk>;
  /** Makes what the desk gets. May reject: the ticket then waits. */
  readonly prepare: (lease: Lease, desk: Desk) => Promise<DeskTicket>;
  /** How many tickets are worked on at once; 16 where nothing is said. */
  readonly concurrency?: number;
  readonly report?: (event: ForwardEvent) => void;
  readonly time?: Time;
  readonly random?: () => number;
}

export interface Forwarder {
  /** Stops taking tickets, ends what is under way and gives it back, within {@link STOP_LIMIT}. */
  stop(): Promise<void>;
}

/** How long a stop waits for desks to let go, in milliseconds. Leases that are left then run out by themselves. */
export const STOP_LIMIT = 8_000;

/** The longest and the shortest pause before the store is asked again, in milliseconds. A bell may always be missed. */
const LONGEST_PAUSE = 3_000;
const SHORTEST_PAUSE = 50;

/** How long a store that is not there is left alone, in milliseconds. */
const STORE_PAUSE = 500;

/** How long what is told to others may take, in milliseconds. */
const EXTRA_LIMIT = 10_000;

const NEVER = new AbortController().signal;

/** What a desk is down by, and not one ticket. */
const DOWN: ReadonlySet<string> = new Set<Problem>([
  'desk-unreachable',
  'desk-timeout',
  'desk-error',
  'desk-sign-in',
  'desk-address',
]);

/**
 * Hands tickets to their desks until it is stopped: leases what is due, works on several at once, settles each. Any number
 * of relays may do so on one store. What becomes of a ticket is decided in `plan.ts`, whether a desk is asked at all in
 * `circuit.ts`; here is only the doing.
 */
export function startForwarder(options: ForwarderOptions): Forwarder {
  const {
    store,
    desks,
    prepare,
    concurrency = 16,
    report = () => {},
    time = SYSTEM_TIME,
    random = Math.random,
  } = options;
  const stop = new AbortController();
  const { signal: stopping } = stop;
  const news = bell();
  const working = new Set<Promise<void>>();
  const circuits = new Map<BrandDesk, Circuit>();

  // What is told to others takes no ticket's place.
  const telling = new Set<Promise<void>>();

  const track = (set: Set<Promise<void>>, work: Promise<void>): void => {
    const tracked = work.finally(() => {
      set.delete(tracked);
      news.ring();
    });
    set.add(tracked);
  };

  const deliver = async (lease: Lease, ticket: DeskTicket, brand: BrandDesk, until: number): Promise<DeskEnd> => {
    const passage = pass(circuits.get(brand) ?? SOUND, time.now());
    if (!passage.go) return { state: 'later', problem: 'desk-down' satisfies Problem, after: passage.after };
    circuits.set(brand, passage.circuit);
    const before = brand.done?.();
    const end = await attempt(lease, ticket, brand.desk, { store, time, stop: stopping, until });
    const circuit = circuits.get(brand) ?? SOUND;
    const silent = end.state === 'lost' || end.state === 'stopped' || end.state === 'threw';
    const ok = !(end.state === 'later' && DOWN.has(end.problem)) || brand.done?.() !== before;
    circuits.set(brand, silent ? unanswered(circuit) : answered(circuit, ok, time.now(), random));
    return end;
  };

  /** False where the lease is someone else's now, or the store did not come back in time. */
  const settle = async (lease: Lease, settlement: Settlement): Promise<boolean> => {
    const until = time.now() + LEASE;
    for (;;) {
      try {
        return await store.settle(lease, settlement);
      } catch (error) {
        const away = error instanceof StoreUnavailable;
        if (!away) report({ event: 'forward-defect', brand: lease.ticket.brand, desk: 'store', error });
        if (!away || time.now() + STORE_PAUSE > until) return false;
        await time.wait(STORE_PAUSE, NEVER);
      }
    }
  };

  const tell = async (brand: BrandDesk, ticket: DeskTicket): Promise<void> => {
    try {
      await brand.extra?.(ticket, AbortSignal.any([stopping, AbortSignal.timeout(EXTRA_LIMIT)]));
    } catch {
      report({ event: 'extra-failed', brand: ticket.brand });
    }
  };

  const work = async (lease: Lease, until: number): Promise<void> => {
    const { ticket } = lease;
    const { brand: id } = ticket;
    const brand = desks.get(id);
    const desk = brand?.desk.id ?? 'none';
    let prepared: DeskTicket | undefined;
    let end: DeskEnd;
    if (!ticket.draft) end = { state: 'refused', problem: 'erased' satisfies Problem };
    else if (!brand) end = { state: 'later', problem: 'no-desk' satisfies Problem };
    else {
      try {
        prepared = await prepare(lease, brand.desk);
        end = await deliver(lease, prepared, brand, until);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) report({ event: 'forward-defect', brand: id, desk, error });
        end = { state: 'later', problem: 'not-prepared' satisfies Problem };
      }
    }
    if (end.state === 'threw') report({ event: 'forward-defect', brand: id, desk, error: end.error });
    const settlement =
      end.state === 'lost'
        ? undefined
        : settlementOf(ticket, known(end), brand?.desk.place ?? 'none', { now: time.now(), random });
    const kept = settlement !== undefined && (await settle(lease, settlement));
    if (!settlement || !kept) return report({ event: 'lease-lost', brand: id, desk });
    report({
      event: 'settled',
      reference: ticket.reference,
      brand: id,
      desk,
      state: settlement.state,
      ...(settlement.state !== 'delivered' && {
        problem: settlement.problem,
        ...(settlement.status !== undefined && { status: settlement.status }),
      }),
      attempts: ticket.attempts,
      age: time.now() - ticket.acceptedAt,
    });
    if (settlement.state === 'delivered' && brand?.extra && prepared) track(telling, tell(brand, prepared));
  };

  /** How long every desk there is rests, in milliseconds; nothing where one may be asked. */
  const allRest = (): number | undefined => {
    const passages = [...desks.values()].map((brand) => pass(circuits.get(brand) ?? SOUND, time.now()));
    const rests = passages.flatMap((passage) => (passage.go ? [] : [passage.after]));
    return rests.length && rests.length === passages.length ? Math.min(...rests) : undefined;
  };

  /** Leases as many as there is room for. True where there may be more. */
  const take = async (): Promise<boolean> => {
    // To lease tickets for nobody would write them twice each, and wear out their backoff.
    if (allRest() !== undefined) return false;
    const sound = !desks.size || [...desks.values()].some((brand) => !circuits.get(brand)?.rests);
    const limit = (sound ? concurrency : 1) - working.size;
    if (limit <= 0) return false;
    const now = time.now();
    const until = now + LEASE;
    const leases = await store.lease({ now, until, limit });
    for (const lease of leases) track(working, work(lease, until));
    return leases.length === limit;
  };

  const pause = async (): Promise<number> => {
    if (working.size >= concurrency) return LONGEST_PAUSE;
    const rest = allRest();
    if (rest !== undefined) return Math.min(rest, LONGEST_PAUSE);
    const due = await store.nextDue();
    return due === undefined ? LONGEST_PAUSE : Math.min(Math.max(due - time.now(), SHORTEST_PAUSE), LONGEST_PAUSE);
  };

  const loop = async (): Promise<void> => {
    let away = false;
    while (!stopping.aborted) {
      try {
        const more = await take();
        away = false;
        if (!more || working.size >= concurrency) await news.next(time, await pause(), stopping);
      } catch (error) {
        // Told once, however long it lasts.
        if (!away) report({ event: 'forward-paused', error });
        away = true;
        await time.wait(STORE_PAUSE, stopping);
      }
    }
  };

  const unsubscribe = store.onWork(news.ring);
  const running = loop();
  return {
    async stop() {
      stop.abort();
      unsubscribe();
      const done = new AbortController();
      const all = async (): Promise<void> => {
        await running;
        await Promise.all(working);
        await Promise.all(telling);
        done.abort();
      };
      await Promise.race([all(), time.wait(STOP_LIMIT, done.signal)]);
    },
  };
}

function known(end: Exclude<DeskEnd, { state: 'lost' }>): AttemptEnd {
  return end.state === 'threw' ? { state: 'later', problem: 'desk-failed' satisfies Problem } : end;
}
