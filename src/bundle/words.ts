/**
 * The keys of the widget's own words, one for each sentence, grouped by where they stand. The compiler refuses a
 * language that lacks one or has one more. `{…}` in a value is filled in with {@link fill}.
 */
export const WORD_KEYS = [
  // the frame
  'launcher',
  'close',
  'back',
  'restart',
  'talk-to-a-person',
  'call-us',
  'loading',
  'load-failed',
  'try-again',
  'offline',
  // a step
  'did-it-help',
  'article-opened',
  'articles-label',
  'opens-in-new-tab',
  'steps-so-far',
  'still-locked-out',
  // your answers
  'your-answers',
  'change-answer',
  'answers-dropped',
  'on-this-device',
  'remove-from-device',
  'removed-from-device',
  'removed-not-recalled',
  // the ticket: form
  'contact-hint',
  'optional',
  'use-this',
  'no-attachments',
  'continue',
  'characters-left',
  'characters-over',
  'errors-title',
  'error-contact-missing',
  'error-missing',
  'error-email',
  'error-phone',
  'error-too-long',
  'error-refused',
  // labels and hints of the fields; the label of a field is 'field-<id>'
  'field-name',
  'field-contact-email',
  'field-contact-phone',
  'field-sign-in-name',
  'field-account-id',
  'field-new-mobile',
  'field-profile-email',
  'field-affected-user-email',
  'field-message',
  'hint-sign-in-name',
  'hint-account-id',
  'hint-affected-user-email',
  'hint-message',
  // the ticket: review
  'review-title',
  'review-intro',
  'review-edit',
  'frozen-say',
  'section-subject',
  'section-answers',
  'section-articles',
  'section-about',
  'about-page',
  'about-language',
  'about-reference',
  'goes-to',
  'privacy-notice',
  'reply-within',
  'removed-what',
  'secret-password',
  'secret-code',
  'secret-card',
  'secret-token',
  'secret-link',
  'found-secrets',
  'looks-secret',
  'card-stays',
  'keep-it',
  'remove-it',
  // the ticket: sending
  'send',
  'send-zendesk-form',
  'send-email',
  'send-copy',
  'sending',
  'other-ways',
  'way-zendesk-form',
  'way-zendesk-requests',
  'way-email',
  'way-copy',
  'way-relay',
  'left-out',
  'copy',
  'copied',
  'copy-failed',
  'take-it-there',
  // the ticket: results
  'delivered-title',
  'delivered-say',
  'confirm-title',
  'confirm-say',
  'handed-over-title',
  'handed-over-say',
  'copied-title',
  'copied-say',
  'handed-over-kept',
  'later-title',
  'later-say',
  'later-after',
  'refused-title',
  'refused-say',
  'failed-title',
  'failed-say',
  'failed-not-accepted',
  'unknown-title',
  'unknown-say',
  'resend',
  'sent-elsewhere',
  'new-ticket',
  'new-ticket-say',
] as const;

export type WordKey = (typeof WORD_KEYS)[number];

/**
 * The keys of what is told of tickets that wait for the relay. They stand in no bundle: they come with the relay's part, in
 * every shipped language, so that only those who may need them download them.
 */
export const OUTBOX_WORD_KEYS = [
  'saved-title',
  'saved-say',
  'unsaved-title',
  'unsaved-say',
  'added-title',
  'added-say',
  'one-moment',
] as const;

/** In the order of their keys, which are not downloaded. */
export type OutboxWords = Texts<typeof OUTBOX_WORD_KEYS>;

type Texts<T extends readonly string[]> = { readonly [At in keyof T]: string };

/**
 * Puts values into the `{name}` places of a sentence. A place without a value stays as it stands, so that a
 * mistake is seen and nothing is lost.
 */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{([a-z-]+)\}/g, (place, name: string) =>
    String((Object.hasOwn(values, name) ? values[name] : undefined) ?? place),
  );
}
