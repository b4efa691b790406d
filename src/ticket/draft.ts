import type { Bundle, FieldId, StepId, TicketOutcome, TopicId } from '../bundle/bundle.ts';
import type { Trail } from '../flow/state.ts';
import { replay, step } from '../flow/state.ts';
import { cleanEntry } from './entry.ts';

/** What a ticket may weigh as UTF-8 JSON, in bytes. The relay refuses more. */
export const DRAFT_LIMIT = 32 * 1024;

/** The most answers a draft's trail has, and the most articles it names. */
export const TRAIL_LIMIT = 32;
export const ARTICLES_LIMIT = 32;

/** The most secrets a customer keeps in a ticket, and the longest key of one, in characters. */
export const KEPT_LIMIT = 32;
export const KEPT_KEY_LIMIT = 400;

export { FIELD_LIMIT, MESSAGE_LIMIT } from './entry.ts';

/**
 * What is sent: ids and the customer's own words, nothing that was not shown to them. The closed schema that
 * checks it stands in `schema.ts`.
 */
export interface Draft {
  /** A UUID, made once for this draft and kept until it is delivered. */
  readonly submissionId: string;
  readonly brand: string;
  readonly language: string;
  readonly topic: TopicId;
  /** The ticket's step: `unlock-user`. */
  readonly outcome: StepId;
  /** The bundle's revision: which words the customer saw. */
  readonly revision: string;
  readonly requester: Requester;
  /** What was asked besides contact, name and message. */
  readonly fields: Readonly<Partial<Record<ExtraFieldId, string>>>;
  /** The customer's own words; may be empty. */
  readonly message: string;
  readonly trail: Trail;
  /** Ids of the articles that were shown, in order. */
  readonly articles: readonly string[];
  /** Origin of the page the widget stands on; never its path, query or hash. */
  readonly origin: string;
}

/** At least one of `email` and `phone` is there. */
export interface Requester {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

export type ExtraFieldId = Exclude<FieldId, 'name' | 'contact-email' | 'contact-phone' | 'message'>;

/** The words typed into the form, by field. What was not asked or not answered is not there. */
export type Entries = Readonly<Partial<Record<FieldId, string>>>;

/** What of the draft does not come from the form. */
export interface DraftSource {
  readonly bundle: Bundle;
  readonly submissionId: string;
  readonly trail: Trail;
  readonly outcome: StepId;
  readonly articles: readonly string[];
  readonly origin: string;
}

/**
 * Makes what is sent of what was typed: every entry cleaned ({@link cleanEntry}), those that were not asked for or are
 * empty left out, deeply frozen. A trail longer than {@link TRAIL_LIMIT} (the customer went round in circles) begins at a later
 * step, from which it still leads here; so a draft whose entries keep to their limits keeps to {@link DRAFT_LIMIT}.
 *
 * @throws RangeError where `source.outcome` is no ticket of the bundle: a defect of the caller.
 */
export function makeDraft(source: DraftSource, entries: Entries): Draft {
  const { bundle, outcome } = source;
  const ticket = ticketOf(bundle, outcome);
  if (!ticket) throw new RangeError(`"${outcome}" is no ticket`);
  const requester: { -readonly [key in keyof Requester]: string } = {};
  const fields: Partial<Record<ExtraFieldId, string>> = {};
  let message = '';
  for (const field of ticket.fields) {
    const text = cleanEntry(field, entries[field]);
    if (!text) continue;
    if (field === 'message') message = text;
    else if (field === 'name') requester.name = text;
    else if (field === 'contact-email') requester.email = text;
    else if (field === 'contact-phone') requester.phone = text;
    else fields[field] = text;
  }
  const draft: Draft = {
    submissionId: source.submissionId,
    brand: bundle.brand.id,
    language: bundle.lang,
    topic: bundle.topic,
    outcome,
    revision: bundle.revision,
    requester: Object.freeze(requester),
    fields: Object.freeze(fields),
    message,
    trail: source.trail,
    articles: Object.freeze([...new Set(source.articles)].slice(-ARTICLES_LIMIT)),
    origin: source.origin,
  };
  return Object.freeze({ ...draft, trail: fitTrail(bundle, draft) });
}

/** The ticket of that id, or nothing where there is none. */
export function ticketOf(bundle: Bundle, id: StepId): TicketOutcome | undefined {
  const there = step(bundle, id);
  return there?.kind === 'outcome' && there.outcome === 'ticket' ? there : undefined;
}

/** The draft's size as it is sent, in bytes of UTF-8. */
export function draftBytes(draft: Draft): number {
  return new TextEncoder().encode(JSON.stringify(draft)).length;
}

/** The whole trail where it is not too long; else the longest end of it that still leads to the draft's outcome. */
function fitTrail(bundle: Bundle, { trail, outcome }: Draft): Trail {
  const given = trail.answers.map(({ step, answer }) => Object.freeze({ step, answer }));
  for (let from = Math.max(0, given.length - TRAIL_LIMIT); ; from += 1) {
    const answers = Object.freeze(given.slice(from));
    const end = Object.freeze({ start: from ? (answers[0]?.step ?? outcome) : trail.start, answers });
    if (!from || !answers.length || replay(bundle, end).at === outcome) return end;
  }
}
