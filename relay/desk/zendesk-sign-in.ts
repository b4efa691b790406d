import type { ZendeskConfig } from '../config/config.ts';
import type { Outgoing, OutgoingAnswer } from '../outgoing.ts';
import { NotNow, readJson, textOf, withinReason } from './answer.ts';

/** The access token that all tickets of a brand share. */
export interface SignIn {
  /** A token that should still be good. Asked for once, however many wait for it. */
  token(signal: AbortSignal): Promise<string>;
  /** The desk no longer takes this one. */
  forget(token: string): void;
}

/** How long before its end a token is no longer used, in milliseconds: longer than a request takes. */
const MARGIN = 60_000;

/**
 * OAuth 2 client credentials (RFC 6749, section 4.4), as Zendesk has them. There is no refresh token: a new token is asked
 * for before the old one ends, and after the desk refused it.
 */
export function signIn(
  { endpoint, clientId, clientSecret }: ZendeskConfig,
  outgoing: Outgoing,
  now: () => number,
): SignIn {
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  // One caller that stops must not take the token from the others: the request is nobody's, and ends by its own time-out.
  const { signal: nobodys } = new AbortController();

  const ask = async (): Promise<string> => {
    const body = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const answer = await withinReason(
      outgoing.send({
        method: 'POST',
        url: `${endpoint}/oauth/tokens`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, scope: 'read write' }),
        signal: nobodys,
      }),
      now,
    );
    const { token, lifetime } = tokenOf(answer);
    held = { token, until: now() + Math.max(lifetime - MARGIN, lifetime / 2) };
    return token;
  };

  return {
    token(signal) {
      if (held && now() < held.until) return Promise.resolve(held.token);
      asking ??= ask().finally(() => (asking = undefined));
      return untilAborted(asking, signal);
    },
    forget(token) {
      if (held?.token === token) held = undefined;
    },
  };
}

/** Lifetime in milliseconds; endless where the desk names none. */
function tokenOf(answer: OutgoingAnswer): { readonly token: string; readonly lifetime: number } {
  const json = readJson(answer);
  const token = textOf(json?.['access_token']);
  const { status } = answer;
  if (status >= 300 || (json && !token)) throw new NotNow('desk-sign-in', { status });
  if (!token) throw new NotNow('desk-error', { status });
  const seconds = json?.['expires_in'];
  return { token, lifetime: typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : Infinity };
}

async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const end = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: end.signal });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    end.abort();
  }
}
