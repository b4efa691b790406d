import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '../../keyed-hash.ts';

/** Who sits at the desk: nobody yet, while there is no agent. */
export interface Session {
  readonly id: string;
  /** The name they gave when they signed in. */
  readonly agent?: string;
  /** In milliseconds since 1970. */
  readonly expires: number;
}

/** How long an agent stays signed in, in milliseconds. */
export const SESSION_HOLDS = 12 * 60 * 60_000;

/** What the desk's cookies and forms are signed with. A new desk token ends every session. */
export interface DeskKeys {
  readonly secret: string;
  readonly deskToken: string;
}

/** A session as a cookie's value: what it says, and our signature. */
export function seal(keys: DeskKeys, session: Session): string {
  const payload = Buffer.from(JSON.stringify(session)).toString('base64url');
  return `${payload}.${sign(keys, 'desk-session', payload)}`;
}

/** The session in a cookie; nothing where we did not sign it or it has run out. */
export function open(keys: DeskKeys, cookie: string | undefined, now: number): Session | undefined {
  const [payload = '', signature = ''] = cookie?.split('.') ?? [];
  if (!same(signature, sign(keys, 'desk-session', payload))) return undefined;
  const session = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Session;
  return session.expires > now ? session : undefined;
}

/** What every form carries: only our own pages know it, and only for this session. */
export function formToken(keys: DeskKeys, { id }: Session): string {
  return sign(keys, 'desk-form', id);
}

export function isFormToken(keys: DeskKeys, session: Session, token: string): boolean {
  return same(token, formToken(keys, session));
}

/** What lets the next page go on showing the personal data of a ticket: to this session alone, and of that ticket. */
export function revealToken(keys: DeskKeys, { id }: Session, reference: string): string {
  return sign(keys, 'desk-reveal', id, reference);
}

export function isRevealToken(keys: DeskKeys, session: Session, reference: string, token: string): boolean {
  return same(token, revealToken(keys, session, reference));
}

/** Whether this is the token that agents sign in with. How long it takes says nothing about it. */
export function isDeskToken(keys: DeskKeys, token: string): boolean {
  return same(sign(keys, 'desk-token', token), sign(keys, 'desk-token', keys.deskToken));
}

function sign({ secret, deskToken }: DeskKeys, purpose: string, ...texts: readonly string[]): string {
  return keyedHash(secret, purpose, deskToken, ...texts).toString('base64url');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
