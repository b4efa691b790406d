import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellFigure } from '../../support/figure.ts';
import { runFaults } from '../../support/relay/chaos/faults.ts';
import { failuresOf, printed } from '../../support/relay/chaos/report.ts';
import { freshSeed } from '../../support/relay/chaos/seed.ts';

test('a desk of whose answers 30 in 100 go wrong has every ticket once, also past the life of its keys', async () => {
  const report = await runFaults({ tickets: 500, rate: 0.3, seed: freshSeed(), speed: 20, seconds: 50 });
  tellFigure(printed(report));
  assert.deepEqual(failuresOf(report), []);
});
