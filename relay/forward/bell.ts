import type { Time } from './time.ts';

/** Wakes the one who waits. A ring that nobody waited for is heard by the next. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves at the next ring, after so many milliseconds, or when the signal is aborted. */
  next(time: Time, milliseconds: number, signal: AbortSignal): Promise<void>;
}

export function bell(): Bell {
  let rung = new AbortController();
  return {
    // With a reason: without one an error is made each time, its stack included.
    ring: () => rung.abort('rung'),
    async next(time, milliseconds, signal) {
      await time.wait(milliseconds, AbortSignal.any([rung.signal, signal]));
      rung = new AbortController();
    },
  };
}
