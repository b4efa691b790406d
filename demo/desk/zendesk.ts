/**
 * A help desk that behaves as Zendesk's anonymous requests do in November 2026, at its best and at its worst, as a pure
 * function from request to answer. It stands in the demo's page by msw and, in tests, behind a real server.
 *
 * What it keeps to: a request waits, suspended, until its requester presses a link in an email, so its answer names no
 * ticket; a requester and a description are demanded, names end at 255 characters and subjects are cut there; custom
 * fields it does not have are ignored; nothing is held against a request that comes twice; 403, 429 and 5xx carry no
 * CORS headers.
 */

/** What arrives. Header names in lower case. */
export interface DeskRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface DeskAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What becomes of the answer on its way; absent: it arrives whole. */
  readonly way?: Way;
}

/**
 * `dropped`: the connection ends before a byte of it; `stalled`: it never comes; `half`: half of its body comes, then
 * nothing; `endless`: its body never ends.
 */
export type Way = 'dropped' | 'stalled' | 'half' | 'endless';

/** What goes wrong with one request. `kept`: whether the desk has taken the request all the same. */
export type Fault =
  /** Refuses these fields: name or id -> reasons, as in `details`. */
  | { readonly fault: 'refuse'; readonly details: Readonly<Record<string, readonly FieldFault[]>> }
  /** `cors`: with the headers that let a page see it, which Zendesk leaves off. */
  | { readonly fault: 'too-many'; readonly retryAfter?: string; readonly cors?: boolean }
  /** Any answer at all, body and type given: a proxy's page, a closed interface, an error of the desk's own. */
  | {
      readonly fault: 'answer';
      readonly status: number;
      readonly type?: string;
      readonly body?: string;
      readonly kept?: boolean;
      readonly cors?: boolean;
      readonly way?: Way;
    }
  /** The proper answer, but it does not arrive whole. */
  | { readonly fault: 'way'; readonly way: Way; readonly kept: boolean }
  | { readonly fault: 'redirect'; readonly to: string; readonly status?: number };

export interface FieldFault {
  readonly description: string;
  readonly error: string;
  readonly field_key?: string | number;
}

/** A request the desk has taken. */
export interface DeskTicket {
  readonly requester: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly body: string;
  readonly form: number | undefined;
  /** Only the custom fields the desk has: id -> value. */
  readonly fields: Readonly<Record<string, string>>;
  /** Until the requester has pressed the link in the email. */
  readonly suspended: boolean;
}

export interface DeskField {
  readonly id: number;
  readonly title: string;
  readonly required?: boolean;
}

export interface Desk {
  /** Everything taken so far, oldest first. */
  readonly tickets: readonly DeskTicket[];
  /** Still to come: each request takes the first of them. */
  readonly faults: Fault[];
  answer(request: DeskRequest): DeskAnswer;
  /** The link in the email that went to this address was pressed. */
  confirm(email: string): void;
}

const PATH = '/api/v2/requests.json';
const NAME_LIMIT = 255;

/** A desk with these custom fields and, in order, these faults: one for each request, then none. */
export function desk({
  fields = [],
  faults = [],
}: { readonly fields?: readonly DeskField[]; readonly faults?: readonly Fault[] } = {}): Desk {
  const tickets: DeskTicket[] = [];
  const scripted = [...faults];
  return {
    tickets,
    faults: scripted,
    answer(request) {
      if (request.path.split('?')[0] !== PATH) return json(404, { error: 'InvalidEndpoint', description: 'Not found' });
      if (request.method === 'OPTIONS') return preflight;
      if (request.method !== 'POST') return json(401, { error: "Couldn't authenticate you" });
      const fault = scripted.shift();
      return spoiled(fault, () => take(request, fields, tickets));
    },
    confirm(email) {
      tickets.forEach((ticket, index) => {
        if (ticket.requester.email === email) tickets[index] = { ...ticket, suspended: false };
      });
    },
  };
}

const preflight: DeskAnswer = withCors({
  status: 204,
  headers: {
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
    'access-control-allow-headers': 'Authorization, Content-Type, X-Requested-With',
    'access-control-max-age': '7200',
  },
  body: '',
});

/** `proper` takes the request in and gives the answer a desk in good health would give. */
function spoiled(fault: Fault | undefined, proper: () => DeskAnswer): DeskAnswer {
  switch (fault?.fault) {
    case undefined:
      return proper();
    case 'refuse':
      return invalid(fault.details);
    case 'too-many': {
      const answer = json(429, { error: 'TooManyRequests', description: 'Rate limit exceeded' });
      const waiting = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      const told = { ...answer, headers: { ...answer.headers, ...waiting } };
      return fault.cors ? withCors(told) : told;
    }
    case 'answer': {
      if (fault.kept) proper();
      const answer: DeskAnswer = {
        status: fault.status,
        headers: { 'content-type': fault.type ?? 'text/html; charset=utf-8' },
        body: fault.body ?? '<!doctype html><title>Sign in</title><h1>Sign in to this network</h1>',
        ...(fault.way && { way: fault.way }),
      };
      return (fault.cors ?? isShared(fault.status)) ? withCors(answer) : answer;
    }
    case 'way':
      return { ...(fault.kept ? proper() : json(201, { request: {} })), way: fault.way };
    case 'redirect':
      return withCors({ status: fault.status ?? 302, headers: { location: fault.to }, body: '' });
  }
}

function take(request: DeskRequest, known: readonly DeskField[], tickets: DeskTicket[]): DeskAnswer {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return json(415, { error: 'UnsupportedMediaType', description: 'Use application/json' });
  }
  const asked = parsed(request.body);
  if (!asked) return json(400, { error: 'InvalidRequest', description: 'The request could not be understood' });

  const { name, email } = record(asked['requester']);
  const body = text(record(asked['comment'])['body']);
  const given = new Map(list(asked['custom_fields']).map((field) => [String(field['id']), text(field['value'])]));
  const details: Record<string, FieldFault[]> = {};
  if (!text(name) || !text(email)) {
    details['requester'] = [{ description: 'Requester: is required for anonymous requests', error: 'BlankValue' }];
  } else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text(email))) {
    details['email'] = [{ description: `Email: ${text(email)} is not properly formatted`, error: 'InvalidValue' }];
  } else if (text(name).length > NAME_LIMIT) {
    details['name'] = [{ description: 'Name: is too long (maximum is 255 characters)', error: 'ValueTooLong' }];
  }
  if (!body.trim()) details['description'] = [{ description: 'Description: cannot be blank', error: 'BlankValue' }];
  const missing = known.filter(({ id, required }) => required && !given.get(String(id)));
  if (missing.length) {
    details['base'] = missing.map(({ id, title }) => ({
      description: `${title}: cannot be blank`,
      error: 'BlankValue',
      field_key: id,
    }));
  }
  if (Object.keys(details).length) return invalid(details);

  const form = asked['ticket_form_id'];
  tickets.push({
    requester: { name: text(name), email: text(email) },
    subject: text(asked['subject']).slice(0, NAME_LIMIT),
    body,
    form: typeof form === 'number' ? form : undefined,
    fields: Object.fromEntries(
      known.flatMap(({ id }) => (given.has(String(id)) ? [[String(id), given.get(String(id)) ?? '']] : [])),
    ),
    suspended: true,
  });
  return json(201, { request: { subject: text(asked['subject']), status: 'new' } });
}

function invalid(details: Readonly<Record<string, readonly FieldFault[]>>): DeskAnswer {
  return json(422, { error: 'RecordInvalid', description: 'Record validation errors', details });
}

function json(status: number, body: object): DeskAnswer {
  const answer = {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
  return isShared(status) ? withCors(answer) : answer;
}

/** Whether Zendesk lets a page of another origin see an answer of this status. */
function isShared(status: number): boolean {
  return status !== 403 && status !== 429 && status < 500;
}

function withCors(answer: DeskAnswer): DeskAnswer {
  const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' };
  return { ...answer, headers: { ...answer.headers, ...cors } };
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const { request } = record(JSON.parse(body));
    return typeof request === 'object' && request !== null ? record(request) : undefined;
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
