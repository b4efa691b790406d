import type { Bucket } from './store.ts';

/**
 * Whole milliseconds since 1970 leave a double little room behind the point, and many small steps add up: what that costs is
 * given back, so that the last one a bucket holds is never refused.
 */
export const TOLERANCE = 0.5;

/** How far ahead no bucket is full unless the clock was moved, in milliseconds: the longest window is a day. */
export const FAR_AHEAD = 2 * 24 * 60 * 60_000;

/**
 * Takes one. A bucket is one figure: the moment at which it is full again (the "theoretical arrival time" of the generic
 * cell rate algorithm, ITU-T I.371). Taking one moves that moment on by the time in which one is refilled; the bucket is
 * empty when that would be more than a window ahead.
 *
 * A clock that was set back makes the moment lie far ahead: then the bucket counts as empty from now on, which neither fills
 * it nor holds anyone off for longer than its window.
 *
 * @returns the moment from now on, and when one is there again where none was taken
 */
export function takeFrom(
  fullAt: number | undefined,
  { limit, window }: Bucket,
  now: number,
): { readonly fullAt: number; readonly retryAt?: number } {
  const held = Math.max(now, Math.min(fullAt ?? now, now + window));
  const next = held + window / limit;
  return next <= now + window + TOLERANCE ? { fullAt: next } : { fullAt: held, retryAt: Math.ceil(next - window) };
}
