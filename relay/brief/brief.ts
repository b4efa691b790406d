/** What the agent gets with a ticket, in the order it is read. */
export interface Brief {
  readonly sections: readonly BriefSection[];
  /** A suggested reply, ready to copy. */
  readonly reply?: string;
  /** The line for the escalation, its Gateway ID left blank, and the customer's number as they gave it. */
  readonly escalation?: { readonly line: string; readonly accountAsGiven?: string };
  /** False where the trail is bare ids: nobody here can tell whether the widget asked that. */
  readonly trailVerified: boolean;
}

export interface BriefSection {
  readonly id: 'unverified' | 'flags' | 'claims' | 'message' | 'trail' | 'shown' | 'check' | 'do' | 'about';
  readonly heading: string;
  readonly entries: readonly BriefEntry[];
}

/** What a customer wrote is `typed` or a `quote`: capped, and without characters that are not seen. */
export type BriefEntry =
  | { readonly text: string }
  | { readonly label: string; readonly value: string; readonly typed: boolean }
  /** May have line breaks. */
  | { readonly quote: string };
