import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { PERSON } from '../../src/bundle/bundle.ts';
import type { State } from '../../src/flow/state.ts';
import { replay } from '../../src/flow/state.ts';
import { answer, back } from '../../src/flow/walk.ts';
import { shippedBundles } from '../support/shipped.ts';
import { verbs, walksOf } from '../support/walks.ts';

/** A customer who is locked out has little patience. */
const MOST_STEPS = 9;

for (const bundle of await shippedBundles()) {
  describe(`${bundle.topic}, as ${bundle.brand.id} ships it in ${bundle.lang}`, () => {
    test('every simple path ends in an outcome with words', () => {
      const reached = new Set<string>();
      let count = 0;
      for (const { at, step, trail } of simplePaths(bundle)) {
        const path = [...trail.answers.map((given) => given.step), at].join(' > ');
        count += 1;
        reached.add(at);
        assert.ok(step.kind === 'outcome', `ends in no outcome: ${path}`);
        assert.ok(step.title.trim() && step.say.length > 0, `ends without words: ${path}`);
        assert.ok(trail.answers.length + 1 <= MOST_STEPS, `takes ${trail.answers.length + 1} steps: ${path}`);
      }
      assert.ok(count > 10, `only ${count} paths were walked`);
      const outcomes = Object.keys(bundle.steps).filter((id) => bundle.steps[id]?.kind === 'outcome');
      assert.deepEqual([...reached].toSorted(), outcomes.toSorted());
    });

    test('the first step has a way in for the customer’s words, and no step asks what nobody can answer', () => {
      for (const [id, step] of Object.entries(bundle.steps)) {
        if (step.kind === 'outcome') continue;
        assert.ok(
          step.answers.some(({ when }) => !when),
          `${id} offers nothing to somebody who comes by another way`,
        );
      }
    });

    test('every step can be begun with: a deep link, an error code', () => {
      for (const id of Object.keys(bundle.steps)) {
        const state = replay(bundle, { start: id, answers: [] });
        assert.equal(state.at, id);
        if (state.person) {
          const there = replay(bundle, { start: id, answers: [{ step: id, answer: PERSON }] });
          assert.equal(there.at, bundle.person);
        }
      }
      for (const id of Object.values(bundle.errorCodes)) assert.ok(Object.hasOwn(bundle.steps, id));
    });

    test('whatever the customer does, replay is the state, back undoes one answer, and a person is near', () => {
      fc.assert(
        fc.property(verbs, (doings) => {
          for (const walk of walksOf(bundle, doings)) {
            const { state } = walk;
            assert.deepEqual(replay(bundle, state.trail), state);
            assert.equal(state.step, bundle.steps[state.at]);
            if (state.person) assert.equal(answer(bundle, walk, PERSON).state.trail.answers.at(-1)?.answer, PERSON);
            else assert.equal(state.step.kind === 'outcome' && state.step.outcome, 'ticket');
            if (walk.held.length > 0) continue;
            for (const { id } of state.answers) {
              assert.deepEqual(back(bundle, answer(bundle, walk, id)).state, state);
            }
          }
        }),
      );
    });
  });
}

/** Where every path from the start leads that comes to no step twice. */
function* simplePaths(
  bundle: Bundle,
  from: State = replay(bundle, { start: bundle.start, answers: [] }),
): Iterable<State> {
  const { trail, at } = from;
  if (from.step.kind === 'outcome') {
    yield from;
    return;
  }
  const seen = new Set([...trail.answers.map((given) => given.step), at]);
  let led = false;
  for (const { id, go } of from.answers) {
    if (seen.has(go)) continue;
    led = true;
    yield* simplePaths(
      bundle,
      replay(bundle, { start: trail.start, answers: [...trail.answers, { step: at, answer: id }] }),
    );
  }
  // A step from which all answers lead back: the path ends here, and the test says so.
  if (!led) yield from;
}
