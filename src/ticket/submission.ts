import * as z from 'zod/mini';
import type { Draft } from './draft.ts';
import { KEPT_KEY_LIMIT, KEPT_LIMIT } from './draft.ts';
import { draftSchema } from './schema.ts';
import type { DraftProblem } from './schema.ts';

/** What the widget posts to the relay, as JSON of at most `DRAFT_LIMIT` bytes. */
export interface Submission {
  readonly draft: Draft;
  /** The submission id of an earlier ticket that this one adds to. The draft is whole all the same. */
  readonly additionTo?: string;
  /** What looks secret and the customer chose to keep, by its `secretKey`: the relay removes the rest. */
  readonly kept?: readonly string[];
  /** What stood in a field that people don't see. */
  readonly trap?: string;
  /** How long the form was open before it was sent, in whole seconds. */
  readonly seconds?: number;
}

const submissionSchema = z.strictObject({
  draft: draftSchema,
  additionTo: z.optional(draftSchema.shape.submissionId),
  kept: z.optional(
    z
      .array(z.string('must be a text').check(z.maxLength(KEPT_KEY_LIMIT)))
      .check(z.maxLength(KEPT_LIMIT, `must be at most ${KEPT_LIMIT}`)),
  ),
  trap: z.optional(z.string('must be a text').check(z.maxLength(KEPT_KEY_LIMIT))),
  seconds: z.optional(z.int('must be whole seconds').check(z.gte(0), z.lte(31_536_000))),
});

/** What is wrong, where no check says it in its own words. */
const says = ({ code }: { readonly code?: string | undefined }): string =>
  code === 'unrecognized_keys' ? 'has a key that is not known' : 'is not of its kind';

/** A key as programmers write them: letters alone. Any other may be what somebody typed, and is not told. */
const PLAIN_KEY = /^[a-z]{1,32}$/i;
/** The most unknown keys of one object that are named. */
const KEYS_NAMED = 8;

/** The submission, or why it is none. Takes anything, throws nothing; unknown keys are refused at every level. */
export function parseSubmission(
  value: unknown,
): { readonly submission: Submission } | { readonly problems: readonly [DraftProblem, ...DraftProblem[]] } {
  const result = z.safeParse(submissionSchema, value, { error: says });
  if (result.success) return { submission: result.data as Submission };
  const [first, ...rest] = result.error.issues.flatMap(problemsOf);
  return { problems: [first ?? { path: '', message: 'is no submission' }, ...rest] };
}

/** Where it is, and what: of unknown keys each that can be named; else the object they stand in. */
function problemsOf(issue: z.core.$ZodIssue): readonly DraftProblem[] {
  const { path, message } = issue;
  const named = issue.code === 'unrecognized_keys' ? issue.keys.filter((key) => PLAIN_KEY.test(key)) : [];
  if (!named.length) return [{ path: path.join('.'), message }];
  return named.slice(0, KEYS_NAMED).map((key) => ({ path: [...path, key].join('.'), message: 'is not known' }));
}
