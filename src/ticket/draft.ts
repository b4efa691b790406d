import type { Bundle, FieldId, StepId, TopicId } from '../bundle/bundle.ts';
import type { Trail } from '../flow/state.ts';

/** What a ticket may weigh as UTF-8 JSON, in bytes. The relay refuses more. */
export const DRAFT_LIMIT = 32 * 1024;

/** The longest text a customer may write in `message`, in code points. Other fields: {@link FIELD_LIMIT}. */
export const MESSAGE_LIMIT = 5_000;
export const FIELD_LIMIT = 320;

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
