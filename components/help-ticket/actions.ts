import type { ChannelId, FieldId } from '../../src/bundle/bundle.ts';
import type { Problem } from '../../src/ticket/fields.ts';

/** What the ticket's views ask of the ticket. */
export interface TicketActions {
  /** What keeps the ticket from going on. */
  check(): readonly Problem[];
  write(field: FieldId, text: string): void;
  /** From the form to the review. */
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
  say(words: string): void;
}
