/** What the agent gets with a ticket, in the order it is read. */
export interface Brief {
  readonly sections: readonly BriefSection[];
  /** A suggested reply, ready to copy. */
  readonly reply?: string;
  /** The line for the escalation, its Gateway ID left blank, and the customer's number as they gave it. */
  readonly escalation?: { readonly line: string; readonly accountAsGiven?: string };
  /** False where the trail is bare ids: the content's revision is not known. */
  readonly trailVerified: boolean;
}

export interface BriefSection {
  readonly id: 'unverified' | 'flags' | 'claims' | 'message' | 'trail' | 'shown' | 'check' | 'do';
  readonly heading: string;
  /** What a customer wrote stands in `quote`, capped and without control and bidi characters. */
  readonly entries: readonly BriefEntry[];
}

export type BriefEntry =
  | { readonly text: string }
  | { readonly label: string; readonly value: string; readonly typed: boolean }
  | { readonly quote: string };
