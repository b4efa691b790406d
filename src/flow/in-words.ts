import type { Bundle } from '../bundle/bundle.ts';
import { PERSON } from '../bundle/bundle.ts';
import type { Given, Trail } from './state.ts';

/** A question and its answer as the customer read them. */
export interface Said {
  readonly asked: string;
  readonly answered: string;
}

/** A trail in the customer's language. What the bundle does not know stands as its bare id. */
export function inWords(bundle: Bundle, trail: Trail): readonly Said[] {
  return trail.answers.map((given) => ({ asked: asked(bundle, given), answered: answered(bundle, given) }));
}

function asked(bundle: Bundle, { step: id }: Given): string {
  const step = bundle.steps[id];
  if (!step) return id;
  return step.kind === 'question' ? step.ask : step.title;
}

function answered(bundle: Bundle, { step: id, answer }: Given): string {
  if (answer === PERSON) return bundle.words['talk-to-a-person'];
  const step = bundle.steps[id];
  const found = step && step.kind !== 'outcome' ? step.answers.find((one) => one.id === answer) : undefined;
  return found?.say ?? answer;
}
