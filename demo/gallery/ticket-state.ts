import type { HelpTicket } from '../../components/help-ticket/help-ticket.ts';
import { lastSending } from '../../components/help-ticket/sending.ts';
import type { Ticket } from '../../components/help-ticket/ticket.ts';
import type { Memory, Remembered, Sent } from '../../components/internal/memory.ts';
import { tabMemory } from '../../components/internal/memory.ts';
import type { Bundle, ChannelId, StepId, TicketOutcome } from '../../src/bundle/bundle.ts';
import { begin } from '../../src/flow/walk.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';
import { makeDraft } from '../../src/ticket/draft.ts';
import type { Secret } from '../../src/ticket/redaction.ts';
import { redactEntries } from '../../src/ticket/redaction.ts';
import type { State } from './card.ts';
import { shown } from './card.ts';
import { longestTrail } from './steps.ts';

/** Every field, as a customer may fill it in. */
export const FILLED: Entries = {
  name: 'Ada Example',
  'contact-email': 'ada@example.com',
  'contact-phone': '0491 570 006',
  'sign-in-name': 'ada.example',
  'account-id': '1234567',
  'new-mobile': '0491 570 156',
  'profile-email': 'ada@example.com',
  'affected-user-email': 'grace@example.com',
  message:
    'I tried four times this morning, and the reset email has not come.\n\nThe best time to call is before noon.',
};

const nothing = (): void => {};
/** Buttons of a single state lead nowhere. */
const idle: Partial<Ticket> = {
  edit: nothing,
  keep: nothing,
  choose: nothing,
  send: (event) => event.preventDefault(),
  renew: nothing,
  wipe: nothing,
  restart: nothing,
};

/** The one ticket that most states are shown with: the one that asks for most. */
function ticketOf(bundle: Bundle): readonly [StepId, TicketOutcome] {
  const tickets = Object.entries(bundle.steps).flatMap(([id, step]) =>
    step.kind === 'outcome' && step.outcome === 'ticket' ? [[id, step] as const] : [],
  );
  const most = tickets.toSorted(([, a], [, b]) => b.fields.length - a.fields.length)[0];
  if (!most) throw new RangeError('The bundle has no ticket');
  return most;
}

/** What a state has besides its words. */
export interface Special extends Partial<
  Pick<HelpTicket, 'result' | 'refused' | 'frozen' | 'second' | 'busy' | 'wiped'>
> {
  readonly view?: 'form' | 'review' | 'result';
  readonly chosen?: ChannelId | undefined;
}

/** The ticket in one state, which it takes once it has begun. */
export function state(name: string, bundle: Bundle, typed: Entries, special: Special): State {
  const { element } = ticket(bundle, { entries: typed });
  return {
    name,
    element,
    act: async () => {
      await element.updateComplete;
      Object.assign(element, { ...drafted(bundle, typed), ...special });
      await element.updateComplete;
    },
  };
}

/**
 * The ticket as a customer finds it who comes back to it: it takes up what became of it by itself.
 *
 * @param sent what is remembered of it besides its draft
 * @param settles whether what is under way comes to an end
 */
export function comeBackTo(name: string, bundle: Bundle, sent: Omit<Sent, 'draft'>, settles = true): State {
  const { draft } = drafted(bundle, FILLED);
  const { submissionId } = draft;
  const { element, memory } = ticket(bundle, { entries: FILLED, submissionId, sent: { draft, ...sent } });
  return {
    name,
    element,
    act: async () => {
      await element.updateComplete;
      if (settles) await lastSending(memory)?.delivery;
      await element.updateComplete;
    },
  };
}

/** A ticket with a memory of its own, which lasts as long as the page: what is shown here is nobody's. */
function ticket(bundle: Bundle, remembered: Remembered): { readonly element: HelpTicket; readonly memory: Memory } {
  const memory = tabMemory(`gallery ${crypto.randomUUID()}`, () => {
    throw new Error('There is no storage');
  });
  memory.write(remembered);
  const [outcome] = ticketOf(bundle);
  const { state: at } = begin(bundle, outcome);
  return { element: shown<HelpTicket>('help-ticket', { bundle, memory, at, ...idle }), memory };
}

/** The draft of what was typed, and what in it looks secret. */
function drafted(bundle: Bundle, typed: Entries): { readonly draft: Draft; readonly secrets: readonly Secret[] } {
  const [outcome, step] = ticketOf(bundle);
  const { entries, secrets } = redactEntries(bundle, step, typed, []);
  const source = {
    bundle,
    outcome,
    submissionId: '3f0c1b9e-6a55-4d1e-9b1a-0c6d3a7f5e21',
    trail: longestTrail(bundle),
    articles: Object.keys(bundle.articles),
    origin: location.origin,
  };
  return { draft: makeDraft(source, entries), secrets };
}
