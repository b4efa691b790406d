import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Attempt, DeskOutcome } from '../../../relay/desk/desk.ts';
import { SIGNATURE_HEADER, webhook } from '../../../relay/desk/webhook.ts';
import { outgoing } from '../../../relay/outgoing.ts';
import { aDeskTicket } from '../../support/relay/desk-tickets.ts';
import type { Received, Receiver } from '../../support/relay/receiver.ts';
import { startReceiver } from '../../support/relay/receiver.ts';
import { deskContract } from './contract.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const SECRET = 'a secret of more than thirty-two characters';

const ATTEMPT: Attempt = {
  progress: {},
  save: async () => {},
  signal: new AbortController().signal,
  now: () => NOON,
};

const deskAt = ({ origin }: Receiver) =>
  webhook(
    { kind: 'webhook', url: `${origin}/tickets?from=widget`, secret: SECRET },
    outgoing({ origins: new Set([origin]), allowPrivate: true }),
    () => NOON,
  );

/** What the desk makes of one answer. */
async function outcomeOf(status: number, headers: Record<string, string> = {}, body = ''): Promise<DeskOutcome> {
  await using receiver = await startReceiver((_, response) => response.writeHead(status, headers).end(body));
  return await deskAt(receiver).deliver(aDeskTicket(), ATTEMPT);
}

/** The check that `relay/README.md` gives to receivers, written anew: with nothing of ours in it. */
function isOurs({ headers, body }: Received, secret: string): boolean {
  const [, time = '', given = ''] = /^t=(\d+),v1=([\da-f]{64})$/.exec(String(headers[SIGNATURE_HEADER])) ?? [];
  const hmac = createHmac('sha256', secret);
  for (const part of [time, String(headers['idempotency-key']), body]) {
    const bytes = Buffer.from(part);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hmac.update(length).update(bytes);
  }
  return hmac.digest('hex') === given;
}

describe('a webhook', () => {
  deskContract(async () => {
    const receiver = await startReceiver();
    const out = outgoing({ origins: new Set([receiver.origin]), allowPrivate: true });
    return {
      make: (outgoing) => webhook({ kind: 'webhook', url: receiver.origin, secret: SECRET }, outgoing, () => NOON),
      outgoing: out,
      now: () => NOON,
      whole: { tickets: 1, notes: 0 },
      // As receivers do that keep to the key.
      held: (submissionId) => ({
        tickets: new Set(
          receiver.received.map(({ headers }) => headers['idempotency-key']).filter((key) => key === submissionId),
        ).size,
        notes: 0,
      }),
      async stop() {
        out.close();
        await receiver[Symbol.asyncDispose]();
      },
    };
  });

  it('is a signed POST of the whole ticket, under its submission id', async () => {
    await using receiver = await startReceiver();
    const addsTo = { submissionId: randomUUID(), deskReference: 'HD-7' };
    const ticket = aDeskTicket({ addsTo }, { message: 'Grüße, 日本語 😀' });
    await deskAt(receiver).deliver(ticket, ATTEMPT);
    const [request] = receiver.received;
    assert.ok(request);
    assert.deepEqual([request.method, request.path], ['POST', '/tickets?from=widget']);
    assert.equal(request.headers['content-type'], 'application/json');
    assert.equal(request.headers['idempotency-key'], ticket.submissionId);
    assert.match(String(request.headers[SIGNATURE_HEADER]), new RegExp(`^t=${NOON / 1000},v1=`));
    assert.ok(isOurs(request, SECRET));
    assert.deepEqual(JSON.parse(request.body), { version: 1, ...ticket, addsTo: 'HD-7' });
  });

  it('has another signature for another time, key, body or secret', async () => {
    await using receiver = await startReceiver();
    await deskAt(receiver).deliver(aDeskTicket(), ATTEMPT);
    const [request] = receiver.received;
    assert.ok(request);
    const { headers } = request;
    const signature = String(headers[SIGNATURE_HEADER]);
    for (const [what, forged] of Object.entries({
      time: { ...request, headers: { ...headers, [SIGNATURE_HEADER]: signature.replace('t=', 't=1') } },
      key: { ...request, headers: { ...headers, 'idempotency-key': `${headers['idempotency-key']}x` } },
      body: { ...request, body: `${request.body} ` },
    })) {
      assert.equal(isOurs(forged, SECRET), false, what);
    }
    assert.equal(isOurs(request, `${SECRET}.`), false);
  });

  it('names the ticket as the receiver does, in a short name of plain characters', async () => {
    const named = async (reference: unknown): Promise<unknown> => {
      const outcome = await outcomeOf(201, {}, JSON.stringify({ reference }));
      return outcome.state === 'delivered' && outcome.deskReference;
    };
    assert.equal(await named('HD-2026/17'), 'HD-2026/17');
    for (const odd of ['', 7, null, 'x'.repeat(65), 'a b', '<b>', 'a\nb']) {
      assert.equal(await named(odd), 'HW-7F3K-92QD', String(odd));
    }
    assert.deepEqual(await outcomeOf(200, {}, '<html>'), { state: 'delivered', deskReference: 'HW-7F3K-92QD' });
  });

  for (const status of [400, 404, 405, 410, 413, 415, 422]) {
    it(`refuses by ${status}`, async () => {
      assert.deepEqual(await outcomeOf(status), { state: 'refused', problem: 'desk-refused', status });
    });
  }

  for (const [status, problem, after] of [
    [401, 'desk-sign-in'],
    [403, 'desk-sign-in'],
    [408, 'desk-in-progress'],
    [409, 'desk-in-progress'],
    [425, 'desk-in-progress'],
    [429, 'desk-busy'],
    [500, 'desk-error', 5_000],
    [503, 'desk-error', 5_000],
  ] as const) {
    it(`is tried again after ${status}`, async () => {
      const outcome = await outcomeOf(status);
      assert.deepEqual(outcome, { state: 'later', problem, ...(after && { after }), status });
    });
  }

  it('is tried again after a redirect, which is not followed', async () => {
    const outcome = await outcomeOf(302, { location: 'http://127.0.0.1:1/' });
    assert.deepEqual(outcome, { state: 'later', problem: 'desk-address', after: 5_000 });
  });

  it('is told when to come back', async () => {
    const busy = await outcomeOf(429, { 'retry-after': '93' });
    assert.deepEqual(busy, { state: 'later', problem: 'desk-busy', after: 93_000, status: 429 });
    const down = await outcomeOf(503, { 'retry-after': 'Mon, 23 Nov 2026 12:02:00 GMT' });
    assert.deepEqual(down, { state: 'later', problem: 'desk-error', after: 120_000, status: 503 });
  });
});
