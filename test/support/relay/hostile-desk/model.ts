/** What a request to the desk says. */
export interface DeskRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface DeskReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

/** A reply at once, or work that is still to be done: the server decides when, and what the caller hears of it. */
export type DeskWork = DeskReply | { readonly commit: () => DeskReply };

export interface HeldComment {
  readonly public: boolean;
  readonly html_body: string;
}

export interface HeldTicket {
  readonly id: number;
  readonly externalId: string;
  readonly subject: string;
  readonly requester: { readonly name?: string; readonly email?: string } | undefined;
  readonly submitter: number | undefined;
  readonly tags: readonly string[];
  readonly fields: readonly { readonly id: number; readonly value: unknown }[];
  readonly form: number | undefined;
  readonly copies: readonly unknown[];
  readonly comments: HeldComment[];
  readonly createdAt: number;
  changedAt: number;
  status: string;
}

export interface ModelOptions {
  readonly now: () => number;
  /** The client that may sign in; so may those that have its name before a dot: several relays, told apart. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** How long an idempotency key and a token are good for, in milliseconds. */
  readonly keyLife?: number;
  readonly tokenLife?: number;
  /** How long after it was made a ticket is not found by its `external_id`, in milliseconds. */
  readonly lag?: number;
  readonly pageSize?: number;
  /** Ids of the custom fields there are; every field is one where nothing is said. */
  readonly fields?: ReadonlySet<number>;
  /** Refuses every new ticket, whatever is in it. */
  readonly refusing?: boolean;
  /** Addresses of requesters that are refused. */
  readonly suspended?: ReadonlySet<string>;
}

/** Ids are handed out one after another. */
const FIRST_ID = 5_000;

interface Token {
  readonly client: string;
  readonly until: number;
}

interface Key {
  readonly body: string;
  readonly at: number;
  /** Nothing while the request is worked on. */
  reply?: DeskReply;
}

/**
 * What a Zendesk account does, as far as the relay meets it: tokens with an end, idempotency keys with a life, tickets found
 * by their `external_id`, comments in pages, safe updates with stamps of whole seconds. In memory, by a clock that is given.
 */
export class ZendeskModel {
  readonly tickets: HeldTicket[] = [];
  readonly lookups = { hit: 0, miss: 0 };
  /** When each client was here, signed in. */
  readonly arrivals = new Map<string, number[]>();
  private readonly options: Required<Omit<ModelOptions, 'fields'>> & Pick<ModelOptions, 'fields'>;
  private readonly tokens = new Map<string, Token>();
  private readonly keys = new Map<string, Key>();
  private made = 0;

  constructor(options: ModelOptions) {
    this.options = {
      keyLife: 2 * 3_600_000,
      tokenLife: 3_600_000,
      lag: 0,
      pageSize: 100,
      refusing: false,
      suspended: new Set(),
      ...options,
    };
  }

  handle(request: DeskRequest): DeskWork {
    const { pathname, searchParams } = new URL(request.url, 'http://desk');
    const route = `${request.method} ${pathname}`;
    if (route === 'POST /oauth/tokens') return this.token(request.body);
    const client = this.signedIn(request.headers['authorization']);
    if (client === undefined) return failure(401, 'invalid_token');
    this.cameBy(client);
    if (route === 'GET /api/v2/users/me.json') return { status: 200, body: { user: { id: 1000, role: 'agent' } } };
    if (route === 'POST /api/v2/tickets.json') return this.create(request.headers['idempotency-key'], request.body);
    if (route === 'GET /api/v2/tickets.json') return this.list(searchParams.get('external_id'));
    const [, id, comments] = /^\/api\/v2\/tickets\/(\d+)(\/comments)?\.json$/.exec(pathname) ?? [];
    const ticket = this.tickets[Number(id) - FIRST_ID];
    if (!ticket) return failure(404, 'RecordNotFound');
    if (request.method === 'PUT' && !comments) return { commit: () => this.update(ticket, request.body) };
    if (request.method !== 'GET') return failure(405, 'MethodNotAllowed');
    return comments ? this.page(ticket, searchParams) : { status: 200, body: { ticket: this.shown(ticket) } };
  }

  /** Ends every token at once. */
  endTokens(): void {
    this.tokens.clear();
  }

  /** Forgets that a key was ever used, as after a failure behind the cache that holds keys. */
  forgetKey(key: string | undefined): void {
    if (key !== undefined) this.keys.delete(key);
  }

  /** Somebody else changes a ticket. */
  touch(id: number): void {
    const ticket = this.tickets[id - FIRST_ID];
    if (ticket) ticket.changedAt = this.options.now();
  }

  private token(body: string): DeskReply {
    const { clientId, clientSecret, tokenLife, now } = this.options;
    const asked = parsed(body);
    const client = String(asked['client_id']);
    const ok =
      asked['grant_type'] === 'client_credentials' &&
      client.split('.')[0] === clientId &&
      asked['client_secret'] === clientSecret;
    if (!ok) return failure(401, 'invalid_client');
    this.made += 1;
    const token = `token-${this.made}`;
    this.tokens.set(token, { client, until: now() + tokenLife });
    return {
      status: 200,
      body: { access_token: token, token_type: 'bearer', scope: 'read write', expires_in: tokenLife / 1000 },
    };
  }

  private signedIn(authorization = ''): string | undefined {
    const token = this.tokens.get(authorization.replace(/^Bearer /, ''));
    return token && this.options.now() < token.until ? token.client : undefined;
  }

  private cameBy(client: string): void {
    const times = this.arrivals.get(client) ?? [];
    times.push(this.options.now());
    this.arrivals.set(client, times);
  }

  private create(key: string | undefined, body: string): DeskWork {
    const { keyLife, now } = this.options;
    const held = key === undefined ? undefined : this.keys.get(key);
    if (held && now() - held.at < keyLife) {
      if (held.body !== body) return failure(400, 'IdempotentRequestError');
      if (!held.reply) return failure(409, 'IdempotentRequestInProgress');
      this.lookups.hit += 1;
      return { ...held.reply, headers: { 'x-idempotency-lookup': 'hit' } };
    }
    const entry: Key = { body, at: now() };
    if (key !== undefined) this.keys.set(key, entry);
    return {
      commit: () => {
        this.lookups.miss += 1;
        const reply = this.add(parsed(body)['ticket']);
        // A refusal is not kept: what was refused may be mended on the desk's side.
        if (reply.status === 201) entry.reply = reply;
        else if (key !== undefined && this.keys.get(key) === entry) this.keys.delete(key);
        return { ...reply, headers: { 'x-idempotency-lookup': 'miss' } };
      },
    };
  }

  private add(asked: unknown): DeskReply {
    const ticket = record(asked);
    const comment = record(ticket['comment']);
    const requester = ticket['requester'] === undefined ? undefined : record(ticket['requester']);
    const fields = list(ticket['custom_fields']) as HeldTicket['fields'];
    const { fields: known, refusing, suspended } = this.options;
    if (refusing) return invalid('base');
    if (typeof comment['public'] !== 'boolean' || !comment['html_body']) return invalid('comment');
    if (requester && (!requester['name'] || suspended.has(String(requester['email'])))) return invalid('requester');
    if (known && fields.some(({ id }) => !known.has(id))) return invalid('custom_fields');
    const now = this.options.now();
    const held: HeldTicket = {
      id: FIRST_ID + this.tickets.length,
      externalId: String(ticket['external_id']),
      subject: String(ticket['subject']),
      requester: requester as HeldTicket['requester'],
      submitter: ticket['submitter_id'] as number | undefined,
      tags: list(ticket['tags']) as string[],
      fields,
      form: ticket['ticket_form_id'] as number | undefined,
      copies: list(ticket['email_ccs']),
      comments: [comment as unknown as HeldComment],
      createdAt: now,
      changedAt: now,
      status: 'new',
    };
    this.tickets.push(held);
    return { status: 201, body: { ticket: this.shown(held) } };
  }

  private list(externalId: string | null): DeskReply {
    const before = this.options.now() - this.options.lag;
    // Without the filter, the list is simply all tickets.
    const found = this.tickets.filter(
      (ticket) => (externalId === null || ticket.externalId === externalId) && ticket.createdAt <= before,
    );
    return {
      status: 200,
      body: { tickets: found.slice(0, 100).map((ticket) => this.shown(ticket)), count: found.length },
    };
  }

  private page(ticket: HeldTicket, query: URLSearchParams): DeskReply {
    const size = Math.min(Number(query.get('page[size]') ?? 100), this.options.pageSize);
    const from = Number(query.get('page[after]') ?? 0);
    const comments = ticket.comments.slice(from, from + size).map((comment, at) => ({
      id: from + at,
      type: 'Comment',
      public: comment.public,
      html_body: `<div class="zd-comment">${comment.html_body}</div>`,
      body: comment.html_body.replace(/<[^>]+>/g, ' '),
    }));
    const more = from + size < ticket.comments.length;
    return {
      status: 200,
      body: { comments, meta: { has_more: more, after_cursor: more ? String(from + size) : null } },
    };
  }

  private update(ticket: HeldTicket, body: string): DeskReply {
    const asked = record(parsed(body)['ticket']);
    if (ticket.status === 'closed') return invalid('status');
    if (asked['safe_update'] === true && asked['updated_stamp'] !== stamp(ticket))
      return failure(409, 'UpdateConflict');
    const comment = record(asked['comment']);
    if (comment['html_body']) ticket.comments.push(comment as unknown as HeldComment);
    if (typeof asked['status'] === 'string') ticket.status = asked['status'];
    ticket.changedAt = this.options.now();
    return { status: 200, body: { ticket: this.shown(ticket) } };
  }

  private shown(ticket: HeldTicket): object {
    const { id, externalId, subject, status, tags } = ticket;
    return { id, external_id: externalId, subject, status, tags, updated_at: stamp(ticket) };
  }
}

/** Zendesk's times have whole seconds. */
function stamp({ changedAt }: HeldTicket): string {
  return new Date(changedAt).toISOString().replace(/\.\d+/, '');
}

function failure(status: number, error: string): DeskReply {
  return { status, body: { error } };
}

function invalid(field: string): DeskReply {
  const details = { [field]: [{ description: `${field} is invalid`, error: 'InvalidValue' }] };
  return { status: 422, body: { error: 'RecordInvalid', description: 'Record validation errors', details } };
}

function parsed(body: string): Record<string, unknown> {
  try {
    return record(JSON.parse(body));
  } catch {
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
