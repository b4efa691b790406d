import type { HelpTicket } from '../../components/help-ticket/help-ticket.ts';
import type { Result, Ticket } from '../../components/help-ticket/ticket.ts';
import { tabMemory } from '../../components/internal/memory.ts';
import type { Bundle, ChannelId, StepId, TicketOutcome } from '../../src/bundle/bundle.ts';
import type { RefusedField } from '../../src/channel/channel.ts';
import { channels } from '../../src/channel/channels.ts';
import { begin } from '../../src/flow/walk.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';
import { makeDraft } from '../../src/ticket/draft.ts';
import { redactEntries } from '../../src/ticket/redaction.ts';
import type { State } from './card.ts';
import { shown } from './card.ts';
import { longestTrail } from './steps.ts';

const FILLED: Entries = {
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
const LONG = 'Nobodyhaseverbeenabletosigninwithausernameofthislengthwithoutbreakingaline'.repeat(3);
const SECRETS =
  'My password is correct-horse-7. The card is 4111 1111 1111 1111, and the link https://example.com/reset?token=a8F3kQ92LmZx71Pq.';

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
const still = { fetch, online: () => true, copy: () => Promise.resolve() };

/** The one ticket that most states are shown with: the one that asks for most. */
function ticketOf(bundle: Bundle): readonly [StepId, TicketOutcome] {
  const tickets = Object.entries(bundle.steps).flatMap(([id, step]) =>
    step.kind === 'outcome' && step.outcome === 'ticket' ? [[id, step] as const] : [],
  );
  const most = tickets.toSorted(([, a], [, b]) => b.fields.length - a.fields.length)[0];
  if (!most) throw new RangeError('The bundle has no ticket');
  return most;
}

export function forms(bundle: Bundle): readonly State[] {
  const wrong = { ...FILLED, 'contact-email': 'ada@', 'contact-phone': '12', 'sign-in-name': '' };
  const refused: readonly RefusedField[] = [
    { field: 'sign-in-name', reason: 'Username: has to be the one you sign in with' },
    { field: 'account-id' },
    { reason: 'Priority: cannot be blank' },
  ];
  const form = (name: string, typed: Entries, special: Special = {}): State =>
    state(name, bundle, typed, { view: 'form', ...special });
  const sentOn = (name: string, typed: Entries): State => {
    const { element, act } = form(name, typed);
    return {
      name,
      element,
      act: async () => {
        await act?.();
        await submit(element);
      },
    };
  };
  return [
    form('Filled in', FILLED),
    sentOn('Sent on empty', {}),
    sentOn('With mistakes', wrong),
    sentOn('Too long', { ...FILLED, message: 'Far too much. '.repeat(500) }),
    form('Long words', { ...FILLED, 'sign-in-name': LONG, message: LONG }),
    form('A second ticket', FILLED, { second: true }),
    form('Refused by the help desk', FILLED, { refused }),
  ];
}

export function reviews(bundle: Bundle): readonly State[] {
  const all = channels(bundle, still);
  const review = (name: string, typed: Entries = FILLED, special: Special = {}): State =>
    state(name, bundle, typed, { view: 'review', chosen: all[0]?.id, ...special });
  return [
    ...all.map(({ id }) => review(`By ${id}`, FILLED, { chosen: id })),
    review('Something looks secret', { ...FILLED, message: SECRETS }),
    review(
      'Too long for the form',
      { ...FILLED, message: 'Much to say. '.repeat(300) },
      { chosen: all.find(({ id }) => id === 'zendesk-form')?.id },
    ),
    review('Long words in the ticket', { ...FILLED, message: LONG, name: LONG.slice(0, 120) }),
    review('Being sent', FILLED, { busy: true }),
    review('May have arrived before', FILLED, { frozen: true }),
  ];
}

const DELIVERIES: Readonly<Record<string, readonly [Result, ChannelId]>> = {
  Delivered: [{ state: 'delivered', reference: '48213' }, 'relay'],
  'Confirm by email': [{ state: 'confirm-by-email' }, 'zendesk-requests'],
  'Form opened': [{ state: 'handed-over' }, 'zendesk-form'],
  'Mail program opened': [{ state: 'handed-over' }, 'email'],
  Copied: [{ state: 'handed-over' }, 'copy'],
  Later: [{ state: 'later' }, 'zendesk-requests'],
  'Later, with a time': [{ state: 'later', after: 95 }, 'zendesk-requests'],
  Offline: [{ state: 'failed', reason: 'offline' }, 'zendesk-requests'],
  'Given up': [{ state: 'failed', reason: 'aborted' }, 'zendesk-requests'],
  'Not accepted': [{ state: 'failed', reason: 'not-accepted' }, 'zendesk-requests'],
  'Copying not allowed': [{ state: 'failed', reason: 'not-allowed' }, 'copy'],
  'May have arrived': [{ state: 'unknown' }, 'zendesk-requests'],
  'Sent from another tab': [{ state: 'unknown', elsewhere: true }, 'zendesk-requests'],
};

/** Every delivery but `refused`, which is told in the form. */
export function results(bundle: Bundle): readonly State[] {
  return Object.entries(DELIVERIES).map(([name, [result, chosen]]) =>
    state(name, bundle, FILLED, { view: 'result', result, chosen, frozen: result.state === 'unknown' }),
  );
}

/** What a state has besides its words. */
interface Special extends Partial<Pick<HelpTicket, 'result' | 'refused' | 'frozen' | 'second' | 'busy'>> {
  readonly view?: 'form' | 'review' | 'result';
  readonly chosen?: ChannelId | undefined;
}

/** The ticket in one state, which it takes once it has begun. */
function state(name: string, bundle: Bundle, typed: Entries, special: Special): State {
  const [at, outcome] = ticketOf(bundle);
  const { entries, secrets } = redactEntries(bundle, outcome, typed, []);
  // Without storage: what is shown here is nobody's.
  const memory = tabMemory(`gallery ${crypto.randomUUID()}`, () => {
    throw new Error('There is no storage');
  });
  memory.write({ entries: typed });
  const { state: walked } = begin(bundle, at);
  const element = shown<HelpTicket>('help-ticket', { bundle, memory, at: walked, ...idle });
  return {
    name,
    element,
    act: async () => {
      await element.updateComplete;
      Object.assign(element, { draft: draftOf(bundle, entries), secrets, ...special });
      await element.updateComplete;
    },
  };
}

/** Presses Continue. */
async function submit(element: HTMLElement): Promise<void> {
  element.shadowRoot?.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
  await (element as HelpTicket).updateComplete;
}

function draftOf(bundle: Bundle, entries: Entries): Draft {
  const [outcome] = ticketOf(bundle);
  return makeDraft(
    {
      bundle,
      outcome,
      submissionId: '3f0c1b9e-6a55-4d1e-9b1a-0c6d3a7f5e21',
      trail: longestTrail(bundle),
      articles: Object.keys(bundle.articles),
      origin: location.origin,
    },
    entries,
  );
}
