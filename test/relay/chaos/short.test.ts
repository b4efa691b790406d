import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { killAgainAndAgain } from '../../support/relay/chaos/kills.ts';
import { tellFigure } from '../../support/figure.ts';
import type { Report } from '../../support/relay/chaos/report.ts';
import { failuresOf, printed } from '../../support/relay/chaos/report.ts';
import { freshSeed } from '../../support/relay/chaos/seed.ts';

// The short forms of `npm run test:chaos`: the same runs, with small counts. Most of them wait most of the time.
describe('nothing is lost and nothing is there twice', { concurrency: 4 }, () => {
  const proves = (what: string, run: (seed: number) => Promise<Report>): void => {
    test(what, async () => {
      const report = await run(freshSeed());
      tellFigure(printed(report));
      assert.deepEqual(failuresOf(report), []);
    });
  };

  proves('where a relay is killed again and again', (seed) => killAgainAndAgain({ kills: 12, seed, patience: 35_000 }));
});
