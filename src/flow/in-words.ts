import type { Bundle } from '../bundle/bundle.ts';
import { PERSON } from '../bundle/bundle.ts';
import type { Given, Trail } from './state.ts';
import { step } from './state.ts';

/** A question and its answer as the customer read them. */
export interface Said {
  readonly asked: string;
  readonly answered: string;
}

/** A trail in the customer's language. A step or answer that the bundle lacks stands as its bare id. */
export function inWords(bundle: Bundle, trail: Trail): readonly Said[] {
  return trail.answers.map((given) => said(bundle, given));
}

function said(bundle: Bundle, { step: id, answer }: Given): Said {
  const here = step(bundle, id);
  const asked = here ? (here.kind === 'question' ? here.ask : here.title) : id;
  if (answer === PERSON) return { asked, answered: bundle.words['talk-to-a-person'] };
  const answers = here && here.kind !== 'outcome' ? here.answers : [];
  return { asked, answered: answers.find((one) => one.id === answer)?.say ?? answer };
}
