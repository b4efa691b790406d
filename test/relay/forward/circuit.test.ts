import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Circuit } from '../../../relay/forward/circuit.ts';
import { answered, FAILURES, LONGEST_REST, pass, SOUND, unanswered } from '../../../relay/forward/circuit.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const certain = (): number => 1;

function failing(times: number, now = NOON): Circuit {
  let circuit = SOUND;
  for (let time = 0; time < times; time += 1) circuit = answered(circuit, false, now, certain);
  return circuit;
}

describe('a desk', () => {
  test('is asked as long as fewer than 8 requests failed in a row', () => {
    assert.equal(pass(failing(FAILURES - 1), NOON).go, true);
    assert.deepEqual(answered(failing(FAILURES - 1), true, NOON, certain), SOUND);
  });

  test('that is down rests, then one ticket finds out, and the others wait for it', () => {
    const down = failing(FAILURES);
    const resting = pass(down, NOON);
    assert.ok(!resting.go && resting.after > 0);
    const probe = pass(down, NOON + resting.after);
    assert.ok(probe.go && probe.circuit.probing);
    assert.deepEqual(pass(probe.circuit, NOON + resting.after), { go: false, after: 1_000 });
  });

  test('that is back is asked by everybody', () => {
    const probe = pass(failing(FAILURES), NOON + LONGEST_REST);
    assert.ok(probe.go);
    assert.deepEqual(answered(probe.circuit, true, NOON + LONGEST_REST, certain), SOUND);
  });

  test('that is still down rests longer', () => {
    const first = failing(FAILURES);
    const second = answered(first, false, first.closedUntil, certain);
    assert.ok(second.closedUntil - first.closedUntil > first.closedUntil - NOON);
  });

  test('is probed again after a probe that told nothing', () => {
    const probe = pass(failing(FAILURES), NOON + LONGEST_REST);
    assert.ok(probe.go);
    assert.equal(pass(unanswered(probe.circuit), NOON + LONGEST_REST).go, true);
  });

  test('never rests more than a minute, wherever the clock was set to', () => {
    fc.assert(
      fc.property(fc.integer({ min: FAILURES, max: 1_000 }), fc.integer({ min: -1e13, max: 1e13 }), (times, moved) => {
        const passage = pass(failing(times), NOON + moved);
        assert.ok(passage.go || (passage.after > 0 && passage.after <= LONGEST_REST));
      }),
    );
  });
});
