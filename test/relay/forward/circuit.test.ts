import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Circuit } from '../../../relay/forward/circuit.ts';
import { answered, FAILING, FAILURES, LONGEST_REST, pass, SOUND, unanswered } from '../../../relay/forward/circuit.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const certain = (): number => 1;

/** So many attempts fail, the first at noon and the last after `over` milliseconds. */
function failing(times: number, over = FAILING): Circuit {
  let circuit = SOUND;
  for (let time = 0; time < times; time += 1) {
    circuit = answered(circuit, false, NOON + (over * time) / (times - 1), certain);
  }
  return circuit;
}

const DOWN = failing(FAILURES);
const FOUND = NOON + FAILING;

describe('a desk', () => {
  test('is asked as long as fewer than 8 attempts failed in a row, however long that takes', () => {
    const circuit = failing(FAILURES - 1, 100 * FAILING);
    assert.equal(pass(circuit, FOUND).go, true);
    assert.deepEqual(answered(circuit, true, FOUND, certain), SOUND);
  });

  test('is asked where many attempts failed within a moment', () => {
    assert.equal(pass(failing(100, FAILING - 1), FOUND).go, true);
  });

  test('that is down rests, then one ticket finds out, and the others wait for it', () => {
    const resting = pass(DOWN, FOUND);
    assert.ok(!resting.go && resting.after > 0);
    const probe = pass(DOWN, FOUND + resting.after);
    assert.ok(probe.go && probe.circuit.probing);
    assert.deepEqual(pass(probe.circuit, FOUND + resting.after), { go: false, after: 1_000 });
  });

  test('that is back is asked by everybody', () => {
    const probe = pass(DOWN, FOUND + LONGEST_REST);
    assert.ok(probe.go);
    assert.deepEqual(answered(probe.circuit, true, FOUND + LONGEST_REST, certain), SOUND);
  });

  test('that is still down rests longer, by the probe alone', () => {
    const straggler = answered(DOWN, false, FOUND + 1, certain);
    assert.deepEqual(straggler, DOWN);
    const second = answered(DOWN, false, DOWN.restsUntil, certain);
    assert.ok(second.restsUntil - DOWN.restsUntil > DOWN.restsUntil - FOUND);
  });

  test('is probed again after a probe that told nothing', () => {
    const probe = pass(DOWN, FOUND + LONGEST_REST);
    assert.ok(probe.go);
    assert.equal(pass(unanswered(probe.circuit), FOUND + LONGEST_REST).go, true);
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
