import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import { AFTER_LIMIT } from './desk/retry-after.ts';
import { LEASE, LONGEST_WAIT } from './forward/plan.ts';
import type { Log } from './log.ts';
import { defect } from './log.ts';
import type { Store } from './store/store.ts';
import { StoreUnavailable } from './store/store.ts';

const DAY = 24 * 60 * 60_000;
/** How long a ticket without words answers repeats. Browsers give a ticket back to its customer after 7 days. */
const REMEMBERED = 35 * DAY;

/** How often the clock is looked at, the time counted, and what is over erased, in milliseconds. */
const LOOK_EVERY = 10_000;
const COUNT_EVERY = 60_000;
const ERASE_EVERY = 5 * 60_000;

/**
 * How long words are kept once they are where they belong, in milliseconds: a day, less the time until the next turn, and one
 * that fails.
 */
const AFTER_DELIVERY = DAY - 2 * ERASE_EVERY;

export interface House {
  readonly store: Pick<Store, 'eraseDue' | 'countTime' | 'hasten' | 'serverTime'>;
  readonly clock: Clock;
  readonly retentionDays: Config['retentionDays'];
  readonly log: Log;
  /** Told how many dead letters were erased. */
  readonly lost: (deadLetters: number) => void;
}

/** What the relay does by itself, in turns. */
export interface Housekeeping {
  /**
   * Looks at the clock, counts the time, frees what an earlier clock holds up and, when it is due, erases what customers wrote
   * and nobody needs any more. Never rejects.
   */
  turn(): Promise<void>;
}

/**
 * Erases words within 24 hours after a ticket was delivered to a desk elsewhere or done at the local one, and open and dead ones
 * when the days are over that are configured, of which only those count that a relay has seen pass; nothing while the clock
 * cannot be relied on.
 */
export function housekeeping({ store, clock, retentionDays, log, lost }: House): Housekeeping {
  let agreed = true;
  let countedAt = -Infinity;
  let erasedAt = -Infinity;

  const look = (): boolean => {
    const agrees = clock.agrees();
    if (agrees !== agreed) log({ event: agrees ? 'clock-agrees' : 'clock-parted' });
    agreed = agrees;
    return agrees;
  };
  const erase = async (now: number, counted: number): Promise<void> => {
    const { tickets, deadLetters } = await store.eraseDue({
      now,
      deliveredBefore: now - AFTER_DELIVERY,
      doneBefore: now - AFTER_DELIVERY,
      countedBefore: counted - retentionDays * DAY,
      forgetBefore: counted - REMEMBERED,
    });
    if (tickets) log({ event: 'erased', tickets, deadLetters });
    lost(deadLetters);
  };
  return {
    async turn() {
      try {
        await clock.follow(store.serverTime);
        if (!look() || performance.now() - countedAt < COUNT_EVERY) return;
        const now = clock.now();
        const counted = await store.countTime(now);
        await store.hasten({ now, begun: now + 2 * LEASE, waiting: now + AFTER_LIMIT + LONGEST_WAIT });
        if (performance.now() - erasedAt >= ERASE_EVERY) {
          await erase(now, counted);
          erasedAt = performance.now();
        }
        // What failed is tried again with the next look.
        countedAt = performance.now();
      } catch (error) {
        const during = 'housekeeping';
        log(error instanceof StoreUnavailable ? { event: 'store-unavailable', during } : defect(during, error));
      }
    },
  };
}

/** Takes turns until it is stopped. */
export function keepHouse({ turn }: Housekeeping, every = LOOK_EVERY): { stop(): Promise<void> } {
  let turning = turn();
  const timer = setInterval(() => {
    turning = turning.then(turn);
  }, every);
  return {
    async stop() {
      clearInterval(timer);
      await turning;
    },
  };
}
