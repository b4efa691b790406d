import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runFaults } from '../../support/relay/chaos/faults.ts';

describe('a desk of whose answers 30 in 100 go wrong', () => {
  test('has every ticket in the end, once, with one note, also past the life of its keys', async (t) => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { requests, faults, attempts, leasesLost, seconds, ...figures } = await runFaults({
      tickets: 500,
      rate: 0.3,
      seed,
      speed: 50,
      seconds: 50,
    });
    t.diagnostic(`seed ${seed}: ${requests} requests, ${faults} faults, ${attempts} attempts, ${seconds.toFixed(1)} s`);
    assert.deepEqual(figures, {
      tickets: 500,
      atDesk: 500,
      settled: { delivered: 500, dead: 0 },
      duplicates: 0,
      withoutNote: 0,
      defects: 0,
    });
    assert.ok(faults > requests / 5, `only ${faults} of ${requests} went wrong`);
    assert.ok(attempts + leasesLost > 500);
  });
});
