import { killBrowsers } from '../../test/support/outbox/browser-kills.ts';
import { playLives } from '../../test/support/outbox/lives.ts';
import { runFaults } from '../../test/support/relay/chaos/faults.ts';
import { restartInTurn } from '../../test/support/relay/chaos/in-turn.ts';
import { killAgainAndAgain } from '../../test/support/relay/chaos/kills.ts';
import type { Report } from '../../test/support/relay/chaos/report.ts';
import { workTogether } from '../../test/support/relay/chaos/together.ts';

/** A proof in its long form. */
export interface ChaosRun {
  readonly id: string;
  readonly what: string;
  /** How many of what, unless told. */
  readonly count: number;
  readonly of: string;
  readonly run: (options: ChaosOptions) => Promise<Report>;
}

export interface ChaosOptions {
  readonly count: number;
  readonly seed: number;
  /** Told now and then how far a long run has come. */
  readonly progress: (sentence: string) => void;
}

const MINUTE = 60_000;

/** Every proof, in the order they run. */
export const CHAOS_RUNS: readonly ChaosRun[] = [
  {
    id: 'kills',
    what: 'A relay on SQLite is killed again and again',
    count: 1_000,
    of: 'kills',
    run: ({ count: kills, seed, progress }) => killAgainAndAgain({ kills, seed, patience: 5 * MINUTE, progress }),
  },
  {
    id: 'together',
    what: 'Three relays share a PostgreSQL that restarts; one is killed every 5 seconds',
    count: 10_000,
    of: 'tickets',
    run: ({ count: tickets, seed }) =>
      workTogether({
        tickets,
        seed,
        every: 5_000,
        pause: 0,
        restarts: [4, 8],
        limit: 20 * MINUTE,
        patience: 5 * MINUTE,
      }),
  },
  {
    id: 'in-turn',
    what: 'Three relays restart in turn under load',
    count: 20,
    of: 'rounds',
    run: ({ count: rounds, seed }) => restartInTurn({ rounds, seed, patience: MINUTE }),
  },
  {
    id: 'faults',
    what: 'A desk of whose answers 30 in 100 go wrong',
    count: 10_000,
    of: 'tickets',
    run: ({ count: tickets, seed }) => runFaults({ tickets, rate: 0.3, seed, speed: 50, seconds: 15 * 60 }),
  },
  {
    id: 'lives',
    what: 'Devices whose tabs, network and storage fail at any moment',
    count: 10_000,
    of: 'lives',
    run: ({ count: lives, seed }) => playLives({ lives, seed }),
  },
  {
    id: 'browsers',
    what: 'A browser is killed between Send and receipt; needs the built files',
    count: 200,
    of: 'kills',
    run: ({ count: kills, seed, progress }) => killBrowsers({ kills, seed, progress }),
  },
];
