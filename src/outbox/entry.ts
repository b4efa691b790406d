import { toJson } from '../bundle/json.ts';
import type { Posting } from '../channel/relay.ts';
import type { Draft } from '../ticket/draft.ts';
import type { Submission } from '../ticket/submission.ts';

/** A ticket that waits until the relay holds it. What it says is frozen under its submission id. */
export interface Entry extends Posting {
  /** When it was put there, in milliseconds since 1970. */
  readonly at: number;
  /** How often it was tried for nothing. */
  readonly tries: number;
  /** Not tried before this, in milliseconds since 1970: the relay said so. */
  readonly due: number;
  /** Whether it may have arrived all the same. */
  readonly open: boolean;
  /** Whether it is the customer's again: it is tried no more unless they send it. */
  readonly back?: boolean;
}

/** What goes with a draft besides what the customer sees. */
export type Besides = { readonly [Part in 'kept' | 'trap' | 'seconds']?: Submission[Part] | undefined };

/** The entry for a draft that nothing was sent of yet. */
export function entryOf(endpoint: string, draft: Draft, besides: Besides, now: number): Entry {
  return {
    id: draft.submissionId,
    endpoint,
    submission: { draft, ...besides } as Submission,
    at: now,
    tries: 0,
    due: 0,
    open: false,
  };
}

/**
 * The same ticket as an addition to the one that went under its submission id before, with other words. Its own id ends
 * in a hash of its words: however often the same change is sent, from whichever tab, it is one addition.
 */
export function additionOf(entry: Entry): Entry {
  const { submission } = entry;
  const id = entry.id.slice(0, -8) + hash(saidBy(entry));
  return {
    ...entry,
    id,
    submission: { ...submission, draft: { ...submission.draft, submissionId: id }, additionTo: entry.id },
    open: false,
  };
}

/** What an entry says, to tell it from others by: its draft. What goes besides does not count. */
export function saidBy({ submission }: Entry): string {
  return toJson(submission.draft);
}

/** 32 bits in hexadecimal, to tell a customer's versions of one ticket apart (FNV-1a over code points). */
function hash(text: string): string {
  let bits = 0x811c9dc5;
  for (const letter of text) bits = Math.imul(bits ^ (letter.codePointAt(0) as number), 0x1000193);
  return (bits >>> 0).toString(16).padStart(8, '0');
}
