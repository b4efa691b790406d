import * as z from 'zod/mini';
import type { FieldId } from '../bundle/bundle.ts';
import type { Draft } from './draft.ts';
import { ARTICLES_LIMIT, DRAFT_LIMIT, TRAIL_LIMIT } from './draft.ts';
import { cleanEntry, countCodePoints, limitOf } from './entry.ts';
import { isEmail, isPhone } from './fields.ts';

// Zod otherwise probes `new Function`, which a strict content security policy reports.
z.config({ jitless: true });

/** Words that stand for what was removed may make a text longer than what was typed. */
const ROOM_FOR_REMOVED = 4;

const matching = (pattern: RegExp, what: string) => z.string(what).check(z.regex(pattern, what));
const id = matching(/^(?=.{1,64}$)[a-z\d]+(?:-[a-z\d]+)*$/, 'must be a kebab-case id of at most 64 characters');

/** A text as {@link cleanEntry} leaves it; empty only where the draft says so. */
const entry = (field: FieldId, valid: (text: string) => boolean = Boolean) =>
  z.string('must be a text').check(
    z.refine((text) => cleanEntry(field, text) === text && valid(text), 'must be a clean text of its kind'),
    z.refine((text) => countCodePoints(text) <= limitOf(field) * ROOM_FOR_REMOVED, 'is too long'),
  );
const optional = (field: FieldId, valid?: (text: string) => boolean) => z.optional(entry(field, valid));

/**
 * The closed shape of a draft, the same for widget and relay. Nothing is changed by it: what passes is what was given.
 */
export const draftSchema = z
  .strictObject({
    submissionId: matching(
      /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      'must be a UUID in lower case',
    ),
    brand: id,
    language: matching(/^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,5}$/i, 'must be a BCP 47 language tag'),
    topic: id,
    outcome: id,
    revision: matching(/^[\w.-]{1,64}$/, 'must be at most 64 letters, digits, dots, hyphens and underscores'),
    requester: z
      .strictObject({
        name: optional('name'),
        email: optional('contact-email', isEmail),
        phone: optional('contact-phone', isPhone),
      })
      .check(z.refine(({ email, phone }) => email ?? phone, 'must have an email or a phone')),
    fields: z.strictObject({
      'sign-in-name': optional('sign-in-name'),
      'account-id': optional('account-id'),
      'new-mobile': optional('new-mobile', isPhone),
      'profile-email': optional('profile-email', isEmail),
      'affected-user-email': optional('affected-user-email', isEmail),
    }),
    message: entry('message', () => true),
    trail: z.strictObject({
      start: id,
      answers: z.array(z.strictObject({ step: id, answer: id })).check(z.maxLength(TRAIL_LIMIT)),
    }),
    articles: z.array(id).check(z.maxLength(ARTICLES_LIMIT)),
    origin: z.string('must be a text').check(z.refine(isWebOrigin, 'must be an http or https origin')),
  })
  .check(
    z.refine(
      (draft) => new TextEncoder().encode(JSON.stringify(draft)).length <= DRAFT_LIMIT,
      `must be at most ${DRAFT_LIMIT} bytes`,
    ),
  );

/** What keeps a value from being a draft: where (`trail.answers.0.step`; empty: the whole) and a sentence. */
export interface DraftProblem {
  readonly path: string;
  readonly message: string;
}

/** The draft, or why it is none. Takes anything, throws nothing; unknown keys are refused at every level. */
export function parseDraft(
  value: unknown,
): { readonly draft: Draft } | { readonly problems: readonly [DraftProblem, ...DraftProblem[]] } {
  const result = z.safeParse(draftSchema, value);
  if (result.success) return { draft: result.data as Draft };
  const [first, ...rest] = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return { problems: [first ?? { path: '', message: 'is no draft' }, ...rest] };
}

/** Whether this is what `location.origin` gives on a web page: scheme, host and port, nothing after them. */
function isWebOrigin(text: string): boolean {
  return /^https?:\/\/[^/]{1,260}$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
