import type { Bundle } from '../bundle/bundle.ts';
import type { Draft } from './draft.ts';

/** A part of the ticket in words, as the customer reviews it and as the help desk gets it. */
export interface Section {
  /** Stable name, for tests and for the order in which parts are dropped when an address is too long. */
  readonly id: SectionId;
  readonly label: string;
  /** One entry a line or, for the trail, one a question with its answer. */
  readonly lines: readonly string[];
}

export type SectionId = 'subject' | 'contact' | 'fields' | 'message' | 'trail' | 'articles' | 'about';

/**
 * The whole ticket in words. Everything of the draft is in it; nothing else is.
 */
export declare function describe(bundle: Bundle, draft: Draft): readonly Section[];
