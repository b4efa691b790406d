/** The longest wait that a help desk is believed, in milliseconds. */
export const AFTER_LIMIT = 3_600_000;

/**
 * `Retry-After` as milliseconds from now, at most {@link AFTER_LIMIT}: seconds or an HTTP date (RFC 9110, section 10.2.3).
 * Nothing where the header is not there or says neither.
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : text.endsWith('GMT') ? Date.parse(text) - now : NaN;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), AFTER_LIMIT);
}
