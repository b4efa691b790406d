import type { Bundle, TicketOutcome } from '../../src/bundle/bundle.ts';
import type { State } from '../../src/flow/state.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';
import { makeDraft } from '../../src/ticket/draft.ts';
import type { Problem } from '../../src/ticket/fields.ts';
import { checkEntries } from '../../src/ticket/fields.ts';
import type { Secret } from '../../src/ticket/redaction.ts';
import { redactEntries } from '../../src/ticket/redaction.ts';
import { submissionId } from '../../src/ticket/submission-id.ts';
import type { Memory } from '../internal/memory.ts';

/** What a draft is made of. */
export interface Drafting {
  readonly bundle: Bundle;
  /** Where the walk is: at a ticket. */
  readonly at: State;
  readonly memory: Memory;
  /** Ids of the articles that were shown. */
  readonly articles: readonly string[];
  readonly entries: Entries;
  /** Secrets that the customer chose to keep. */
  readonly kept: readonly string[];
}

/** The draft of what was typed, and what in it looks secret. Its submission id is made once, and remembered. */
export function draftOf({ bundle, at, memory, articles, entries: typed, kept }: Drafting): {
  readonly draft: Draft;
  readonly secrets: readonly Secret[];
} {
  let id = memory.read().submissionId;
  if (!id) {
    id = submissionId((bytes) => crypto.getRandomValues(bytes));
    memory.write({ submissionId: id });
  }
  const { entries, secrets } = redactEntries(bundle, at.step as TicketOutcome, typed, kept);
  const { trail, at: outcome } = at;
  const source = { bundle, submissionId: id, trail, outcome, articles, origin: location.origin };
  return { draft: makeDraft(source, entries), secrets };
}

/** What keeps the ticket from going on, also where a needed word looks secret and would be left out. */
export function problemsOf(
  bundle: Bundle,
  outcome: TicketOutcome,
  entries: Entries,
  kept: readonly string[],
): readonly Problem[] {
  const problems = checkEntries(outcome, entries);
  if (problems.length) return problems;
  const left = redactEntries(bundle, outcome, entries, kept).entries;
  // The words that stand for what was removed may be longer than it was.
  return checkEntries(outcome, left).filter(({ problem }) => problem !== 'too-long');
}
