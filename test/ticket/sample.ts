import fc from 'fast-check';
import type { Bundle, FieldId, TicketOutcome, Words } from '../../src/bundle/bundle.ts';
import { BUNDLE_FORMAT, PERSON } from '../../src/bundle/bundle.ts';
import { FIELD_IDS } from '../../src/bundle/field-ids.ts';
import { WORD_KEYS } from '../../src/bundle/words.ts';
import type { DraftSource, Entries } from '../../src/ticket/draft.ts';

/** Every word is its own key, so that a test sees where each one stands. */
const words = Object.fromEntries(WORD_KEYS.map((key) => [key, `<${key}>`])) as Words;

export const unlock: TicketOutcome = {
  kind: 'outcome',
  outcome: 'ticket',
  title: 'Ask us to unlock your user',
  say: [],
  articles: [],
  subject: 'Please unlock my user',
  fields: FIELD_IDS,
  needs: ['sign-in-name'],
};

/** A small topic with a question, guidance, a way round in a circle, and a ticket that asks for everything. */
export const bundle: Bundle = {
  format: BUNDLE_FORMAT,
  topic: 'sign-in',
  lang: 'en',
  dir: 'ltr',
  revision: 'r1',
  title: 'Help signing in',
  start: 'what-happens',
  person: 'unlock-user',
  errorCodes: {},
  steps: {
    'what-happens': {
      kind: 'question',
      ask: 'What happens when you sign in?',
      answers: [{ id: 'locked', say: 'It says I am locked', go: 'wait-a-little' }],
    },
    'wait-a-little': {
      kind: 'guidance',
      title: 'Wait a little',
      say: [],
      articles: ['reset-password'],
      answers: [
        { id: 'again', say: 'Ask me again', go: 'what-happens' },
        { id: 'no', say: 'It did not help', go: 'unlock-user' },
      ],
    },
    'unlock-user': unlock,
  },
  articles: { 'reset-password': { title: 'Reset a password', href: 'https://example.com/reset' } },
  brand: { id: 'example-sms', name: 'Example SMS', theme: {}, channels: [{ channel: 'copy' }] },
  words,
};

export const source: DraftSource = {
  bundle,
  submissionId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  trail: {
    start: 'what-happens',
    answers: [
      { step: 'what-happens', answer: 'locked' },
      { step: 'wait-a-little', answer: PERSON },
    ],
  },
  outcome: 'unlock-user',
  articles: ['reset-password'],
  origin: 'https://hub.example.com',
};

/** Entries that {@link checkEntries} lets through, with every field at any length up to its limit, in any script. */
export function validEntries(): fc.Arbitrary<Entries> {
  const text = (limit: number) =>
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: limit }),
      fc.constant('\u{1f511}'.repeat(limit)),
      fc.constant('"'.repeat(limit)),
    );
  const email = fc
    .tuple(fc.stringMatching(/^[a-z\d.+_-]{1,30}$/), fc.constantFrom('example.com', 'ドメイン.例', 'почта.рф'))
    .map((parts) => parts.join('@'));
  const longest = fc.constant(`${'\u{1f511}'.repeat(60)}@${'例.'.repeat(128)}example`);
  const phone = fc.constantFrom('+61 412 345 678', '٠٤١٢٣٤٥٦٧٨', '(02) 9999 1234 ext 5', '𝟎'.repeat(20));
  const arbitraries: Record<FieldId, fc.Arbitrary<string>> = {
    name: text(320),
    'contact-email': fc.oneof(email, longest),
    'contact-phone': phone,
    'sign-in-name': text(320).map((name) => `x${name}`.slice(0, 320)),
    'account-id': text(320),
    'new-mobile': phone,
    'profile-email': fc.oneof(email, longest),
    'affected-user-email': fc.oneof(email, longest),
    message: text(5000),
  };
  return fc.record(arbitraries, { requiredKeys: ['contact-email', 'sign-in-name'] });
}
