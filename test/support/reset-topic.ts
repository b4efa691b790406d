import type { Answer, Bundle, Prose, Words } from '../../src/bundle/bundle.ts';
import { BUNDLE_FORMAT } from '../../src/bundle/bundle.ts';
import { WORD_KEYS } from '../../src/bundle/words.ts';

/** The widget's own words for tests: every key says its own name. */
export const keyWords = Object.fromEntries(WORD_KEYS.map((key) => [key, `[${key}]`])) as Words;

/** A paragraph. */
export function prose(text: string): Prose {
  return [{ p: [text] }];
}

const answers = (...given: readonly (readonly [id: string, go: string, when?: Answer['when']])[]): Answer[] =>
  given.map(([id, go, when]) => ({ id, say: `Say ${id}`, go, ...(when && { when }) }));

/**
 * A topic small enough to hold in the head: a reset email that did not come. It has what the flow must deal with:
 * a loop (reset again), an answer that depends on an earlier one (`as-admin`), guidance, and every kind of outcome.
 */
export const resetTopic: Bundle = {
  format: BUNDLE_FORMAT,
  topic: 'reset',
  lang: 'en',
  dir: 'ltr',
  revision: 'r1',
  title: 'Help with the reset email',
  start: 'checked-spam',
  person: 'something-else',
  errorCodes: { 'user-locked': 'lock-signs' },
  steps: {
    'checked-spam': {
      kind: 'question',
      ask: 'Have you looked in your spam folder?',
      answers: answers(['found', 'sign-in-again'], ['not-there', 'lock-signs'], ['not-looked', 'look-in-spam']),
    },
    'look-in-spam': {
      kind: 'guidance',
      title: 'Look in your spam folder',
      say: prose('It is often there.'),
      articles: ['reset-password'],
      answers: answers(['found', 'sign-in-again'], ['not-there', 'lock-signs']),
    },
    'lock-signs': {
      kind: 'question',
      ask: 'Did you try more than 3 passwords?',
      answers: answers(['yes', 'who-asks'], ['no', 'sign-in-again']),
    },
    'who-asks': {
      kind: 'question',
      ask: 'Is it your own user?',
      answers: answers(['mine', 'unlock-user'], ['someone-else', 'sign-in-again']),
    },
    'sign-in-again': {
      kind: 'guidance',
      title: 'Sign in again',
      say: prose('Use the temporary password.'),
      articles: [],
      answers: answers(
        ['worked', 'solved'],
        ['reset-again', 'checked-spam'],
        ['as-admin', 'ask-your-admin', { step: 'who-asks', is: 'someone-else' }],
      ),
    },
    'unlock-user': {
      kind: 'outcome',
      outcome: 'ticket',
      title: 'Ask us to unlock your user',
      say: prose('We look at it and write back.'),
      articles: [],
      subject: 'Please unlock my user',
      fields: ['contact-email', 'contact-phone', 'sign-in-name', 'account-id', 'message'],
      needs: ['sign-in-name'],
    },
    'ask-your-admin': {
      kind: 'outcome',
      outcome: 'refer',
      title: 'Ask your Admin',
      say: prose('Your Admin can do that.'),
      articles: [],
    },
    solved: { kind: 'outcome', outcome: 'solved', title: 'Good', say: prose('You are in.'), articles: [] },
    'something-else': {
      kind: 'outcome',
      outcome: 'ticket',
      title: 'Tell us what happened',
      say: prose('A person reads it.'),
      articles: [],
      subject: 'Help signing in',
      fields: ['contact-email', 'contact-phone', 'sign-in-name', 'message'],
      needs: ['message'],
    },
  },
  articles: { 'reset-password': { title: 'Reset a password', href: 'https://help.example.com/reset-password' } },
  brand: {
    id: 'example-sms',
    name: 'Example SMS',
    theme: {},
    channels: [{ channel: 'copy' }],
  },
  words: keyWords,
};

/** The reset topic, where one more step shows the one article there is. */
export function withArticles(id: string): Bundle {
  const step = resetTopic.steps[id];
  if (!step || step.kind === 'question') throw new Error(`Mistaken test: "${id}" can have no articles`);
  return { ...resetTopic, steps: { ...resetTopic.steps, [id]: { ...step, articles: ['reset-password'] } } };
}
