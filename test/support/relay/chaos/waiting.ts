import pg from 'pg';
import type { Life } from './fleet.ts';

/** Watches whether work waits in a PostgreSQL database: tickets that are due and that no relay has. */
export interface Waiting extends AsyncDisposable {
  /** Whether it does now, as far as was seen; while nothing can be seen it counts as so. */
  readonly now: boolean;
  /** When it did, in milliseconds since 1970. */
  readonly times: readonly Life[];
}

/** How often is looked, in milliseconds. */
const LOOK = 250;

export function watchWaiting(url: string): Waiting {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 1_000, query_timeout: 2_000 });
  pool.on('error', () => {});
  const times: { from: number; to: number }[] = [];
  const ended = new AbortController();
  let now = false;
  const look = async (): Promise<boolean> => {
    const due = "SELECT EXISTS (SELECT FROM tickets WHERE state = 'queued' AND due_at <= $1) AS any";
    try {
      const { rows } = await pool.query<{ readonly any: boolean }>(due, [Date.now()]);
      return rows[0]?.any ?? false;
    } catch {
      return true;
    }
  };
  const loop = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const was = now;
      now = await look();
      const last = times.at(-1);
      if (was && last) last.to = Date.now();
      if (now && !was) times.push({ from: Date.now(), to: Date.now() });
      await new Promise((over) => setTimeout(over, LOOK));
    }
  };
  const looping = loop();
  return {
    get now() {
      return now;
    },
    times,
    async [Symbol.asyncDispose]() {
      ended.abort();
      await looping;
      await pool.end();
    },
  };
}

/**
 * The longest time within a life in which work waited and nothing was done, in milliseconds.
 *
 * @param arrivals when something was done
 */
export function longestIdle(life: Life, arrivals: readonly number[], waiting: readonly Life[]): number {
  const moments = [...arrivals.filter((at) => at > life.from && at < life.to), life.to];
  let idle = 0;
  let since = life.from;
  for (const until of moments) {
    for (const { from, to } of waiting) idle = Math.max(idle, Math.min(until, to) - Math.max(since, from));
    since = until;
  }
  return idle;
}
