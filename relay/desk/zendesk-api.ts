import type { ZendeskConfig } from '../config/config.ts';
import type { Outgoing, OutgoingAnswer, OutgoingRequest } from '../outgoing.ts';
import type { Json } from './answer.ts';
import { listOf, NotNow, readJson, recordOf, textOf, withinReason } from './answer.ts';
import { signIn } from './zendesk-sign-in.ts';

/** A ticket as Zendesk tells of it. */
export interface ZendeskTicket {
  readonly id: string;
  /** Of ours the submission id. */
  readonly externalId?: string;
  /** When it last changed; what a safe update is held against. */
  readonly stamp?: string;
  readonly status?: string;
}

export type Created =
  /** `again`: the key was known, and so it may have been made earlier. */
  | { readonly state: 'created'; readonly ticket: ZendeskTicket; readonly again: boolean }
  /** Another body was sent under the same key before. */
  | { readonly state: 'another-body' }
  | { readonly state: 'refused'; readonly status: number };

export type Updated = { readonly state: 'done' | 'changed' } | { readonly state: 'refused'; readonly status: number };

/** The few calls of Zendesk's Ticketing API that are made. Each ends by {@link NotNow} where it cannot be answered now. */
export interface ZendeskApi {
  /** Id of the user that the relay is signed in as, where it may know. */
  me(signal: AbortSignal): Promise<string | undefined>;
  create(body: object, key: string, signal: AbortSignal): Promise<Created>;
  /** The ticket of that `external_id`, the first where there are several. */
  find(externalId: string, signal: AbortSignal): Promise<ZendeskTicket | undefined>;
  show(id: string, signal: AbortSignal): Promise<ZendeskTicket | undefined>;
  /** Whether an internal note of the ticket holds that text. Reads all pages. */
  hasNote(id: string, text: string, signal: AbortSignal): Promise<boolean>;
  /** `changed`: the ticket is no longer as `updated_stamp` says, and nothing was written. */
  update(id: string, body: object, signal: AbortSignal): Promise<Updated>;
}

/** How soon to ask again where the desk still works on the request, in milliseconds. */
const IN_PROGRESS = 3_000;

/** A ticket has at most 5,000 comments, which is 50 pages of 100. */
const PAGES = 51;

type Answered = Pick<OutgoingAnswer, 'status' | 'headers'> & { readonly json: Json | undefined };

export function zendeskApi(config: ZendeskConfig, outgoing: Outgoing, now: () => number): ZendeskApi {
  const signedIn = signIn(config, outgoing, now);
  let self: string | undefined;

  const call = async (
    request: Pick<OutgoingRequest, 'method' | 'headers' | 'signal'> & { readonly path: string; readonly json?: object },
  ): Promise<Answered> => {
    const { path, json, headers, ...rest } = request;
    const ask = async (): Promise<Answered> => {
      const token = await signedIn.token(rest.signal);
      const answer = await withinReason(
        outgoing.send({
          ...rest,
          url: `${config.endpoint}/api/v2/${path}`,
          headers: {
            ...headers,
            authorization: `Bearer ${token}`,
            ...(json && { 'content-type': 'application/json' }),
          },
          ...(json && { body: JSON.stringify(json) }),
        }),
        now,
      );
      if (answer.status === 401) signedIn.forget(token);
      return { status: answer.status, headers: answer.headers, json: readJson(answer) };
    };
    const first = await ask();
    // The token may have ended early, or been taken back.
    const answer = first.status === 401 ? await ask() : first;
    if (answer.status === 401 || answer.status === 403) throw new NotNow('desk-sign-in', { status: answer.status });
    return answer;
  };

  return {
    async me(signal) {
      if (self === undefined) {
        const { json } = await call({ method: 'GET', path: 'users/me.json', signal }).catch((error: unknown) => {
          // A client may be allowed tickets alone.
          if (error instanceof NotNow && error.message === 'desk-sign-in') return { json: undefined };
          throw error;
        });
        self = idOf(recordOf(json?.['user']));
      }
      return self;
    },

    async create(body, key, signal) {
      const headers = { 'idempotency-key': key };
      const {
        status,
        json,
        headers: told,
      } = await call({ method: 'POST', path: 'tickets.json', headers, json: body, signal });
      if (status === 409) throw new NotNow('desk-in-progress', { after: IN_PROGRESS, status });
      if (status === 400 && (!json || /idempoten/i.test(JSON.stringify(json)))) return { state: 'another-body' };
      if (status === 400 || status === 413 || status === 422) return { state: 'refused', status };
      const ticket = ticketOf(recordOf(json?.['ticket']));
      // Taken, for all we know: the same key gives the same answer once more.
      if (status >= 300 || !ticket) throw new NotNow('desk-error', { after: IN_PROGRESS, status });
      return { state: 'created', ticket, again: told['x-idempotency-lookup'] !== 'miss' };
    },

    async find(externalId, signal) {
      const path = `tickets.json?external_id=${encodeURIComponent(externalId)}`;
      const { status, json } = await call({ method: 'GET', path, signal });
      if (status >= 300 || !Array.isArray(json?.['tickets'])) throw new NotNow('desk-error', { status });
      const found = listOf(json['tickets']).filter((ticket) => ticket['external_id'] === externalId);
      const ids = found.map((ticket) => Number(ticket['id']));
      return ticketOf(found[ids.indexOf(Math.min(...ids))]);
    },

    async show(id, signal) {
      const { status, json } = await call({ method: 'GET', path: `tickets/${id}.json`, signal });
      if (status === 404) return undefined;
      const ticket = ticketOf(recordOf(json?.['ticket']));
      if (status >= 300 || !ticket) throw new NotNow('desk-error', { status });
      return ticket;
    },

    async hasNote(id, text, signal) {
      let after = '';
      for (let page = 0; page < PAGES; page += 1) {
        const path = `tickets/${id}/comments.json?page[size]=100${after && `&page[after]=${encodeURIComponent(after)}`}`;
        const { status, json } = await call({ method: 'GET', path, signal });
        if (status >= 300 || !Array.isArray(json?.['comments'])) throw new NotNow('desk-error', { status });
        const notes = listOf(json['comments']).filter((comment) => comment['public'] === false);
        if (notes.some((note) => [note['body'], note['html_body']].some((body) => textOf(body)?.includes(text)))) {
          return true;
        }
        const meta = recordOf(json['meta']);
        after = (meta?.['has_more'] === true && textOf(meta['after_cursor'])) || '';
        if (!after) return false;
      }
      return false;
    },

    async update(id, body, signal) {
      const { status } = await call({ method: 'PUT', path: `tickets/${id}.json`, json: body, signal });
      if (status === 409) return { state: 'changed' };
      if ([400, 404, 413, 422].includes(status)) return { state: 'refused', status };
      if (status >= 300) throw new NotNow('desk-error', { status });
      return { state: 'done' };
    },
  };
}

function ticketOf(json: Json | undefined): ZendeskTicket | undefined {
  const id = idOf(json);
  const externalId = textOf(json?.['external_id']);
  const stamp = textOf(json?.['updated_at']);
  const status = textOf(json?.['status']);
  return id === undefined
    ? undefined
    : { id, ...(externalId && { externalId }), ...(stamp && { stamp }), ...(status && { status }) };
}

function idOf(json: Json | undefined): string | undefined {
  const id = json?.['id'];
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? String(id) : undefined;
}
