import * as z from 'zod';
import { isPrivateHost } from '../public-address.ts';
import type { BrandConfig } from './config.ts';
import { ZENDESK_FIELDS } from './config.ts';

/** Says what something must be, or that it is not there. */
const must =
  (sentence: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    input === undefined ? 'is missing' : `must be ${sentence}`;

const text = z.string({ error: must('a text') }).min(1, 'must not be empty');
const yesOrNo = z.boolean({ error: must('true or false') }).default(false);
/** Ids of Zendesk's are numbers, and sent as such: no longer than a number of JSON keeps. */
const id = (of: string) =>
  z
    .union([z.string(), z.int().transform(String)], { error: must(`the id of a ${of}`) })
    .refine((value) => /^[1-9]\d{0,14}$/.test(value), `must be the id of a ${of}: digits alone`);
const fields = Object.fromEntries(ZENDESK_FIELDS.map((field) => [field, id('field').optional()]));
const list = <T extends z.ZodType>(each: T, of: string) => z.array(each, { error: must(`a list of ${of}`) });

const isWeb = (value: string): boolean => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const isOrigin = (value: string): boolean => isWeb(value) && new URL(value).origin === value && !value.includes('*');
const origin = text.refine(
  isOrigin,
  'must be an origin as browsers write it: https://www.example.com, in lower case, without a path, a slash at its end or a *',
);

/**
 * What keeps an address from being asked, which is found out here and not only when a ticket is there.
 *
 * @param allowPrivate whether private addresses, and those without TLS, are taken: for tests alone
 */
function faultOf(value: string, allowPrivate: boolean): string | undefined {
  if (!isWeb(value) || !(allowPrivate || value.startsWith('https:'))) return 'must be an https address';
  const { username, password, hostname } = new URL(value);
  if (username || password) return 'must not hold a user or a password';
  if (!allowPrivate && isPrivateHost(hostname)) return 'must not be an address of this machine or a private network';
  return undefined;
}

function brandsSchema(allowPrivate: boolean) {
  const address = text.superRefine((value, context) => {
    const fault = faultOf(value, allowPrivate);
    if (fault !== undefined) context.addIssue(fault);
  });
  const desk = z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('local') }),
      z.strictObject({
        kind: z.literal('zendesk'),
        endpoint: address.refine(isOrigin, 'must be the https origin of the account: https://example.zendesk.com'),
        clientId: text,
        clientSecret: text,
        fields: z.strictObject(fields, { error: must('ids by our fields') }).default({}),
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
 * @param allowPrivate whether private addresses, and those without TLS, are taken: for tests alone
 * @returns the brands, or a sentence for everything that is wrong, each with its path and none with a value
 */
export function readBrands(
  settings: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  allowPrivate = false,
): { readonly brands: Readonly<Record<string, BrandConfig>> } | { readonly problems: readonly string[] } {
  const missing = new Map<string, string>();
  const filled = fillIn(settings, environment, missing, []);
  const result = brandsSchema(allowPrivate).safeParse(filled);
  // Zod types what is left out as undefined; it is left out.
  if (result.success && !missing.size) return { brands: result.data as Readonly<Record<string, BrandConfig>> };
  const others = (result.error?.issues ?? [])
    .map((issue) => ({ at: place(issue.path), says: sentence(issue) }))
    // What would stand there is not known.
    .filter(({ at }) => !missing.has(at));
  return {
    problems: [
      ...[...missing].map(([at, name]) => `${at}names the variable ${name}, which is not set.`),
      ...others.map(({ at, says }) => `${at}${says}`),
    ],
  };
}

/** @param missing gets the places that name a variable which is not set, with its name; they stay as they are */
function fillIn(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  missing: Map<string, string>,
  path: readonly PropertyKey[],
): unknown {
  const inside = (part: unknown, key: PropertyKey): unknown => fillIn(part, environment, missing, [...path, key]);
  if (Array.isArray(value)) return value.map(inside);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inside(part, key)]));
  }
  const name = typeof value === 'string' ? /^\$([A-Z_][A-Z\d_]*)$/.exec(value)?.[1] : undefined;
  if (name === undefined) return value;
  const given = environment[name];
  if (!given) missing.set(place(path), name);
  return given || value;
}

function place(path: readonly PropertyKey[]): string {
  return path.length ? `${path.map(String).join('.')} ` : '';
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `has a setting that does not exist: ${issue.keys.join(', ')}.`;
  return `${/^(?:must|is missing)/.test(issue.message) ? issue.message : 'is not as it must be'}.`;
}
