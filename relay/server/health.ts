import type { Parts } from './parts.ts';

/** What is said of the relay's health. Figures are for those who run it alone. */
export interface Health {
  readonly status: 'ok' | 'unavailable';
  readonly figures?: {
    readonly queued: number;
    readonly deadLetters: number;
    /** How long the oldest ticket waits that is not delivered, in seconds. */
    readonly oldestQueued: number;
  };
}

/** How long an answer holds, in milliseconds: asking often must not write often. */
const HOLDS = 2_000;

/** Whether a ticket could be kept now: the store takes a write and gives it back, and the clock is right. */
export function healthOf({
  store,
  clock,
  stopping,
}: Pick<Parts, 'store' | 'clock' | 'stopping'>): () => Promise<Health> {
  let asked: Promise<Health['figures']> | undefined;
  let since = -Infinity;
  const ask = async (): Promise<Health['figures']> => {
    try {
      await store.probe();
      const { tickets, oldestQueued } = await store.counts();
      const sum = (state: string): number =>
        tickets.reduce((total, each) => total + (each.state === state ? each.count : 0), 0);
      return {
        queued: sum('queued'),
        deadLetters: sum('dead'),
        oldestQueued: oldestQueued === undefined ? 0 : Math.max(0, Math.round((clock.now() - oldestQueued) / 1000)),
      };
    } catch {
      return undefined;
    }
  };
  return async () => {
    if (stopping() || !clock.agrees()) return { status: 'unavailable' };
    if (!asked || performance.now() - since > HOLDS) {
      since = performance.now();
      asked = ask();
    }
    const figures = await asked;
    return figures ? { status: 'ok', figures } : { status: 'unavailable' };
  };
}
