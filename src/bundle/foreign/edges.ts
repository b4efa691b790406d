import type { Answer, Bundle, Step, StepId } from '../bundle.ts';
import { PERSON } from '../bundle.ts';
import { refuse } from './reader.ts';

/**
 * Walks a bundle in its shape once from end to end: everything that is named has to be there, and whoever begins at a step
 * has to come on from it.
 *
 * @throws Error naming the path and saying what should stand there
 */
export function checkEdges({ start, person, errorCodes, steps, articles }: Omit<Bundle, 'words'>): void {
  const land = (id: StepId, path: string): Step =>
    Object.hasOwn(steps, id) ? (steps[id] as Step) : refuse(path, `a step, and there is no "${id}"`);
  land(start, '.start');
  if (!isTicket(land(person, '.person'))) refuse('.person', 'a ticket');
  for (const [code, id] of Object.entries(errorCodes)) land(id, `.errorCodes.${code}`);

  for (const [id, step] of Object.entries(steps)) {
    const path = `.steps.${id}`;
    if (step.kind !== 'question') {
      for (const [at, article] of step.articles.entries())
        if (!Object.hasOwn(articles, article))
          refuse(`${path}.articles.${at}`, `an article, and there is no "${article}"`);
    }
    if (step.kind !== 'outcome') checkAnswers(step.answers, `${path}.answers`, land);
    else if (step.outcome === 'ticket') {
      if (!step.fields.some((field) => field.startsWith('contact-'))) refuse(`${path}.fields`, 'fields with a contact');
      once(step.fields, `${path}.fields`);
      for (const [at, field] of step.needs.entries())
        if (!step.fields.includes(field)) refuse(`${path}.needs.${at}`, 'one of the fields');
    }
  }
}

function checkAnswers(answers: readonly Answer[], path: string, land: (id: StepId, path: string) => Step): void {
  once([PERSON, ...answers.map(({ id }) => id)], path);
  for (const [at, { go, when }] of answers.entries()) {
    land(go, `${path}.${at}.go`);
    if (!when) continue;
    const earlier = land(when.step, `${path}.${at}.when.step`);
    if (earlier.kind === 'outcome' || !earlier.answers.some(({ id }) => id === when.is))
      refuse(`${path}.${at}.when.is`, `an answer of "${when.step}"`);
  }
  if (answers.every(({ when }) => when)) refuse(path, 'answers, one of them without "when"');
}

function once(ids: readonly string[], path: string): void {
  if (new Set(ids).size < ids.length) refuse(path, 'different from one another');
}

function isTicket(step: Step): boolean {
  return step.kind === 'outcome' && step.outcome === 'ticket';
}
