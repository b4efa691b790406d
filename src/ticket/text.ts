import type { Bundle, FieldId } from '../bundle/bundle.ts';
import { FIELD_IDS } from '../bundle/field-ids.ts';
import { inWords } from '../flow/in-words.ts';
import type { Draft, ExtraFieldId } from './draft.ts';
import { ticketOf } from './draft.ts';

/** A part of the ticket in words, as the customer reviews it and as the help desk gets it. */
export interface Section {
  /** Stable name, for tests and for the order in which parts are dropped when an address is too long. */
  readonly id: SectionId;
  /** The heading; empty for `contact` and `fields`, whose lines carry their own labels. */
  readonly label: string;
  /** One entry a line or, for the trail, one a question with its answer. */
  readonly lines: readonly string[];
  /** The lines that consist of two parts, apart: label and value, or question and answer. */
  readonly pairs?: readonly Pair[];
}

export interface Pair {
  readonly label: string;
  readonly value: string;
}

export type SectionId = 'subject' | 'contact' | 'fields' | 'message' | 'trail' | 'articles' | 'about';

/** What a field is called. */
export function labelOf({ words }: Bundle, field: FieldId): string {
  return words[`field-${field}`];
}

/**
 * The whole ticket in words. Everything of the draft is in it; nothing else is. Sections without content are left out;
 * the order is always that of {@link SectionId}. A step, answer or article that the bundle lacks stands as its bare id.
 */
export function describe(bundle: Bundle, draft: Draft): readonly Section[] {
  const { words } = bundle;
  const { requester, message } = draft;
  const field = (id: FieldId, value: string | undefined): Pair[] =>
    value ? [{ label: labelOf(bundle, id), value }] : [];
  const sections: readonly Section[] = [
    {
      id: 'subject',
      label: words['section-subject'],
      lines: [ticketOf(bundle, draft.outcome)?.subject ?? draft.outcome],
    },
    paired('contact', '', ': ', [
      ...field('name', requester.name),
      ...field('contact-email', requester.email),
      ...field('contact-phone', requester.phone),
    ]),
    paired(
      'fields',
      '',
      ': ',
      FIELD_IDS.flatMap((id) => field(id, draft.fields[id as ExtraFieldId])),
    ),
    { id: 'message', label: words['field-message'], lines: message ? message.split('\n') : [] },
    paired(
      'trail',
      words['section-answers'],
      ' – ',
      inWords(bundle, draft.trail).map(({ asked, answered }) => ({ label: asked, value: answered })),
    ),
    {
      id: 'articles',
      label: words['section-articles'],
      lines: draft.articles.map((id) => (Object.hasOwn(bundle.articles, id) && bundle.articles[id]?.title) || id),
    },
    paired('about', words['section-about'], ': ', [
      { label: words['about-page'], value: `${draft.origin} (${bundle.brand.name}, ${bundle.title})` },
      { label: words['about-language'], value: `${draft.language} (${draft.revision})` },
      { label: words['about-reference'], value: draft.submissionId },
    ]),
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** The sections as one plain text, a blank line between them. */
export function toPlainText(sections: readonly Section[], lineBreak = '\n'): string {
  return sections
    .map(({ label, lines }) => (label ? [label, ...lines] : lines).join(lineBreak))
    .join(lineBreak + lineBreak);
}

function paired(id: SectionId, label: string, between: string, pairs: readonly Pair[]): Section {
  return { id, label, lines: pairs.map((pair) => pair.label + between + pair.value), pairs };
}
