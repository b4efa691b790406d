import { toJson } from '../bundle/json.ts';
import { wellFormed } from '../channel/fit.ts';
import { sha256 } from '../channel/proof/sha256.ts';
import type { Posting } from '../channel/relay.ts';
import type { Draft } from '../ticket/draft.ts';
import type { Submission } from '../ticket/submission.ts';
import { submissionId } from '../ticket/submission-id.ts';

/** A ticket that waits until the relay holds it. Its bytes are frozen under its submission id. */
export interface Entry extends Posting {
  /** The submission id of the ticket that this one adds to. */
  readonly first?: string;
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
export type Besides = Pick<Submission, 'kept' | 'trap' | 'seconds'>;

/** The entry for a draft that nothing was sent of yet. */
export function entryOf(endpoint: string, draft: Draft, besides: Besides, now: number): Entry {
  const { submissionId: id } = draft;
  return { id, endpoint, body: json({ draft, ...besides }), at: now, tries: 0, due: 0, open: false };
}

/**
 * The same ticket as an addition to the one that went under its submission id before, with other words. Its own id comes
 * of its words: however often the same change is sent, from whichever tab, it is one addition.
 */
export function additionOf(entry: Entry): Entry {
  const { draft, ...besides } = JSON.parse(entry.body) as Submission;
  const first = draft.submissionId;
  const hash = sha256(new TextEncoder().encode(json({ draft })));
  const id = submissionId((bytes) => (bytes.set(hash.subarray(0, 16)), bytes));
  const body = json({ draft: { ...draft, submissionId: id }, ...besides, additionTo: first });
  return { ...entry, id, first, body, open: false };
}

/** What an entry says, to tell it from others by: its draft. What goes besides does not count. */
export function saidBy(entry: Entry): string {
  return json(draftOf(entry));
}

export function draftOf({ body }: Entry): Draft {
  return (JSON.parse(body) as Submission).draft;
}

/** Half a surrogate pair is no text: JSON carries it as an escape that many readers refuse with the whole body. */
function json(submission: Submission | Draft): string {
  return toJson(submission, wellFormed);
}
