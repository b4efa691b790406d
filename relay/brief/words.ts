import type { FieldId } from '../../src/bundle/bundle.ts';
import type { Flag } from '../store/store.ts';
import type { BriefSection } from './brief.ts';
import { quoted } from './plain.ts';

/** What agents read besides `content/agent/`: the same for every topic, in the language that topics are written in. */
export const HEADINGS: Readonly<Record<BriefSection['id'], string>> = {
  unverified: 'Identity not verified',
  flags: 'Worth knowing first',
  claims: 'What the customer claims',
  message: 'In their own words',
  trail: 'The questions they were asked, and their answers',
  shown: 'Articles they were shown',
  check: 'What to check',
  do: 'What to do',
  about: 'About this ticket',
};

export const UNVERIFIED = 'Whoever wrote this may not own the account: check who they are first.';

export const FLAGS: Readonly<Record<Flag, string>> = {
  'repeated-address':
    'More tickets than usual came from this address within a day. Someone else may have written them.',
  trap: 'A field that people do not see was filled in. A program may have written this.',
  'too-fast': 'It was sent within a few seconds, faster than people type. A program may have written this.',
  'unknown-revision': 'It was made with questions that are not known here, so its answers could not be checked.',
};

/** What each field is called to an agent, the first thing to know first. */
export const CLAIMS: readonly (readonly [field: Exclude<FieldId, 'message'>, label: string])[] = [
  ['sign-in-name', 'Signs in with this username or email'],
  ['name', 'Name'],
  ['contact-email', 'Email address to answer to'],
  ['contact-phone', 'Phone number to answer on'],
  ['account-id', 'Account or Gateway ID, as given'],
  ['new-mobile', 'Mobile number they use now'],
  ['profile-email', 'Email address they want on the profile'],
  ['affected-user-email', 'Email address of the user whose profile is to change'],
];

export const MESSAGE_LABEL = HEADINGS.message;
export const NOT_GIVEN = 'not given';
export const NOTHING_WRITTEN = 'Nothing was written.';
export const NOTHING_ASKED = 'No question was answered.';
export const NO_ADVICE =
  'There is no advice for this kind of ticket. Read what the customer wrote and what they answered.';
export const NOT_VERIFIED = 'Not verified: these are the ids as they arrived, of questions that are not known here.';
export const NOT_VERIFIED_ARTICLES = 'Not verified: these are the ids as they arrived.';

export function cut(left: number): string {
  return `Cut here: ${left} more characters were written.`;
}

export function beganAt(step: string): string {
  return `The page opened the help at “${step}”.`;
}

export function ledTo(subject: string): string {
  return `This led to the ticket “${subject}”.`;
}

export function laterVersion(changed: readonly string[] | undefined): string {
  const says = 'The customer changed the ticket after it was sent. This is their later version, whole.';
  if (changed === undefined) return says;
  return changed.length > 0 ? `${says} Changed: ${changed.join('; ')}.` : `${says} Only their answers differ.`;
}

export const REPLY = 'Suggested reply';
export const ESCALATION = 'Line for the escalation';

export function accountAsGiven(account: string): string {
  return `The customer's number, as given and not verified: ${quoted(account)}. Put in the Gateway ID that you found.`;
}

/** Where no content knows the kind of ticket. */
export const OTHER_SUBJECT = 'A request for help';

/** What the customer is written where no content has words for it. */
export function otherComment(reference: string): string {
  return `Hello,\n\nWe have received your request. The reference is ${reference}.\n\nIf you did not ask for this, you can ignore it.`;
}
