/** Everything the relay says no with. The names are part of its interface: `type` is `/problems/<name>`. */
const PROBLEMS = {
  'not-found': [404, 'There is nothing here', 'The relay has no such address.'],
  method: [405, 'Not this way', 'The address exists, but not for this method: see the header Allow.'],
  origin: [403, 'Not from this page', 'Tickets of a brand are taken from the pages that the relay lists for it.'],
  'media-type': [415, 'Not JSON', 'Tickets come as application/json, in UTF-8 and without a content encoding.'],
  'too-large': [413, 'Too large', 'A ticket has at most 32 kB.'],
  slow: [408, 'Too slow', 'A ticket has to arrive within 10 seconds.'],
  malformed: [
    400,
    'No JSON that is taken',
    'The body is not JSON in UTF-8, is nested in more than 8 levels, or has a name twice or a name that is not allowed.',
  ],
  'idempotency-key': [
    400,
    'No idempotency key',
    'The header Idempotency-Key has to be the submission id of the draft.',
  ],
  invalid: [422, 'Not a ticket', 'The body is not of the shape of a ticket. What is wrong stands in "errors".'],
  trail: [422, 'No such way', 'The answers do not lead to this ticket in the revision of the content that is named.'],
  'different-body': [
    422,
    'Another ticket has this id',
    'A ticket with this submission id is held, and it says something else. It stays as it is; "reference" names it.',
  ],
  'in-progress': [409, 'In progress', 'The same ticket is being taken at this moment. Try again shortly.'],
  busy: [
    429,
    'Too many tickets',
    'Too many tickets came lately. Solve the challenge and send its answer in the header Help-Widget-Proof, or wait.',
  ],
  unavailable: [
    503,
    'Not now',
    'The relay cannot say at this moment that a ticket is kept. Send the same one again later: it is never taken twice.',
  ],
  internal: [
    500,
    'A defect',
    'Something went wrong in the relay. Whether the ticket was taken: send it again to know.',
  ],
} as const satisfies Record<string, readonly [status: number, title: string, says: string]>;

export type ProblemName = keyof typeof PROBLEMS;
export const PROBLEM_NAMES = Object.keys(PROBLEMS) as readonly ProblemName[];

/** What a problem tells besides; nothing that came with the request. */
export type ProblemDetails = Readonly<Record<string, unknown>>;

/** An answer that says no, as problem details (RFC 9457). The same bytes for the same problem. */
export function problem(
  name: ProblemName,
  details: ProblemDetails = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  const [status, title] = PROBLEMS[name];
  return new Response(JSON.stringify({ type: `/problems/${name}`, title, status, ...details }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

/** A no for now, with when to try again. In seconds: a browser's clock may be wrong. */
export function notNow(name: ProblemName, seconds: number, details: ProblemDetails = {}): Response {
  return problem(name, details, { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) });
}

/** What a problem's name means, for whoever follows its `type`. Nothing where there is no such problem. */
export function explanation(name: string): string | undefined {
  if (!Object.hasOwn(PROBLEMS, name)) return undefined;
  const [status, title, says] = PROBLEMS[name as ProblemName];
  return `${title} (${status})\n\n${says}\n`;
}
