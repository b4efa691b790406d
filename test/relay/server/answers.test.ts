import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { NewTicket } from '../../../relay/store/store.ts';
import { ReferenceTaken } from '../../../relay/store/store.ts';
import type { Submission } from '../../../src/ticket/submission.ts';
import type { Door } from '../../support/relay/door.ts';
import { aSubmission, openDoor } from '../../support/relay/door.ts';

/** The headers that every answer has, whatever it says. */
const ALWAYS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  vary: 'Origin',
} as const;

let door: Door;
before(async () => {
  door = await openDoor();
});
after(() => door[Symbol.asyncDispose]());

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const body = (await response.json()) as Record<string, unknown>;
  assert.equal(body['status'], response.status);
  assert.match(String(body['type']), /^\/problems\/[a-z-]+$/);
  return body;
}

describe('a ticket', () => {
  test('is kept, and named by a reference that can be read out', async () => {
    const submission = aSubmission();
    const response = await door.post(submission);
    assert.equal(response.status, 201);
    const body = await response.text();
    assert.match(body, /^\{"reference":"HW-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"\}$/);
    const kept = door.store.tickets.get(submission.draft.submissionId);
    assert.deepEqual(kept?.draft, submission.draft);
    assert.deepEqual(kept?.flags, []);
    for (const [name, value] of Object.entries(ALWAYS)) assert.equal(response.headers.get(name), value);
    assert.equal(response.headers.get('set-cookie'), null);
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
  });

  test('that is sent again is answered with the same bytes, also in another order of keys and with other things kept', async () => {
    const submission = aSubmission();
    const { draft } = submission;
    const again: Submission = {
      seconds: 90,
      kept: ['password x'],
      draft: Object.fromEntries(Object.entries(draft).toReversed()) as unknown as typeof draft,
    };
    const first = await (await door.post(submission)).text();
    const second = await door.post(again);
    assert.equal(second.status, 201);
    assert.equal(await second.text(), first);
  });

  test('that says something else under a known id is refused, naming the one that is held', async () => {
    const submission = aSubmission();
    const { reference } = (await (await door.post(submission)).json()) as { reference: string };
    const other = { draft: { ...submission.draft, message: 'Something else.' } };
    const response = await door.post(other);
    assert.equal(response.status, 422);
    const body = await problemOf(response);
    assert.deepEqual([body['type'], body['reference']], ['/problems/different-body', reference]);
    assert.deepEqual(door.store.tickets.get(submission.draft.submissionId)?.draft, submission.draft);
  });

  test('that adds to one that is held gets its reference', async () => {
    const first = aSubmission();
    const held = await (await door.post(first)).text();
    const more = aSubmission({ message: 'And another thing.' }, { additionTo: first.draft.submissionId });
    const response = await door.post(more);
    assert.equal(response.status, 201);
    assert.equal(await response.text(), held);
    const once = await door.post({ draft: more.draft });
    assert.equal(once.status, 422, 'what it adds to makes it another submission');
  });

  test('that is being taken at this moment is to be sent again shortly', async () => {
    const { store } = door;
    const { accept } = store;
    Object.assign(store, { accept: async () => ({ state: 'busy' }) });
    const response = await door.post(aSubmission());
    Object.assign(store, { accept });
    assert.equal(response.status, 409);
    assert.equal(response.headers.get('retry-after'), '1');
    assert.equal((await problemOf(response))['type'], '/problems/in-progress');
  });

  test('gets another reference where the first is taken', async () => {
    const { store } = door;
    const { accept } = store;
    const tried: string[] = [];
    Object.assign(store, {
      async accept(ticket: NewTicket) {
        tried.push(ticket.reference);
        if (tried.length < 3) throw new ReferenceTaken();
        return accept(ticket);
      },
    });
    const response = await door.post(aSubmission());
    Object.assign(store, { accept });
    assert.deepEqual(await response.json(), { reference: tried[2] });
    assert.equal(new Set(tried).size, 3);
  });

  test('of an unknown revision is kept and flagged', async () => {
    const submission = aSubmission({ revision: 'older', trail: { start: 'gone', answers: [] } });
    assert.equal((await door.post(submission)).status, 201);
    assert.deepEqual(door.store.tickets.get(submission.draft.submissionId)?.flags, ['unknown-revision']);
  });

  test('from a robot is kept and flagged', async () => {
    const submission = aSubmission({}, { trap: 'https://spam.example', seconds: 0 });
    assert.equal((await door.post(submission)).status, 201);
    assert.deepEqual(door.store.tickets.get(submission.draft.submissionId)?.flags, ['trap', 'too-fast']);
  });

  test('loses what looks secret, unless it was kept; a card number always', async () => {
    const message = 'My password is hunter2hunter2. Card 4111 1111 1111 1111.';
    const submission = aSubmission({ message });
    assert.equal((await door.post(submission)).status, 201);
    const { draft } = door.store.tickets.get(submission.draft.submissionId) ?? {};
    assert.equal(
      draft?.message,
      'My password is [removed: looks like a password]. Card [removed: looks like a card number].',
    );
    const kept = aSubmission({ message }, { kept: ['password hunter2hunter2', 'card 4111 1111 1111 1111'] });
    assert.equal((await door.post(kept)).status, 201);
    assert.equal(
      door.store.tickets.get(kept.draft.submissionId)?.draft.message,
      'My password is hunter2hunter2. Card [removed: looks like a card number].',
    );
  });
});

describe('what is refused', () => {
  const id = randomUUID();
  const draft = aSubmission({ submissionId: id }).draft;
  const refused: readonly (readonly [
    what: string,
    status: number,
    type: string,
    body: unknown,
    headers?: Readonly<Record<string, string | undefined>>,
  ])[] = [
    ['a page that is not listed', 403, 'origin', { draft }, { origin: 'https://evil.example' }],
    [
      'a page whose origin only begins alike',
      403,
      'origin',
      { draft },
      { origin: 'https://www.example.com.evil.example' },
    ],
    ['another scheme', 403, 'origin', { draft }, { origin: 'http://www.example.com' }],
    ['another port', 403, 'origin', { draft }, { origin: 'https://www.example.com:8443' }],
    ['no origin', 403, 'origin', { draft }, { origin: undefined }],
    ['the origin "null"', 403, 'origin', { draft }, { origin: 'null' }],
    ['an address that was typed', 403, 'origin', { draft }, { 'sec-fetch-site': 'none' }],
    ['the page of another brand', 403, 'origin', { draft }, { origin: 'https://hub.messagemedia.com' }],
    ['a brand that is not served', 403, 'origin', { draft: { ...draft, brand: 'unheard-of' } }],
    ['a brand named like a part of objects', 403, 'origin', { draft: { ...draft, brand: 'constructor' } }],
    ['a form', 415, 'media-type', { draft }, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', 415, 'media-type', { draft }, { 'content-type': 'text/plain' }],
    ['no type', 415, 'media-type', { draft }, { 'content-type': '' }],
    ['another charset', 415, 'media-type', { draft }, { 'content-type': 'application/json; charset=utf-16' }],
    ['a compressed body', 415, 'media-type', { draft }, { 'content-encoding': 'gzip' }],
    ['no key', 400, 'idempotency-key', { draft }, { 'idempotency-key': undefined }],
    ['the key of another draft', 400, 'idempotency-key', { draft }, { 'idempotency-key': randomUUID() }],
    ['no JSON', 400, 'malformed', '{"draft":', { 'idempotency-key': id }],
    ['nothing', 400, 'malformed', '', { 'idempotency-key': id }],
    ['a name twice', 400, 'malformed', '{"draft":1,"dr\\u0061ft":2}', { 'idempotency-key': id }],
    ['a prototype', 400, 'malformed', '{"draft":{"__proto__":{}}}', { 'idempotency-key': id }],
    ['9 levels', 400, 'malformed', '[[[[[[[[[1]]]]]]]]]', { 'idempotency-key': id }],
    ['more than 32 kB', 413, 'too-large', `"${'x'.repeat(32 * 1024)}"`, { 'idempotency-key': id }],
    ['JSON that is no ticket', 422, 'invalid', [], { 'idempotency-key': id }],
    ['a key too many', 422, 'invalid', { draft, admin: true }],
    ['a key too many inside', 422, 'invalid', { draft: { ...draft, requester: { email: 'a@b.example', cc: 'x' } } }],
    ['a page other than the one it names', 422, 'invalid', { draft }, { origin: 'https://help.example.com' }],
    ['a card number for a phone', 422, 'invalid', { draft: { ...draft, requester: { phone: '4111 1111 1111 1111' } } }],
    [
      'a trail that leads elsewhere',
      422,
      'trail',
      { draft: { ...draft, trail: { start: 'checked-spam', answers: [] } } },
    ],
    ['an outcome that is none', 422, 'trail', { draft: { ...draft, outcome: 'what-happens' } }],
    ['an article the brand does not have', 422, 'trail', { draft: { ...draft, articles: ['unheard-of'] } }],
  ];
  for (const [what, status, type, body, headers] of refused) {
    test(`${what}: ${status} ${type}`, async () => {
      const response = await door.post(body, headers);
      assert.equal(response.status, status);
      assert.equal((await problemOf(response))['type'], `/problems/${type}`);
      for (const [name, value] of Object.entries(ALWAYS)) assert.equal(response.headers.get(name), value);
      assert.equal(door.store.tickets.has(id), false, 'it was kept all the same');
    });
  }

  test('says where, and nothing that was typed', async () => {
    const fields = { ...draft.fields, 'new-mobile': 'canary-4711' };
    const response = await door.post({ draft: { ...draft, fields, 'canary-key': 1 } });
    const text = await response.text();
    assert.match(text, /"path":"draft.fields.new-mobile"/);
    assert.doesNotMatch(text, /canary/);
  });
});

describe('who may send', () => {
  test('a page of the relay itself, which browsers name no origin for', async () => {
    const headers = { origin: undefined, 'sec-fetch-site': 'same-origin' };
    assert.equal((await door.post(aSubmission(), headers)).status, 201);
  });

  test('nobody whose origin is not listed, also where it is said to be the relay’s own', async () => {
    const own = 'https://evil.example';
    const submission = aSubmission({ origin: own });
    for (const origin of [undefined, own]) {
      const response = await door.post(submission, { origin, 'sec-fetch-site': 'same-origin' });
      assert.equal(response.status, 403, origin);
    }
  });

  test('a listed page of the same site', async () => {
    assert.equal((await door.post(aSubmission(), { 'sec-fetch-site': 'same-site' })).status, 201);
  });

  test('a browser may ask for a listed page, and hears what it may send', async () => {
    const preflight = { method: 'OPTIONS', headers: { origin: 'https://help.example.com' } };
    const response = await fetch(`${door.url}/v1/tickets`, preflight);
    assert.equal(response.status, 204);
    const header = (name: string): string | null => response.headers.get(`access-control-${name}`);
    assert.deepEqual(['allow-origin', 'allow-methods', 'allow-headers', 'max-age', 'allow-credentials'].map(header), [
      'https://help.example.com',
      'POST',
      'content-type, idempotency-key, help-widget-proof',
      '7200',
      null,
    ]);
    assert.equal(response.headers.get('vary'), 'Origin');
  });

  test('a browser hears nothing for a page that is not listed', async () => {
    const preflight = { method: 'OPTIONS', headers: { origin: 'https://evil.example' } };
    const response = await fetch(`${door.url}/v1/tickets`, preflight);
    assert.equal(response.status, 403);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.equal(response.headers.get('vary'), 'Origin');
  });

  test('a listed page can read refusals and when to come again', async () => {
    const response = await door.post({});
    assert.equal(response.headers.get('access-control-allow-origin'), 'https://www.example.com');
    assert.equal(response.headers.get('access-control-expose-headers'), 'Retry-After');
  });
});

describe('other addresses', () => {
  test('there is nothing elsewhere', async () => {
    for (const path of ['/', '/v1', '/v1/tickets/1', '/desk', '/problems/none', '/problems/toString']) {
      const response = await fetch(door.url + path);
      assert.equal(response.status, 404, path);
      assert.equal((await problemOf(response))['type'], '/problems/not-found');
    }
  });

  test('other methods are told which there are', async () => {
    for (const [path, method, allow] of [
      ['/v1/tickets', 'GET', 'OPTIONS, POST'],
      ['/v1/tickets', 'PUT', 'OPTIONS, POST'],
      ['/healthz', 'POST', 'GET, HEAD'],
      ['/metrics', 'DELETE', 'GET, HEAD'],
    ] as const) {
      const response = await fetch(door.url + path, { method });
      assert.equal(response.status, 405, path);
      assert.equal(response.headers.get('allow'), allow);
      await response.text();
    }
  });

  test('every problem explains itself where its type points to', async () => {
    const response = await fetch(`${door.url}/problems/busy`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
    assert.match(await response.text(), /^Too many tickets \(429\)\n\nToo many tickets came lately/);
    const unavailable = await (await fetch(`${door.url}/problems/unavailable`)).text();
    assert.match(unavailable, /Send the same one again/);
    assert.doesNotMatch(unavailable, /Nothing was taken/i, 'nobody knows');
  });
});
