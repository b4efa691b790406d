import type { Time } from '../../../relay/forward/time.ts';
import { SYSTEM_TIME } from '../../../relay/forward/time.ts';

/** A clock that runs so many times as fast as the real one, so that hours pass in a test. */
export interface ScaledTime extends Time {
  readonly speed: number;
  /** Sets the clock forward or back, in its own milliseconds. Timers that run are not touched. */
  jump(milliseconds: number): void;
}

export function scaledTime(speed: number, start = Date.now()): ScaledTime {
  const began = performance.now();
  let jumped = 0;
  return {
    speed,
    now: () => Math.floor(start + jumped + (performance.now() - began) * speed),
    wait: (milliseconds, signal) => SYSTEM_TIME.wait(milliseconds / speed, signal),
    jump: (milliseconds) => void (jumped += milliseconds),
  };
}
