import { toJson } from '../../src/bundle/json.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';
import type { OutboxWorld } from '../../src/outbox/outbox.ts';
import type { Remembered } from '../internal/memory.ts';
import { OUTBOX_KEY } from '../internal/outbox-key.ts';

/** Storage may be missing, full or forbidden, each by an exception. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** What a memory has of a ticket. */
function stored(storage: Storage, name: string): Remembered {
  return JSON.parse(storage.getItem(name) ?? '{}') as Remembered;
}

/** Whether the ticket in a memory is the one that was sent under an id. */
function has({ sent }: Remembered, id: string): boolean {
  return sent?.draft.submissionId === id;
}

/** The memories that something waits in. */
export function waiting(): string[] {
  return attempt(() => localStorage.getItem(OUTBOX_KEY))?.match(/help-widget:\S+/g) ?? [];
}

/**
 * What the outbox of a memory writes outside its own storage.
 *
 * @param name the memory's key
 */
export function relayMemory(name: string): Pick<OutboxWorld, 'note' | 'arrived' | 'held' | 'handBack'> {
  return {
    note(waits) {
      const names = waiting().filter((one) => one !== name);
      if (waits) names.push(name);
      attempt(() =>
        names.length ? localStorage.setItem(OUTBOX_KEY, names.join(' ')) : localStorage.removeItem(OUTBOX_KEY),
      );
    },

    // This tab forgets the ticket, unless the customer is writing on, and its reference stays on this device until the customer
    // removes it. Where the tab remembers nothing else, the widget opens with it.
    arrived({ id, submission }, reference) {
      const { additionTo: submissionId = id } = submission;
      const { outcome } = submission.draft;
      const draft = { submissionId, outcome, requester: {} } as Draft;
      const arrived: Remembered = {
        trail: { start: outcome, answers: [] },
        sent: { draft, channel: 'relay', state: 'delivered', reference },
      };
      attempt(() => localStorage.setItem(name, toJson(arrived)));
      attempt(() => has(stored(sessionStorage, name), submissionId) && sessionStorage.removeItem(name));
    },

    held: (id) => !!attempt(() => has(stored(localStorage, name), id)),

    // Into the tab's memory, unless something else is in there: the last words of it.
    handBack({ submission, open }) {
      const { draft, kept, additionTo: submissionId = draft.submissionId } = submission;
      const { requester, fields, message, trail } = draft;
      const { name: called, email, phone } = requester;
      const entries = { ...fields, message, name: called, 'contact-email': email, 'contact-phone': phone } as Entries;
      const remembered: Remembered = {
        trail,
        entries,
        submissionId,
        kept: kept ?? [],
        sent: { draft: { ...draft, submissionId }, channel: 'relay', state: open ? 'unsure' : 'failed' },
      };
      attempt(() => {
        const there = stored(sessionStorage, name);
        if (!there.trail || has(there, submissionId)) sessionStorage.setItem(name, toJson(remembered));
      });
    },
  };
}
