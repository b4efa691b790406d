import type { RelayAnswer } from '../../../src/channel/relay.ts';
import type { Submission } from '../../../src/ticket/submission.ts';

interface Kept {
  readonly first: string;
  readonly reference: string;
  readonly words: string;
}

/** What a relay holds, and how it answers: one ticket for each submission id, whatever comes how often. */
export interface Ledger {
  /** As `POST /v1/tickets` takes one. What it answers has already come to be. */
  take(submission: Submission): RelayAnswer;
  /** For each ticket, the submission id that its draft was first sent under. */
  tickets(): readonly string[];
  /** Whether these words are held under that reference, as the ticket itself or added to it. */
  holds(reference: string, words: string): boolean;
  /** Whether these words are held at all. */
  has(words: string): boolean;
}

export function ledger(): Ledger {
  const tickets = new Map<string, Kept>();
  const additions = new Map<string, Kept>();
  const all = (): Kept[] => [...tickets.values(), ...additions.values()];
  return {
    take({ draft, additionTo }) {
      const { submissionId: id, message: words } = draft;
      const known = tickets.get(id) ?? additions.get(id);
      if (known) return { state: known.words === words ? 'held' : 'different', reference: known.reference };
      const first = additionTo === undefined ? undefined : (tickets.get(additionTo) ?? additions.get(additionTo));
      const reference = first?.reference ?? `HW-0000-${String(tickets.size).padStart(4, '0')}`;
      (first ? additions : tickets).set(id, { first: additionTo ?? id, reference, words });
      return { state: 'held', reference };
    },
    tickets: () => [...tickets.values()].map((kept) => kept.first),
    holds: (reference, words) => all().some((kept) => kept.reference === reference && kept.words === words),
    has: (words) => all().some((kept) => kept.words === words),
  };
}
