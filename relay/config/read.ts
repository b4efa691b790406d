import { isIP } from 'node:net';
import { parse } from 'yaml';
import * as z from 'zod';
import { spelling } from '../../src/compile/spelling.ts';
import { networkList } from '../abuse/network.ts';
import { readBrands } from './brands.ts';
import type { BrandConfig, Config } from './config.ts';

/** What the content is needed for; known also where other settings are wrong. */
export interface Asked {
  readonly content: readonly string[];
  /** Ids of the brands to be served. */
  readonly brands: readonly string[];
}

/** What is wrong with the configuration: everything at once, a sentence each. No value stands in one. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  readonly asked: Asked;

  constructor(problems: readonly string[], asked: Asked) {
    super(problems.join('\n'));
    this.problems = problems;
    this.asked = asked;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const whole = (least: number, most: number, otherwise: number) =>
  z
    .string()
    .default(String(otherwise))
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((part) => part.trim()))
  .transform((parts) => parts.filter(Boolean));

const secret = (what: string) => z.string({ error: `is not set: ${what}` }).min(32, 'must be at least 32 characters');

const isNetwork = (text: string): boolean => {
  try {
    networkList([text]);
    return true;
  } catch {
    return false;
  }
};

const database = z
  .string()
  .default('sqlite:.data/relay.sqlite')
  // SQLite itself takes ":memory:" and "file:…" for something else than the name of a file.
  .refine((text) => /^sqlite:(?!:|file:).+|^postgres(?:ql)?:\/\/.+/.test(text), {
    error: 'must be sqlite:<file> or postgres://<user>@<host>/<database>',
  })
  .transform((text): Config['database'] =>
    text.startsWith('sqlite:') ? { kind: 'sqlite', file: text.slice(7) } : { kind: 'postgres', url: text },
  );

/** Every variable that is read, brands aside. An empty one counts as not set. */
const VARIABLES = {
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine((text) => isIP(text) > 0 || text === 'localhost', 'must be an address of this machine, as 0.0.0.0'),
  PORT: whole(0, 65_535, 8787),
  DATABASE: database,
  SECRET: secret('it keys all hashes and signatures; make one with "openssl rand -base64 32" and keep it'),
  DESK_TOKEN: z.string().min(32, 'must be at least 32 characters: agents sign in to /desk with it').optional(),
  METRICS_TOKEN: z.string().min(32, 'must be at least 32 characters').optional(),
  TRUSTED_PROXIES: list.refine(
    (networks) => networks.every(isNetwork),
    'must be addresses or networks with commas between: 10.0.0.0/8, 2001:db8::/32',
  ),
  CONTENT: list.transform((folders) => (folders.length ? folders : ['content'])),
  RETENTION_DAYS: whole(7, 3650, 30),
  LIMIT_NETWORK: whole(1, 1_000_000, 5),
  LIMIT_ADDRESS: whole(1, 1_000_000, 3),
  LIMIT_ALL: whole(1, 100_000_000, 300),
  ALLOW_PRIVATE: z
    .enum(['yes', 'no'], { error: 'must be yes or no (yes lets requests go to private addresses: for tests)' })
    .default('no'),
} as const;

/** All variables that are read; `relay/README.md` tells of each. */
export const VARIABLE_NAMES: readonly string[] = [...Object.keys(VARIABLES), 'BRANDS', 'BRANDS_FILE'];

/**
 * Reads the configuration.
 *
 * @param environment as `process.env`
 * @param readFile reads the file that BRANDS_FILE names
 * @returns the configuration, deeply frozen
 * @throws ConfigError with all that is wrong
 */
export function readConfig(environment: Environment, readFile: (path: string) => string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const variables = z.object(VARIABLES).safeParse(given);
  const read = brandsIn(given, readFile);
  const problems = [
    ...(variables.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) ?? []),
    ...('problems' in read ? read.problems : []),
    ...(variables.success ? [] : misspelt(given)),
  ];
  if (!variables.success || !('brands' in read)) {
    const named = 'brands' in read ? Object.keys(read.brands) : (read.named ?? []);
    throw new ConfigError(problems, { content: VARIABLES.CONTENT.parse(given['CONTENT']), brands: named });
  }
  const { data } = variables;
  return deepFreeze({
    host: data.HOST,
    port: data.PORT,
    database: data.DATABASE,
    secret: data.SECRET,
    ...(data.DESK_TOKEN !== undefined && { deskToken: data.DESK_TOKEN }),
    ...(data.METRICS_TOKEN !== undefined && { metricsToken: data.METRICS_TOKEN }),
    trustedProxies: data.TRUSTED_PROXIES,
    content: data.CONTENT,
    retentionDays: data.RETENTION_DAYS,
    limits: { network: data.LIMIT_NETWORK, address: data.LIMIT_ADDRESS, all: data.LIMIT_ALL },
    allowPrivate: data.ALLOW_PRIVATE === 'yes',
    brands: read.brands,
  });
}

/**
 * Variables that were probably meant for the relay but are read by nothing, a sentence each. Not in themselves wrong: an
 * environment holds much else.
 */
export function misspelt(environment: Environment): readonly string[] {
  const near = spelling(VARIABLE_NAMES);
  return Object.keys(environment)
    .filter((name) => name.length > 5 && !VARIABLE_NAMES.includes(name) && near(name))
    .map((name) => `${name} is read by nothing.${near(name)}`);
}

/** Brands whose tickets wait at a desk that nobody can sign in to. A sentence each. */
export function unreadBrands({ brands, deskToken }: Pick<Config, 'brands' | 'deskToken'>): readonly string[] {
  if (deskToken !== undefined) return [];
  return Object.entries(brands)
    .filter(([, { desk }]) => desk.kind === 'local')
    .map(([brand]) => `Tickets of "${brand}" go to the local desk, and nobody can sign in to it: set DESK_TOKEN.`);
}

/** What keeps a brand from being served: the content does not know it. A sentence each. */
export function unknownBrands({ brands }: Pick<Asked, 'brands'>, known: ReadonlySet<string>): readonly string[] {
  const near = spelling(known);
  return brands
    .filter((brand) => !known.has(brand))
    .map((brand) => `BRANDS names "${brand}", which is no brand of the content.${near(brand)}`);
}

type Brands =
  | { readonly brands: Readonly<Record<string, BrandConfig>> }
  | { readonly problems: readonly string[]; readonly named?: readonly string[] };

function brandsIn(environment: Environment, readFile: (path: string) => string): Brands {
  const { BRANDS: json, BRANDS_FILE: file } = environment;
  if (json && file) return { problems: ['BRANDS and BRANDS_FILE are both set: take one of them away.'] };
  const name = json ? 'BRANDS' : 'BRANDS_FILE';
  let settings: unknown;
  try {
    if (json) settings = JSON.parse(json);
    else if (file) settings = parse(readFile(file));
    else return { problems: ['BRANDS is not set: name each brand with its origins and its desk, or set BRANDS_FILE.'] };
  } catch (error) {
    // What a parser says may quote the text, and secrets may stand in it.
    return { problems: [json ? 'BRANDS is no JSON.' : `BRANDS_FILE names a file that ${fileFault(error)}.`] };
  }
  const read = readBrands(settings, environment, environment['ALLOW_PRIVATE'] === 'yes');
  if ('brands' in read) return read;
  const named = typeof settings === 'object' && !Array.isArray(settings) ? Object.keys(settings ?? {}) : [];
  return { problems: read.problems.map((problem) => `${name}: ${problem}`), named };
}

function fileFault(error: unknown): string {
  const { code = '' } = error as { readonly code?: string };
  if (code === 'ENOENT') return 'is not there';
  // Codes of the system begin so; the parser's have underscores.
  return /^E[A-Z\d]+$/.test(code) ? `cannot be read (${code})` : 'is no YAML or JSON';
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
