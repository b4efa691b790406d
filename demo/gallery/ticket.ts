import type { HelpForm } from '../../components/help-form/help-form.ts';
import type { HelpResult, Result } from '../../components/help-result/help-result.ts';
import type { HelpReview } from '../../components/help-review/help-review.ts';
import type { TicketActions } from '../../components/help-ticket/actions.ts';
import { redactEntries } from '../../components/help-ticket/redaction.ts';
import type { Bundle, ChannelId, StepId, TicketOutcome } from '../../src/bundle/bundle.ts';
import type { Channel, RefusedField } from '../../src/channel/channel.ts';
import { channels } from '../../src/channel/channels.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';
import { makeDraft } from '../../src/ticket/draft.ts';
import { checkEntries } from '../../src/ticket/fields.ts';
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
const idle: TicketActions = {
  check: () => [],
  write: nothing,
  review: nothing,
  edit: nothing,
  keep: nothing,
  choose: nothing,
  send: (event) => event.preventDefault(),
  renew: nothing,
  wipe: nothing,
  restart: nothing,
  say: nothing,
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
  const [, outcome] = ticketOf(bundle);
  const errors = (entries: Entries): Pick<State, 'element' | 'act'> => {
    const element = form(bundle, outcome, entries);
    return { element, act: () => submit(element) };
  };
  const wrong = { ...FILLED, 'contact-email': 'ada@', 'contact-phone': '12', 'sign-in-name': '' };
  const refused: readonly RefusedField[] = [
    { field: 'sign-in-name', reason: 'Username: has to be the one you sign in with' },
    { field: 'account-id' },
    { reason: 'Priority: cannot be blank' },
  ];
  return [
    { name: 'Filled in', element: form(bundle, outcome, FILLED) },
    { name: 'Sent on empty', ...errors({}) },
    { name: 'With mistakes', ...errors(wrong) },
    { name: 'Too long', ...errors({ ...FILLED, message: 'Far too much. '.repeat(500) }) },
    { name: 'Long words', element: form(bundle, outcome, { ...FILLED, 'sign-in-name': LONG, message: LONG }) },
    {
      name: 'A second ticket',
      element: Object.assign(form(bundle, outcome, FILLED), { notice: bundle.words['new-ticket-say'] }),
    },
    {
      name: 'Refused by the help desk',
      element: Object.assign(form(bundle, outcome, FILLED), { refused, others: channels(bundle, still).slice(1) }),
    },
  ];
}

export function reviews(bundle: Bundle): readonly State[] {
  const all = channels(bundle, still);
  const [first] = all;
  const byForm = all.find(({ id }) => id === 'zendesk-form') ?? first;
  if (!first || !byForm) return [];
  return [
    ...all.map((channel) => ({ name: `By ${channel.id}`, element: review(bundle, channel, FILLED) })),
    { name: 'Something looks secret', element: review(bundle, first, { ...FILLED, message: SECRETS }) },
    {
      name: 'Too long for the form',
      element: review(bundle, byForm, { ...FILLED, message: 'Much to say. '.repeat(300) }),
    },
    {
      name: 'Long words in the ticket',
      element: review(bundle, first, { ...FILLED, message: LONG, name: LONG.slice(0, 120) }),
    },
    { name: 'Being sent', element: Object.assign(review(bundle, first, FILLED), { busy: true }) },
    { name: 'May have arrived before', element: Object.assign(review(bundle, first, FILLED), { frozen: true }) },
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
  return Object.entries(DELIVERIES).map(([name, [delivery, channel]]) => ({
    name,
    element: shown<HelpResult>('help-result', {
      bundle,
      draft: draftOf(bundle, FILLED),
      delivery,
      channel,
      others: channels(bundle, still).filter(({ id }) => id !== channel),
      frozen: delivery.state === 'unknown',
      act: idle,
    }),
  }));
}

function form(bundle: Bundle, outcome: TicketOutcome, entries: Entries): HelpForm {
  const element: HelpForm = shown<HelpForm>('help-form', {
    bundle,
    outcome,
    entries,
    act: {
      ...idle,
      check: () => checkEntries(outcome, element.entries),
      write: (field, text) => {
        element.entries = { ...element.entries, [field]: text };
      },
    },
  });
  return element;
}

/** Presses Continue. */
async function submit(element: HelpForm): Promise<void> {
  await element.updateComplete;
  element.renderRoot.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
  await element.updateComplete;
}

function review(bundle: Bundle, channel: Channel, typed: Entries): HelpReview {
  const [, outcome] = ticketOf(bundle);
  const { entries, secrets } = redactEntries(bundle, outcome, typed, []);
  return shown<HelpReview>('help-review', {
    bundle,
    outcome,
    draft: draftOf(bundle, entries),
    secrets,
    channel,
    others: channels(bundle, still).filter(({ id }) => id !== channel.id),
    act: idle,
  });
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
