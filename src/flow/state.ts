import type { Answer, AnswerId, Bundle, Outcome, Step, StepId } from '../bundle/bundle.ts';
import { PERSON } from '../bundle/bundle.ts';

/** One answer given: the step it was given on and the answer's id (or {@link PERSON}). */
export interface Given {
  readonly step: StepId;
  readonly answer: AnswerId;
}

/** The answers so far, and the step they began at (a deep link or an error code may begin in the middle). */
export interface Trail {
  readonly start: StepId;
  readonly answers: readonly Given[];
}

/** Where a trail leads. Never edited: made anew from the trail each time. */
export interface State {
  /** The part of the trail that fits; answers past the first that does not are left out. */
  readonly trail: Trail;
  readonly at: StepId;
  readonly step: Step;
  /** The answers offered here, without "Talk to a person". */
  readonly answers: readonly Answer[];
  /** Whether "Talk to a person" can be answered here: everywhere but on a ticket. */
  readonly person: boolean;
  /** Guidance that was read and did not solve it. */
  readonly suggestions: number;
}

/**
 * Walks a trail from its start and stops at the first answer that does not fit the bundle.
 * An unknown start begins at the bundle's own.
 */
export function replay(bundle: Bundle, trail: Trail): State {
  const start = step(bundle, trail.start) ? trail.start : bundle.start;
  const kept: Given[] = [];
  let at = start;
  let suggestions = 0;
  if (start === trail.start) {
    for (const given of trail.answers) {
      const next = given.step === at ? target(bundle, kept, given) : undefined;
      if (next === undefined) break;
      if (step(bundle, at)?.kind === 'guidance' && !isOutcome(step(bundle, next), 'solved')) suggestions += 1;
      kept.push(bare(given));
      at = next;
    }
  }
  const here = step(bundle, at);
  if (!here) throw new RangeError(`The bundle has no step "${at}", where it begins`);
  return Object.freeze({
    trail: Object.freeze({ start, answers: Object.freeze(kept) }),
    at,
    step: here,
    answers: Object.freeze(offered(here, kept)),
    person: !isOutcome(here, 'ticket'),
    suggestions,
  });
}

/** The step of that id, never something inherited from a prototype. */
export function step(bundle: Bundle, id: StepId): Step | undefined {
  return Object.hasOwn(bundle.steps, id) ? bundle.steps[id] : undefined;
}

/** Where an answer leads, or nothing where that answer is not offered after those already kept. */
function target(bundle: Bundle, kept: readonly Given[], given: Given): StepId | undefined {
  const here = step(bundle, given.step);
  if (!here) return undefined;
  if (given.answer === PERSON) return isOutcome(here, 'ticket') ? undefined : bundle.person;
  return offered(here, kept).find((answer) => answer.id === given.answer)?.go;
}

function offered(here: Step, kept: readonly Given[]): readonly Answer[] {
  if (here.kind === 'outcome') return [];
  // In a loop a step is answered more than once: what was said last holds.
  return here.answers.filter(
    ({ when }) => !when || kept.findLast((given) => given.step === when.step)?.answer === when.is,
  );
}

export function isOutcome(there: Step | undefined, outcome: Outcome['outcome']): boolean {
  return there?.kind === 'outcome' && there.outcome === outcome;
}

/** An answer given, with nothing else that may have been stored with it. */
export function bare({ step: id, answer }: Given): Given {
  return Object.freeze({ step: id, answer });
}
