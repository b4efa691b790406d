/** What a help desk may do to a request besides answering it. */
export const FAULTS = [
  /** The connection breaks before anything is done, or after all of it. */
  'drop-before',
  'drop-after',
  /** 409: for a new ticket, the same key is in progress; for an update, somebody else changed the ticket. */
  'conflict',
  /** 429, with `Retry-After` as seconds or as a date. */
  'busy-seconds',
  'busy-date',
  /** 500 before anything is done, or after all of it; the last with the idempotency key lost besides. */
  'error-before',
  'error-after',
  'error-after-key-lost',
  /** Nothing for 30 seconds, then all is done, or nothing at all. */
  'stall-commit',
  'stall-drop',
  /** All is done, but the answer breaks off, or is a page of HTML. */
  'truncated',
  'html',
  /** The token is no longer good. */
  'token-ended',
  /** All is well after 5 seconds. */
  'slow',
] as const;

export type Fault = (typeof FAULTS)[number];

/** Decides for each request. Only requests of the given seed's order are the same again. */
export type Faults = () => Fault | undefined;

/** A token is lost so much rarer than anything else goes wrong: all requests of a moment fail by one that is. */
const TOKENS = 0.1;

/** So many of all requests go wrong, each in any way. */
export function randomFaults(random: () => number, rate: () => number): Faults {
  const any = (): Fault | undefined => {
    const fault = FAULTS[Math.floor(random() * FAULTS.length)];
    return fault === 'token-ended' && random() > TOKENS ? any() : fault;
  };
  return () => (random() < rate() ? any() : undefined);
}
