import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { killAgainAndAgain } from '../../support/relay/chaos/kills.ts';
import { tellFigure } from '../../support/figure.ts';
import type { Report } from '../../support/relay/chaos/report.ts';
import { failuresOf, printed } from '../../support/relay/chaos/report.ts';
import { restartInTurn } from '../../support/relay/chaos/in-turn.ts';
import { freshSeed } from '../../support/relay/chaos/seed.ts';
import { workTogether } from '../../support/relay/chaos/together.ts';

// The short forms of `npm run test:chaos`: the same runs, with small counts. Most of them wait most of the time.
describe('nothing is lost and nothing is there twice', { concurrency: 4 }, () => {
  const proves = (what: string, run: (seed: number) => Promise<Report>): void => {
    test(what, async () => {
      const report = await run(freshSeed());
      tellFigure(printed(report));
      assert.deepEqual(failuresOf(report), []);
    });
  };

  proves('where three relays share a database, and it restarts', (seed) =>
    workTogether({ tickets: 300, seed, every: 1_000, pause: 300, restarts: [2, 4], limit: 30_000, patience: 25_000 }),
  );

  proves('where three relays are told to stop in turn, and nobody notices', (seed) =>
    restartInTurn({ rounds: 1, seed, patience: 20_000 }),
  );

  proves('where a relay is killed again and again', (seed) => killAgainAndAgain({ kills: 8, seed, patience: 35_000 }));
});
