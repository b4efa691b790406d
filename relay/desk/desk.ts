import type { Draft } from '../../src/ticket/draft.ts';
import type { Brief } from '../brief/brief.ts';
import type { Flag, Progress } from '../store/store.ts';

/**
 * A help desk that tickets are handed to. `deliver` may be called again with the same ticket after a crash at any moment, with
 * the progress that was saved last; it must not make a second ticket then.
 */
export interface Desk {
  readonly id: 'zendesk' | 'webhook' | 'local';
  /** Where its names for tickets hold: another account of the same kind has other tickets under the same names. */
  readonly place: string;
  deliver(ticket: DeskTicket, attempt: Attempt): Promise<DeskOutcome>;
}

export interface Attempt {
  readonly progress: Progress;
  /** Commits how far it has come. Rejects with {@link LeaseLost} where someone else has the ticket now: stop at once. */
  readonly save: (progress: Progress) => Promise<void>;
  /** Aborted when the relay stops or the lease is lost. */
  readonly signal: AbortSignal;
  readonly now: () => number;
}

export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** `status` is the HTTP status of the desk's last answer, where there was one. Nothing else of an answer is kept or told. */
export type DeskOutcome =
  | { readonly state: 'delivered'; readonly deskReference: string }
  /** Not now. `after` in milliseconds, where the desk said. */
  | { readonly state: 'later'; readonly problem: string; readonly after?: number; readonly status?: number }
  /** Never as it is: a dead letter. `problem` is from a closed list, without personal data. */
  | { readonly state: 'refused'; readonly problem: string; readonly status?: number };

export interface DeskTicket {
  readonly submissionId: string;
  readonly reference: string;
  readonly brand: string;
  /** The step of the content that it ended at; `unknown` where the content has no such ticket. */
  readonly outcome: string;
  /** From the closed list of the topic's subjects; nothing the customer typed. */
  readonly subject: string;
  /** The one comment the customer may be mailed; from a closed list, with the reference. */
  readonly publicComment: string;
  readonly draft: Draft;
  readonly brief: Brief;
  readonly flags: readonly Flag[];
  readonly acceptedAt: number;
  /** The ticket that this one adds to, and what it is called at the desk. */
  readonly addsTo?: { readonly submissionId: string; readonly deskReference: string };
}
