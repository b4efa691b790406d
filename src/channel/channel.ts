import type { ChannelId, FieldId } from '../bundle/bundle.ts';
import type { Draft } from '../ticket/draft.ts';
import type { Section } from '../ticket/text.ts';

/** What became of a draft, told to the customer as it is. */
export type Delivery =
  /** The help desk has it. `reference` is what it calls the ticket. `addition`: it was added to a ticket they had already. */
  | { readonly state: 'delivered'; readonly reference: string; readonly addition?: true; readonly told?: Told }
  /** Taken, but waits until the customer presses a link in an email. */
  | { readonly state: 'confirm-by-email' }
  /** A form or a mail program was opened, filled in; the customer sends it there. */
  | { readonly state: 'handed-over' }
  /**
   * Not taken now. `after` is in seconds, where the help desk said. `next` is there where it is tried again without the
   * customer: what becomes of it in this page. `saved`: this device keeps it, also without this page.
   */
  | {
      readonly state: 'later';
      readonly after?: number;
      readonly saved?: true;
      readonly next?: Promise<Delivery>;
      readonly told?: Told;
    }
  /** Not taken as it is: the fields, each with the help desk's reason where it gave one. */
  | { readonly state: 'refused'; readonly fields: readonly RefusedField[] }
  /** Surely not taken. */
  | { readonly state: 'failed'; readonly reason: FailureReason }
  /** May have arrived. Never resent by itself. `elsewhere`: another tab of this browser sends it, or has sent it. */
  | { readonly state: 'unknown'; readonly elsewhere?: true };

/** What the customer is told in the place of the widget's own words, by a channel that knows better. */
export type Told = readonly [title: string, say: string];

export interface RefusedField {
  /** Nothing where the help desk named a field that is not ours. */
  readonly field?: FieldId;
  readonly reason?: string;
}

export type FailureReason =
  /** The browser is offline, so nothing left it. */
  | 'offline'
  /** Given up by the caller (its signal) before anything left the browser. */
  | 'aborted'
  /** The help desk does not take such tickets (401, 403, 404, wrong settings). */
  | 'not-accepted'
  /** The clipboard, or what else the browser should do, was refused. */
  | 'not-allowed';

/**
 * A way to deliver a ticket. Every implementation passes `test/channel/contract.ts`: `deliver` never rejects, answers
 * every fault with a {@link Delivery}, and heeds the signal.
 */
export interface Channel {
  readonly id: ChannelId;
  /** Whether this channel can take the draft at all: some need an email address. */
  takes(draft: Draft): boolean;
  /** For channels that the customer opens by pressing a link; called again whenever the draft changes. */
  link?(draft: Draft): FilledLink;
  /**
   * @param signal aborted where it is given up
   * @param gone aborted when the widget is taken out of the page: from then on, nothing is held and nothing listens
   */
  deliver(draft: Draft, signal: AbortSignal, gone?: AbortSignal, besides?: Besides): Promise<Delivery>;
  /**
   * There where a draft is kept and tried again until it has arrived, and sending it again never makes two tickets. Takes it
   * back. Whether it may have arrived all the same.
   */
  recall?(draft: Draft): Promise<boolean>;
}

/** What a channel may want to know besides the draft, and may do. */
export interface Besides {
  /** What looks secret and the customer chose to keep, by its `secretKey`. */
  readonly kept?: readonly string[] | undefined;
  /** What was typed, by field. */
  readonly entries?: Readonly<Record<string, string>> | undefined;
  /** Says something to the customer while it takes longer. */
  readonly say?: (words: string) => unknown;
  /** Whether the customer has sent it before, and it is only taken up again. */
  readonly again?: boolean | undefined;
}

export interface FilledLink {
  readonly href: string;
  /** What did not fit into the address, offered to copy. */
  readonly left: readonly Section[];
}

/** What channels need of the world around them; tests bring their own. */
export interface World {
  readonly fetch: typeof fetch;
  /** `navigator.onLine`: false means surely offline. */
  readonly online: () => boolean;
  /** Puts text on the clipboard; rejects where the browser does not allow it. */
  readonly copy: (text: string) => Promise<void>;
}
