import type { HelpTicket } from '../../components/help-ticket/help-ticket.ts';
import type { Result } from '../../components/help-ticket/ticket.ts';
import type { Bundle, ChannelId } from '../../src/bundle/bundle.ts';
import type { RefusedField } from '../../src/channel/channel.ts';
import { channels } from '../../src/channel/channels.ts';
import type { Entries } from '../../src/ticket/draft.ts';
import type { State } from './card.ts';
import type { Special } from './ticket-state.ts';
import { FILLED, state } from './ticket-state.ts';

const LONG = 'Nobodyhaseverbeenabletosigninwithausernameofthislengthwithoutbreakingaline'.repeat(3);
const SECRETS =
  'My password is correct-horse-7. The card is 4111 1111 1111 1111, and the link https://example.com/reset?token=a8F3kQ92LmZx71Pq.';

const still = { fetch, online: () => true, copy: () => Promise.resolve() };

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

/** Presses Continue. */
async function submit(element: HTMLElement): Promise<void> {
  element.shadowRoot?.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
  await (element as HelpTicket).updateComplete;
}
