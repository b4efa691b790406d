import type { FieldId } from '../../src/bundle/bundle.ts';
import { replay } from '../../src/flow/state.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { ticketOf } from '../../src/ticket/draft.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Whether the widget can have made a draft of its ids: its trail leads, answer by answer, to its outcome, which is a ticket
 * that asks for the draft's fields; and its articles are the bundle's. It may have begun at any step, as a page may open one.
 *
 * `unknown-revision`: nobody here can tell, since the content it was made with is not known.
 */
export function checkTrail(catalogue: Catalogue, draft: Draft): 'fits' | 'unknown-revision' | 'impossible' {
  const bundle = catalogue.bundleOf(draft);
  if (!bundle) return 'unknown-revision';
  const ticket = ticketOf(bundle, draft.outcome);
  if (!ticket) return 'impossible';
  const { trail, at } = replay(bundle, draft.trail);
  const led =
    trail.start === draft.trail.start && trail.answers.length === draft.trail.answers.length && at === draft.outcome;
  const asked = fieldsOf(draft).every((field) => ticket.fields.includes(field));
  const shown = draft.articles.every((id) => Object.hasOwn(bundle.articles, id));
  return led && asked && shown ? 'fits' : 'impossible';
}

function fieldsOf({ requester, fields, message }: Draft): readonly FieldId[] {
  return [
    ...(requester.name === undefined ? [] : (['name'] as const)),
    ...(requester.email === undefined ? [] : (['contact-email'] as const)),
    ...(requester.phone === undefined ? [] : (['contact-phone'] as const)),
    ...(Object.keys(fields) as FieldId[]),
    ...(message ? (['message'] as const) : []),
  ];
}
