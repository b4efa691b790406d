import assert from 'node:assert/strict';
import type { Bundle, StepId } from '../../src/bundle/bundle.ts';
import { PERSON } from '../../src/bundle/bundle.ts';
import type { Trail } from '../../src/flow/state.ts';
import type { Walk } from '../../src/flow/walk.ts';
import * as flow from '../../src/flow/walk.ts';

/** A customer in a test: the product's verbs, and what is expected after them. Mistaken tests are refused. */
export interface Customer {
  readonly walk: () => Walk;
  /** Gives answers one after the other. Refuses an answer that is not offered there, and says which are. */
  answer(...ids: readonly string[]): Customer;
  talkToAPerson(): Customer;
  back(): Customer;
  /** Goes back to the last answer given on that step. Refuses a step that was not answered. */
  change(step: StepId): Customer;
  restart(): Customer;
  /** Leaves and comes back, with nothing kept but the trail. */
  reload(): Customer;
  expectStep(step: StepId): Customer;
  /** The answers offered, in their order. */
  expectAnswers(...ids: readonly string[]): Customer;
  /** The answers given so far, as `step: answer`. */
  expectTrail(...given: readonly string[]): Customer;
  /** The answers that no longer fit, as `step: answer`. */
  expectDropped(...given: readonly string[]): Customer;
}

/** A customer who begins at the topic's start, at `start`, or where a trail leads. */
export function customer(bundle: Bundle, start: StepId | Trail = bundle.start): Customer {
  if (typeof start === 'string') refuseUnknown(bundle, start);
  let walk = typeof start === 'string' ? flow.begin(bundle, start) : flow.resume(bundle, start);
  const say = (given: readonly { step: string; answer: string }[]): string[] =>
    given.map(({ step, answer }) => `${step}: ${answer}`);

  const self: Customer = {
    walk: () => walk,
    answer(...ids) {
      for (const id of ids) {
        const offered = walk.state.answers.map((answer) => answer.id);
        if (!offered.includes(id)) {
          throw new Error(`Mistaken test: "${walk.state.at}" offers ${offered.join(', ') || 'nothing'}, not "${id}"`);
        }
        walk = flow.answer(bundle, walk, id);
      }
      return self;
    },
    talkToAPerson() {
      if (!walk.state.person) throw new Error(`Mistaken test: "${walk.state.at}" is already a ticket`);
      walk = flow.answer(bundle, walk, PERSON);
      return self;
    },
    back() {
      if (walk.state.trail.answers.length === 0) throw new Error('Mistaken test: there is no answer to undo');
      walk = flow.back(bundle, walk);
      return self;
    },
    change(step) {
      const index = walk.state.trail.answers.findLastIndex((given) => given.step === step);
      if (index === -1) throw new Error(`Mistaken test: "${step}" was not answered`);
      walk = flow.change(bundle, walk, index);
      return self;
    },
    restart() {
      walk = flow.restart(bundle);
      return self;
    },
    reload() {
      walk = flow.resume(bundle, JSON.parse(JSON.stringify(walk.state.trail)) as Trail);
      return self;
    },
    expectStep(step) {
      refuseUnknown(bundle, step);
      assert.equal(walk.state.at, step);
      return self;
    },
    expectAnswers(...ids) {
      assert.deepEqual(
        walk.state.answers.map((answer) => answer.id),
        ids,
      );
      return self;
    },
    expectTrail(...given) {
      assert.deepEqual(say(walk.state.trail.answers), given);
      return self;
    },
    expectDropped(...given) {
      assert.deepEqual(say(walk.dropped), given);
      return self;
    },
  };
  return self;
}

function refuseUnknown(bundle: Bundle, step: StepId): void {
  if (!Object.hasOwn(bundle.steps, step)) throw new Error(`Mistaken test: the topic has no step "${step}"`);
}
