import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import type { RelayAnswer } from '../../src/channel/relay.ts';
import { post } from '../../src/channel/relay.ts';
import { aDraft } from '../support/drafts.ts';

const DRAFT = aDraft({ message: 'half a pair: \uD83D' });
const LOST: RelayAnswer = { state: 'lost', after: undefined };
const CHALLENGE = { token: 'abc', bits: 4, expires: 0 };
const NOW = Date.UTC(2030, 0, 1);

interface Said {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What is answered next, and what was asked. */
let answer: (request: IncomingMessage, response: ServerResponse) => unknown;
let asked: IncomingMessage;
let body: string;

const server = createServer((request, response) => {
  asked = request;
  void text(request).then((all) => {
    body = all;
    answer(request, response);
  });
});

function saying({ status, headers = {}, body: said }: Said): typeof answer {
  return (_request, response) =>
    response.writeHead(status, headers).end(typeof said === 'string' ? said : JSON.stringify(said));
}

function problem(status: number, type: string, more: object = {}, headers: Said['headers'] = {}): Said {
  return { status, headers, body: { type: `/problems/${type}`, ...more } };
}

async function posted(
  proof?: string,
  { signal = new AbortController().signal, online = true } = {},
): Promise<RelayAnswer> {
  const { port } = server.address() as AddressInfo;
  const posting = {
    id: DRAFT.submissionId,
    endpoint: `http://127.0.0.1:${port}`,
    submission: { draft: DRAFT, seconds: 3 },
  };
  return post({ fetch, navigator: { onLine: online } as Navigator }, posting, signal, proof, () => NOW);
}

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
after(() => {
  server.closeAllConnections();
  server.close();
});

describe('what an answer of the relay means', () => {
  const field = (path: string): object => ({ errors: [{ path, message: 'is too long' }] });
  const cases: readonly (readonly [what: string, said: Said, meaning: RelayAnswer])[] = [
    ['a reference', { status: 201, body: { reference: 'HW-7F3K-92QD' } }, { state: 'held', reference: 'HW-7F3K-92QD' }],
    ['a reference, but not 201', { status: 200, body: { reference: 'HW-7F3K-92QD' } }, LOST],
    ['201 with no reference', { status: 201, body: {} }, LOST],
    ['201 with what is no reference', { status: 201, body: { reference: '<b>HW-7F3K-92QD</b>' } }, LOST],
    ['201 with a list', { status: 201, body: ['HW-7F3K-92QD'] }, LOST],
    ['201 with null', { status: 201, body: 'null' }, LOST],
    ['a page of a captive portal', { status: 200, body: '<!doctype html><p>Welcome' }, LOST],
    ['nothing at all', { status: 204, body: '' }, LOST],
    ["a proxy's own 404", { status: 404, body: 'not here' }, LOST],
    [
      'another ticket under its id',
      problem(422, 'different-body', { reference: 'HW-7F3K-92QD' }),
      { state: 'different' },
    ],
    [
      'being taken at this moment',
      problem(409, 'in-progress', {}, { 'retry-after': '1' }),
      { state: 'lost', after: 1 },
    ],
    [
      'too many, with a way in',
      problem(429, 'busy', { challenge: CHALLENGE }, { 'retry-after': '60' }),
      { state: 'busy', after: 60, challenge: CHALLENGE },
    ],
    ["a proxy's own 429", { status: 429, headers: { 'retry-after': '9' }, body: '' }, { state: 'lost', after: 9 }],
    ['not available', problem(503, 'unavailable', {}, { 'retry-after': '10' }), { state: 'lost', after: 10 }],
    [
      'not available until a date',
      problem(503, 'unavailable', {}, { 'retry-after': new Date(NOW + 90_000).toUTCString() }),
      { state: 'lost', after: 90 },
    ],
    [
      'not available for a year',
      problem(503, 'unavailable', {}, { 'retry-after': '31536000' }),
      { state: 'lost', after: 3_600 },
    ],
    [
      'not available until yesterday',
      problem(503, 'unavailable', {}, { 'retry-after': 'Sat, 01 Jan 2000 00:00:00 GMT' }),
      { state: 'lost', after: undefined },
    ],
    ['a wait that is none', problem(503, 'unavailable', {}, { 'retry-after': 'soon' }), LOST],
    ['a slow body', problem(408, 'timeout'), LOST],
    ['a wrong origin', problem(403, 'origin'), { state: 'refused', fields: [] }],
    ['too large', problem(413, 'too-large'), { state: 'refused', fields: [] }],
    [
      'a field',
      problem(422, 'invalid', field('draft.fields.account-id')),
      { state: 'refused', fields: [{ field: 'account-id' }] },
    ],
    [
      'the email',
      problem(422, 'invalid', field('draft.requester.email')),
      { state: 'refused', fields: [{ field: 'contact-email' }] },
    ],
    [
      'the name',
      problem(422, 'invalid', field('draft.requester.name')),
      { state: 'refused', fields: [{ field: 'name' }] },
    ],
    [
      'the message',
      problem(422, 'invalid', field('draft.message')),
      { state: 'refused', fields: [{ field: 'message' }] },
    ],
    ['what is no field', problem(422, 'invalid', field('draft.topic')), { state: 'refused', fields: [] }],
    [
      'errors of any shape',
      problem(422, 'invalid', { errors: [null, 7, {}, 'x', []] }),
      { state: 'refused', fields: [] },
    ],
    ['errors that are no list', problem(422, 'invalid', { errors: 'x' }), { state: 'refused', fields: [] }],
  ];
  for (const [what, said, meaning] of cases) {
    test(what, async () => {
      answer = saying(said);
      assert.deepEqual(await posted(), meaning);
    });
  }
});

describe('a ticket on its way to the relay', () => {
  test('goes as JSON that every reader takes, under its submission id, with nothing of the page', async () => {
    answer = saying({ status: 201, body: { reference: 'HW-7F3K-92QD' } });
    await posted('abc.7');
    assert.equal(asked.method, 'POST');
    assert.equal(asked.url, '/v1/tickets');
    assert.equal(asked.headers['content-type'], 'application/json');
    assert.equal(asked.headers['idempotency-key'], DRAFT.submissionId);
    assert.equal(asked.headers['help-widget-proof'], 'abc.7');
    assert.equal(asked.headers.referer, undefined);
    assert.equal(asked.headers.cookie, undefined);
    assert.deepEqual(JSON.parse(body), { draft: { ...DRAFT, message: 'half a pair: \uFFFD' }, seconds: 3 });
  });

  test('is surely not sent where the browser is offline', async () => {
    assert.deepEqual(await posted(undefined, { online: false }), { state: 'busy' });
  });

  for (const [what, way] of [
    ['no answer', () => undefined],
    ['an answer that stops midway', (_, response) => response.writeHead(201).write('{"reference":')],
    ['a line that breaks off', (_, response) => response.destroy()],
    ['a redirect', (_, response) => response.writeHead(307, { location: '/elsewhere' }).end()],
  ] as readonly (readonly [string, typeof answer])[]) {
    test(`${what}: it may have arrived, and that is known in time`, async () => {
      answer = way;
      assert.equal((await posted(undefined, { signal: AbortSignal.timeout(300) })).state, 'lost');
    });
  }

  test('is given up at once where the customer takes it back', async () => {
    const { signal, abort } = ((made) => ({ signal: made.signal, abort: () => made.abort() }))(new AbortController());
    answer = () => abort();
    assert.deepEqual(await posted(undefined, { signal }), { state: 'lost' });
  });

  test('is not even sent where that was given up before', async () => {
    answer = () => assert.fail('it was sent');
    assert.deepEqual(await posted(undefined, { signal: AbortSignal.abort() }), { state: 'lost' });
  });
});
