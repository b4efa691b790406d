import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { killAgainAndAgain } from '../../support/relay/chaos/kills.ts';
import { tellFigure } from '../../support/figure.ts';
import type { Report } from '../../support/relay/chaos/report.ts';
import { failuresOf, printed } from '../../support/relay/chaos/report.ts';
import { restartInTurn } from '../../support/relay/chaos/in-turn.ts';
import { freshSeed } from '../../support/relay/chaos/seed.ts';
import { workTogether } from '../../support/relay/chaos/together.ts';

// The short forms of `npm run test:chaos`: the same runs, with small counts. Half a minute where nothing else runs; a machine
// that is busy with something else may take its time.
const PATIENCE = 150_000;

describe('nothing is lost and nothing is there twice', { concurrency: 2, timeout: 2 * PATIENCE }, () => {
  const proves = (what: string, run: (seed: number) => Promise<Report>): void => {
    test(what, { timeout: PATIENCE }, async () => {
      const report = await run(freshSeed());
      tellFigure(printed(report));
      assert.deepEqual(failuresOf(report), []);
    });
  };

  proves('where three relays share a database, and it restarts', (seed) =>
    workTogether({ tickets: 200, seed, every: 1_000, pause: 300, restarts: [1, 2], limit: 60_000, patience: 60_000 }),
  );

  proves('where three relays are told to stop in turn, and nobody notices', (seed) =>
    restartInTurn({ rounds: 1, seed, patience: 60_000 }),
  );

  proves('where a relay is killed again and again', (seed) => killAgainAndAgain({ kills: 6, seed, patience: 60_000 }));
});
