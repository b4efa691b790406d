import type { Bundle, ChannelId, FieldId, TicketOutcome } from '../../src/bundle/bundle.ts';
import type { Channel, Delivery, RefusedField } from '../../src/channel/channel.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';
import type { Problem } from '../../src/ticket/fields.ts';
import type { Secret } from '../../src/ticket/redaction.ts';
import type { ViewElement } from '../internal/view-element.ts';

/** A delivery that has a view of its own: what was refused is told in the form. */
export type Result = Exclude<Delivery, { state: 'refused' }>;

/**
 * What the ticket's views read of the ticket, and what they ask of it. Lit calls its methods with the ticket as `this`
 * where they are handlers of events.
 */
export interface Ticket extends Pick<ViewElement, 'renderRoot' | 'updateComplete'> {
  readonly bundle: Bundle;
  readonly outcome: TicketOutcome;
  /** What is in the fields. */
  readonly entries: Entries;
  /** The entries when a field was last left: offers do not change under the customer's hands. */
  given: Entries;
  /** What the customer was told to change. */
  readonly problems: readonly Problem[];
  /** What the help desk did not take. */
  readonly refused: readonly RefusedField[];
  /** This ticket follows one that may have arrived. */
  readonly second: boolean;
  /** What goes, or went. */
  readonly draft: Draft;
  readonly secrets: readonly Secret[];
  readonly kept: readonly string[];
  /** The ways that can take the draft, the one it goes by, and all but that. */
  readonly ways: readonly Channel[];
  readonly channel: Channel;
  readonly others: readonly Channel[];
  /** It may have arrived already: it goes as it was, or not at all. */
  readonly frozen: boolean;
  readonly busy: boolean;
  readonly result: Result;
  readonly wiped: boolean;
  /** The text that was copied last; false where that was not allowed. */
  copied: string | false;
  /** What screen readers were told last. */
  readonly said: string;

  write(field: FieldId, text: string): void;
  /** From the form to the review, or to what keeps the ticket from going on. */
  review(): void;
  /** Back to the form: to a field, or to its top. */
  edit(field?: FieldId): void;
  /** Keeps something that looks secret in the text, or takes it out again. */
  keep(key: string, keep: boolean): void;
  /** To the review, with another way chosen. */
  choose(id: ChannelId): void;
  /** Sends the draft the chosen way, for the first time or again. */
  send(event: Event): void;
  /** To the form, for another ticket with the same words. */
  renew(): void;
  /** Wipes what this device keeps of the ticket. */
  wipe(): void;
  restart(): void;
  /** Says something to screen readers, once. */
  say(words: string): Promise<void>;
  focusOn(id: string): void;
}
