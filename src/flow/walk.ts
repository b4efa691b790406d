import type { AnswerId, Bundle, StepId } from '../bundle/bundle.ts';
import type { Given, State, Trail } from './state.ts';
import { bare, replay } from './state.ts';

/**
 * A walk through a topic: the state, and the answers that wait while an earlier one is being changed.
 * The customer's verbs ({@link answer}, {@link back}, {@link change}, {@link restart}) each return a new walk.
 */
export interface Walk {
  readonly state: State;
  /** Later answers held back while an earlier one is being changed. Empty otherwise. */
  readonly held: readonly Given[];
  /** Held answers that did not fit the change just made. The customer is told their names. */
  readonly dropped: readonly Given[];
}

/** Begins at the bundle's start, or at `start` where that step exists. */
export function begin(bundle: Bundle, start: StepId = bundle.start): Walk {
  return resume(bundle, { start, answers: [] });
}

/** Takes up a trail where it leads; answers that no longer fit are named in `dropped`. */
export function resume(bundle: Bundle, trail: Trail): Walk {
  const state = replay(bundle, trail);
  return walk(state, [], trail.answers.slice(state.trail.answers.length).map(bare));
}

/**
 * Gives an answer on the present step. While an earlier answer is being changed, the later ones that still fit
 * are given again by themselves, in their order; the others are named in `dropped`.
 *
 * @throws RangeError where that answer is not offered: a defect of the caller, never of the customer.
 */
export function answer(bundle: Bundle, from: Walk, id: AnswerId): Walk {
  const first = extend(bundle, from.state, { step: from.state.at, answer: id });
  if (!first) throw new RangeError(`"${id}" is no answer to "${from.state.at}"`);
  let state = first;
  const held = [...from.held];
  for (let index = 0; index < held.length; index += 1) {
    const given = held[index];
    const further = given && extend(bundle, state, given);
    if (further) {
      state = further;
      held.splice(index, 1);
      // The new step may be one that was passed over.
      index = -1;
    }
  }
  return walk(state, [], held);
}

/** Undoes the last answer. At the start, the same walk. Answers held for a change stay held. */
export function back(bundle: Bundle, from: Walk): Walk {
  const { start, answers } = from.state.trail;
  if (answers.length === 0) return from;
  return walk(replay(bundle, { start, answers: answers.slice(0, -1) }), from.held, []);
}

/**
 * Goes back to the answer at `index` of the trail, to give another. Those after it are held.
 *
 * @throws RangeError where the trail has no such answer.
 */
export function change(bundle: Bundle, from: Walk, index: number): Walk {
  const { start, answers } = from.state.trail;
  if (!answers[index]) throw new RangeError(`The trail has no answer ${index}`);
  const later = [...answers.slice(index + 1), ...from.held];
  return walk(replay(bundle, { start, answers: answers.slice(0, index) }), later, []);
}

/** Begins anew at the bundle's start, wherever the walk began. */
export function restart(bundle: Bundle): Walk {
  return begin(bundle);
}

function extend(bundle: Bundle, state: State, given: Given): State | undefined {
  const { start, answers } = state.trail;
  const next = replay(bundle, { start, answers: [...answers, given] });
  return next.trail.answers.length > answers.length ? next : undefined;
}

function walk(state: State, held: readonly Given[], dropped: readonly Given[]): Walk {
  return Object.freeze({ state, held: Object.freeze([...held]), dropped: Object.freeze([...dropped]) });
}
