import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { TrustedProxies } from '../../abuse/network.ts';
import { clientAddress, networkOf } from '../../abuse/network.ts';
import type { Config } from '../../config/config.ts';
import type { Catalogue } from '../../content/catalogue.ts';
import type { Log } from '../../log.ts';
import { keyedHash } from '../../keyed-hash.ts';
import type { Store } from '../../store/store.ts';
import { readCookie, writeCookie } from './cookies.ts';
import type { DeskKeys, Session } from './session.ts';
import { isFormToken, open, seal, SESSION_HOLDS } from './session.ts';

/** What the desk's pages are made of. */
export interface DeskParts {
  readonly config: Pick<Config, 'secret' | 'trustedProxies' | 'brands'> & { readonly deskToken: string };
  readonly store: Pick<Store, 'list' | 'tally' | 'read' | 'mark' | 'addNote' | 'sameAddress' | 'take' | 'giveBack'>;
  readonly catalogue: Catalogue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
  /** An id that nobody can foretell. */
  readonly makeId: () => string;
}

/** The session of an agent. */
export type Seated = Session & { readonly agent: string };

export interface DeskEnvironment {
  Bindings: HttpBindings;
  Variables: {
    session: Seated;
    /** What the agent wrote, in case it cannot be saved. */
    written: string;
  };
}
export type DeskContext<Path extends string = string> = Context<DeskEnvironment, Path>;

/** Tries to sign in from one network, and how long until they are all there again. */
const TRIES = { limit: 20, window: 15 * 60_000 };
/** The most a form may weigh, in bytes. */
const FORM_LIMIT = 64 * 1024;

/** Who is signed in; nothing where nobody is. */
export function signedIn(keys: DeskKeys, c: Context, now: number): Seated | undefined {
  const session = open(keys, readCookie(c, 'help-desk'), now);
  return session?.agent === undefined ? undefined : { ...session, agent: session.agent };
}

/** The session of the sign-in form, made where there is none. */
export function formSession({ config, now, makeId }: DeskParts, c: Context): Session {
  const known = open(config, readCookie(c, 'help-desk-form'), now());
  if (known) return known;
  const session = { id: makeId(), expires: now() + SESSION_HOLDS };
  writeCookie(c, 'help-desk-form', seal(config, session), SESSION_HOLDS / 1000);
  return session;
}

/**
 * What a form holds, or why it is not taken: it comes from elsewhere, was open for too long (then it is there all the same, for
 * what was written in it), or is too large.
 */
export async function readForm(
  keys: DeskKeys,
  c: Context,
  session: Session | undefined,
): Promise<
  | { readonly form: URLSearchParams; readonly refused?: never }
  | { readonly form?: URLSearchParams; readonly refused: 'foreign' | 'stale' | 'large' }
> {
  if (!fromOurPage(c)) return { refused: 'foreign' };
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return { refused: 'foreign' };
  const text = await readText(c);
  if (text === undefined) return { refused: 'large' };
  const form = new URLSearchParams(text);
  if (!session || !isFormToken(keys, session, form.get('token') ?? '')) return { refused: 'stale', form };
  return { form };
}

/** What browsers say of where a request comes from; older ones, and those without TLS, name the origin alone. */
function fromOurPage(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('origin') ?? '';
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host');
}

async function readText(c: Context): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > FORM_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/**
 * Counts a try to sign in. Before the token is looked at: of many that come at once only so many are to be looked at.
 *
 * @returns when the next may be made, in milliseconds since 1970, where there were too many; else what makes it count for nothing
 */
export async function countTry(
  { config, store, now }: DeskParts,
  proxies: TrustedProxies,
  c: DeskContext,
): Promise<{ readonly retryAt: number } | { readonly retryAt?: never; readonly forget: () => Promise<void> }> {
  const { incoming } = c.env;
  const address = clientAddress(incoming.socket.remoteAddress ?? '', c.req.header('x-forwarded-for'), proxies);
  const key = `desk:${keyedHash(config.secret, 'network', networkOf(address)).toString('hex')}`;
  const bucket = { key, ...TRIES };
  const answer = await store.take(bucket, now());
  return answer.taken ? { forget: () => store.giveBack(bucket) } : answer;
}
