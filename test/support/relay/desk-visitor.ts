import assert from 'node:assert/strict';
import { DESK_TOKEN } from './desk.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** What the page says, without its markup. */
  readonly text: string;
}

/** Somebody at the desk, as a browser without script would be: keeps cookies, and fills in the forms it is shown. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Sends a form, with the token of the last page that had one unless another is given. */
  send(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>;
  signIn(agent?: string, token?: string): Promise<Answered>;
}

export function visitor(origin: string): Visitor {
  const cookies = new Map<string, string>();
  let formToken = '';
  const ask = async (path: string, init: RequestInit): Promise<Answered> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const html = await response.text();
    formToken = /name="token" value="([^"]*)"/.exec(html)?.[1] ?? formToken;
    return { status: response.status, headers: response.headers, html, text: textOf(html) };
  };
  const self: Visitor = {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    send: (path, fields, headers = { 'sec-fetch-site': 'same-origin' }) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams({ token: formToken, ...fields }).toString(),
      }),
    async signIn(agent = 'Robin Example', token = DESK_TOKEN) {
      await self.get('/desk/sign-in');
      return self.send('/desk/sign-in', { agent, 'desk-token': token });
    },
  };
  return self;
}

/** A visitor who is signed in and has seen the list. */
export async function agentAt(origin: string, agent?: string): Promise<Visitor> {
  const at = visitor(origin);
  assert.equal((await at.signIn(agent)).status, 303);
  await at.get('/desk');
  return at;
}

/** References on a page, as its links have them. */
export function referencesIn(html: string): string[] {
  return [...html.matchAll(/href="\/desk\/(HW-[^"]+)"/g)].map(([, found]) => found ?? '');
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
