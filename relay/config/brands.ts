import * as z from 'zod';
import type { BrandConfig } from './config.ts';

const text = z.string('must be a text').min(1, 'must not be empty');
const https = text.refine(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  'must be an https address',
);
const origin = text.refine(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value,
  'must be an origin as browsers write it: https://www.example.com, in lower case, without a path or a slash at its end',
);

const desk = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('local') }),
    z.strictObject({
      kind: z.literal('zendesk'),
      endpoint: origin,
      clientId: text,
      clientSecret: text,
      fields: z.record(text, z.union([text, z.int().transform(String)], 'must be the id of a field')).default({}),
      tags: z.array(text.regex(/^[\w-]+$/, 'must be letters, digits, hyphens and underscores')).default([]),
      form: z.union([text, z.int().transform(String)], 'must be the id of a form').optional(),
      copyIn: z.boolean('must be true or false').default(false),
      quote: z.boolean('must be true or false').default(false),
    }),
    z.strictObject({
      kind: z.literal('webhook'),
      url: https,
      secret: text.min(32, 'must be at least 32 characters, so that nobody can guess it'),
    }),
  ],
  'must have a kind: local, zendesk or webhook',
);

const brand = z.strictObject({
  origins: z.array(origin, 'must be a list of origins').min(1, 'must name the pages that may send tickets'),
  desk: desk.default({ kind: 'local' }),
  slack: z.strictObject({ url: https }).optional(),
});

const brands = z
  .record(z.string(), brand, 'must be brands by their ids')
  .refine((value) => Object.keys(value).length > 0, 'must name at least one brand');

/**
 * Checks what was configured of the brands.
 *
 * @param settings parsed JSON or YAML
 * @param environment where a text that is `$NAME` as a whole takes its value from, so that no secret has to stand in a file
 * @returns the brands, or a sentence for everything that is wrong, each with its path and none with a value
 */
export function readBrands(
  settings: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly brands: Readonly<Record<string, BrandConfig>> } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const filled = fillIn(settings, environment, problems, []);
  if (problems.length) return { problems };
  const result = brands.safeParse(filled);
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
  if (issue.code === 'invalid_type' && issue.input === undefined && !issue.message.startsWith('must'))
    return 'is missing.';
  return `${issue.message.startsWith('must') ? issue.message : 'is not as it must be'}.`;
}
