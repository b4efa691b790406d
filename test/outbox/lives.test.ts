import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellFigure } from '../support/figure.ts';
import { playLives } from '../support/outbox/lives.ts';
import { failuresOf, printed } from '../support/relay/chaos/report.ts';
import { freshSeed } from '../support/relay/chaos/seed.ts';

test('what was received is held, what was saved is not lost, nothing arrives twice: the short form', async () => {
  const report = await playLives({ lives: 1_000, seed: freshSeed() });
  tellFigure(printed(report));
  assert.deepEqual(failuresOf(report), []);
  // A run in which nothing happens proves nothing.
  for (const { value, what } of report.figures.slice(0, 3)) assert.ok(Number(value) > 20, what);
});
