import { uptime } from 'node:os';

/** How far two clocks may part, in milliseconds. */
const TOLERANCE = 60 * 60_000;

/** How long a clock that was moved has to go on without a gap until it is believed, in milliseconds. */
export const HOLD = 5 * 60_000;

/** The longest answer that tells the server's time well enough once it is known, in milliseconds. */
const SOON = 1_000;

/** How long all relays of a database may have been off, in milliseconds. A clock further ahead was rather moved. */
const LONGEST_OFF = 365 * 24 * 60 * 60_000;

/** The time of day, and whether it can be relied on. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * False where the wall clock was moved, against the time that passed since it was last right. Nothing may be taken, erased
   * or given up then, since every one of those goes by the time. True again as soon as it is back, or has gone on for
   * {@link HOLD}: it was put right then, or nobody will.
   */
  agrees(): boolean;
  /**
   * {@link now}, but where the wall clock was moved, it goes on as before that: leases and waits that were begun must not
   * become years.
   */
  steady(): number;
  /**
   * Goes by the clock of a server from now on, which all relays of a database share, and agrees only where this machine's is
   * near it. To be called again and again: the server's may be put right.
   *
   * @param ask gives its time; nothing where there is no such server
   */
  follow(ask: () => Promise<number | undefined>): Promise<void>;
}

export interface ClockSources {
  /** Milliseconds since 1970, by the wall. */
  readonly wall: () => number;
  /** Milliseconds that passed, whatever the wall says. They have to go on while the machine sleeps. */
  readonly passed: () => number;
}

/** How long one look at the machine's uptime serves, in milliseconds: it is a file to be read, and asked for with every ticket. */
const LOOK_HOLDS = 100;

/**
 * The machine's clocks. `os.uptime` goes on in suspended machines, which `performance.now` does not: where the wall has moved
 * meanwhile, it is asked anew.
 */
export const machineClocks: ClockSources = { wall: Date.now, passed: heldUptime() };

function heldUptime(): () => number {
  let look = { wall: -Infinity, tick: 0, up: 0 };
  return () => {
    const since = Date.now() - look.wall;
    if (since < 0 || since > LOOK_HOLDS) look = { wall: Date.now(), tick: performance.now(), up: uptime() * 1000 };
    return look.up + performance.now() - look.tick;
  };
}

/**
 * A clock that notices when the wall clock is moved by more than an hour.
 *
 * @param last a time that the relays of this database knew last, before this one began
 */
export function guardedClock(last: number | undefined, { wall, passed }: ClockSources = machineClocks): Clock {
  /** What the clock showed when no time had passed, by what was known last. */
  let origin = last === undefined ? undefined : last - passed();
  /** How far ahead of that it may be. */
  let ahead = LONGEST_OFF;
  /** What the server's showed when no time had passed. */
  let server: number | undefined;
  /** What it shows since it was moved, and when that was noticed. */
  let moved: { readonly origin: number; readonly at: number } | undefined;

  const held = (since: number): boolean => {
    if (!moved || Math.abs(since - moved.origin) > TOLERANCE) moved = { origin: since, at: passed() };
    return passed() - moved.at >= HOLD;
  };
  const now = (): number => (server === undefined ? wall() : Math.round(server + passed()));
  const agrees = (): boolean => {
    if (Math.abs(wall() - now()) > TOLERANCE) {
      // Two clocks of which one is wrong.
      moved = undefined;
      return false;
    }
    const since = now() - passed();
    origin ??= since;
    const right = since >= origin - TOLERANCE && since <= origin + ahead;
    if (!right && !held(since)) return false;
    // What drifts slowly, as clocks do that are set right little by little, is followed.
    origin = since;
    ahead = TOLERANCE;
    moved = undefined;
    return true;
  };
  return {
    now,
    agrees,
    steady: () => (agrees() || origin === undefined ? now() : Math.round(origin + passed())),
    async follow(ask) {
      const asked = passed();
      const time = await ask();
      const took = passed() - asked;
      if (time !== undefined && (server === undefined || took < SOON)) server = time - asked - took / 2;
    },
  };
}
