import * as z from 'zod';
import type { BrandConfig } from './config.ts';

/** Says what something must be, or that it is not there. */
const must =
  (sentence: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    input === undefined ? 'is missing' : `must be ${sentence}`;

const text = z.string({ error: must('a text') }).min(1, 'must not be empty');
const yesOrNo = z.boolean({ error: must('true or false') }).default(false);
/** Ids of a help desk are numbers, but longer ones than a number of JSON keeps. */
const id = (of: string) => z.union([text, z.int().transform(String)], { error: must(`the id of a ${of}`) });
const list = <T extends z.ZodType>(each: T, of: string) => z.array(each, { error: must(`a list of ${of}`) });

const isWeb = (value: string): boolean => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const isOrigin = (value: string): boolean => isWeb(value) && new URL(value).origin === value && !value.includes('*');
const origin = text.refine(
  isOrigin,
  'must be an origin as browsers write it: https://www.example.com, in lower case, without a path, a slash at its end or a *',
);

/** @param http whether addresses without TLS are taken: for tests alone */
function brandsSchema(http: boolean) {
  const isSafe = (value: string): boolean => isWeb(value) && (http || value.startsWith('https:'));
  const address = text.refine(isSafe, 'must be an https address');
  const desk = z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('local') }),
      z.strictObject({
        kind: z.literal('zendesk'),
        endpoint: text.refine(
          (value) => isSafe(value) && isOrigin(value),
          'must be the https origin of the account: https://example.zendesk.com',
        ),
        clientId: text,
        clientSecret: text,
        fields: z.record(text, id('field'), { error: must('ids by our fields') }).default({}),
        tags: list(text.regex(/^[\w-]+$/, 'must be letters, digits, hyphens and underscores'), 'tags').default([]),
        form: id('form').optional(),
        copyIn: yesOrNo,
        quote: yesOrNo,
      }),
      z.strictObject({
        kind: z.literal('webhook'),
        url: address,
        secret: text.min(32, 'must be at least 32 characters, so that nobody can guess it'),
      }),
    ],
    { error: () => 'must have a kind: local, zendesk or webhook' },
  );
  const brand = z.strictObject(
    {
      origins: list(origin, 'origins').min(1, 'must name the pages that may send tickets'),
      desk: desk.default({ kind: 'local' }),
      slack: z.strictObject({ url: address }).optional(),
    },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'must have origins and a desk') },
  );
  return z
    .record(z.string(), brand, { error: must('brands by their ids') })
    .refine((value) => Object.keys(value).length > 0, 'must name at least one brand');
}

/**
 * Checks what was configured of the brands.
 *
 * @param settings parsed JSON or YAML
 * @param environment where a text that is `$NAME` as a whole takes its value from, so that no secret has to stand in a file
 * @param http whether addresses without TLS are taken: for tests alone
 * @returns the brands, or a sentence for everything that is wrong, each with its path and none with a value
 */
export function readBrands(
  settings: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  http = false,
): { readonly brands: Readonly<Record<string, BrandConfig>> } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const filled = fillIn(settings, environment, problems, []);
  if (problems.length) return { problems };
  const result = brandsSchema(http).safeParse(filled);
  // Zod types what is left out as undefined; it is left out.
  if (result.success) return { brands: result.data as Readonly<Record<string, BrandConfig>> };
  return { problems: result.error.issues.map((issue) => `${place(issue.path)}${sentence(issue)}`) };
}

function fillIn(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
  path: readonly PropertyKey[],
): unknown {
  const inside = (part: unknown, key: PropertyKey): unknown => fillIn(part, environment, problems, [...path, key]);
  if (Array.isArray(value)) return value.map(inside);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inside(part, key)]));
  }
  const name = typeof value === 'string' ? /^\$([A-Z_][A-Z\d_]*)$/.exec(value)?.[1] : undefined;
  if (name === undefined) return value;
  const given = environment[name];
  if (!given) problems.push(`${place(path)}names the variable ${name}, which is not set.`);
  return given;
}

function place(path: readonly PropertyKey[]): string {
  return path.length ? `${path.map(String).join('.')} ` : '';
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `has a setting that does not exist: ${issue.keys.join(', ')}.`;
  return `${/^(?:must|is missing)/.test(issue.message) ? issue.message : 'is not as it must be'}.`;
}
