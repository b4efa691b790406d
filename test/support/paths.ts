import type { AnswerId, Bundle, FieldId, StepId, TicketOutcome } from '../../src/bundle/bundle.ts';
import type { Walk } from '../../src/flow/walk.ts';
import { answer, begin } from '../../src/flow/walk.ts';

/** A shortest way from a topic's start to each of its outcomes. */
export function pathsToOutcomes(bundle: Bundle): ReadonlyMap<StepId, readonly AnswerId[]> {
  const paths = new Map<StepId, readonly AnswerId[]>();
  const seen = new Set<StepId>();
  const walks: Walk[] = [begin(bundle)];
  for (const walk of walks) {
    const { at, step, answers, trail } = walk.state;
    if (seen.has(at)) continue;
    seen.add(at);
    if (step.kind === 'outcome')
      paths.set(
        at,
        trail.answers.map((given) => given.answer),
      );
    walks.push(...answers.map(({ id }) => answer(bundle, walk, id)));
  }
  return paths;
}

/** What a customer who has a working email types, by field. */
const TYPED: Readonly<Record<FieldId, string>> = {
  name: 'Robin Example',
  'contact-email': 'robin@example.org',
  'contact-phone': '0491 570 006',
  'sign-in-name': 'robin.example',
  'account-id': '12345',
  'new-mobile': '0491 570 156',
  'profile-email': 'robin@example.net',
  'affected-user-email': 'sam@example.org',
  message: 'I cannot get in since Monday.',
};

/** The fewest entries this ticket goes with, given an email address: [field, text]. */
export function leastEntries({ fields, needs }: TicketOutcome): readonly (readonly [FieldId, string])[] {
  return fields
    .filter((field) => field === 'contact-email' || needs.includes(field))
    .map((field) => [field, TYPED[field]]);
}
