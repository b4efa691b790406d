import { toJson } from '../../src/bundle/json.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';
import type { Entry } from '../../src/outbox/entry.ts';
import type { Remembered } from '../internal/memory.ts';
import { OUTBOX_KEY } from '../internal/outbox-key.ts';

/** Keys of memories begin so. Nothing else is opened, whatever stands there. */
const OURS = /^help-widget:/;

/** Storage may be missing, full or forbidden, each by an exception. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Whether a memory has anything, and whether the ticket in it is the one that was sent under an id. */
function stored(storage: Storage, name: string): { readonly begun: boolean; is(id: string): boolean } {
  const { trail, sent } = JSON.parse(storage.getItem(name) ?? '{}') as Remembered;
  return { begun: !!trail, is: (id) => sent?.draft.submissionId === id };
}

/** The memories that something waits in. */
export function waiting(): string[] {
  return (attempt(() => localStorage.getItem(OUTBOX_KEY)) ?? '').split(' ').filter((name) => OURS.test(name));
}

/** Notes whether anything waits in a memory. */
export function note(name: string, waits: boolean): void {
  const names = waiting().filter((one) => one !== name);
  if (waits) names.push(name);
  attempt(() =>
    names.length ? localStorage.setItem(OUTBOX_KEY, names.join(' ')) : localStorage.removeItem(OUTBOX_KEY),
  );
}

/**
 * A ticket has arrived: this tab forgets it, unless the customer is writing on, and its reference stays on this device until
 * the customer removes it. Where the tab remembers nothing else, the widget opens with it.
 */
export function forget(name: string, { id, submission }: Entry, reference: string): void {
  const { additionTo: submissionId = id } = submission;
  const { outcome } = submission.draft;
  const draft = { submissionId, outcome, requester: {} } as Draft;
  const arrived: Remembered = {
    trail: { start: outcome, answers: [] },
    sent: { draft, channel: 'relay', state: 'delivered', reference },
  };
  attempt(() => localStorage.setItem(name, toJson(arrived)));
  attempt(() => stored(sessionStorage, name).is(submissionId) && sessionStorage.removeItem(name));
}

/** Whether this device knows that a ticket has arrived. */
export function held(name: string, id: string): boolean {
  return !!attempt(() => stored(localStorage, name).is(id));
}

/** Puts a ticket that could not be sent back into the tab's memory, unless something else is in there: the last words of it. */
export function giveBack(name: string, { submission, open }: Entry): void {
  const { draft, kept, additionTo: submissionId = draft.submissionId } = submission;
  const { requester, fields, message, trail } = draft;
  const { name: called, email, phone } = requester;
  const entries = { ...fields, message, name: called, 'contact-email': email, 'contact-phone': phone } as Entries;
  const remembered: Remembered = {
    trail,
    entries,
    submissionId,
    ...(kept && { kept }),
    sent: { draft: { ...draft, submissionId }, channel: 'relay', state: open ? 'unsure' : 'failed' },
  };
  attempt(() => {
    const { begun, is } = stored(sessionStorage, name);
    if (!begun || is(submissionId)) sessionStorage.setItem(name, toJson(remembered));
  });
}
