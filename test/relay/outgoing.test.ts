import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import type { Outgoing, OutgoingAnswer, OutgoingRequest } from '../../relay/outgoing.ts';
import { outgoing } from '../../relay/outgoing.ts';
import type { Received, Receiver } from '../support/relay/receiver.ts';
import { startReceiver } from '../support/relay/receiver.ts';

const never = new AbortController().signal;

function get(out: Outgoing, url: string, parts: Partial<OutgoingRequest> = {}): Promise<OutgoingAnswer> {
  return out.send({ method: 'GET', url, signal: never, ...parts });
}

const failsWith = (reason: string) => ({ name: 'OutgoingError', reason });

/** Where requests may go: to that receiver alone. */
const only = ({ origin }: Receiver, patience?: number): Outgoing =>
  outgoing({ origins: new Set([origin]), allowPrivate: true, ...(patience !== undefined && { patience }) });

describe('a request to a help desk', () => {
  test('arrives whole, on a connection that is kept for the next', async () => {
    await using receiver = await startReceiver((_, response) =>
      response.writeHead(201, { 'x-of': 'desk' }).end('Grüße'),
    );
    const out = only(receiver);
    const request = { method: 'POST', headers: { 'idempotency-key': 'k' }, body: '{"word":"日本"}' } as const;
    for (let times = 0; times < 3; times += 1) {
      const { status, headers, body } = await get(out, `${receiver.origin}/a?b=c`, request);
      assert.deepEqual([status, headers['x-of'], body], [201, 'desk', 'Grüße']);
    }
    const [received] = receiver.received;
    assert.deepEqual([received?.method, received?.path, received?.body], ['POST', '/a?b=c', request.body]);
    assert.equal(received?.headers['idempotency-key'], 'k');
    assert.equal(receiver.connections, 1);
    out.close();
  });

  for (const status of [301, 302, 303, 307, 308, 300]) {
    test(`follows no redirect: ${status}`, async () => {
      await using elsewhere = await startReceiver();
      await using receiver = await startReceiver((_, response) =>
        response.writeHead(status, { location: `${elsewhere.origin}/` }).end('over there'),
      );
      await assert.rejects(get(only(receiver), receiver.origin), failsWith('redirected'));
      assert.equal(elsewhere.received.length, 0);
    });
  }

  test('goes to nothing but the configured origins', async () => {
    await using receiver = await startReceiver();
    const { port } = new URL(receiver.origin);
    const out = only(receiver);
    for (const url of [
      `http://localhost:${port}/`,
      `https://127.0.0.1:${port}/`,
      `http://127.0.0.1:${Number(port) - 1}/`,
      `http://someone@127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}@elsewhere.example/`,
      'https://elsewhere.example/',
      'file:///etc/passwd',
    ]) {
      await assert.rejects(get(out, url), failsWith('refused-here'), url);
    }
    assert.equal(receiver.connections, 0);
  });

  test('goes to no private address, by number or by name, nor without TLS', async () => {
    await using receiver = await startReceiver();
    const { port } = new URL(receiver.origin);
    for (const origin of [
      `https://127.0.0.1:${port}`,
      `https://[::1]:${port}`,
      `https://[::ffff:7f00:1]:${port}`,
      `https://localhost:${port}`,
      'https://10.0.0.1',
      'https://169.254.169.254',
      receiver.origin,
    ]) {
      const out = outgoing({ origins: new Set([origin]), allowPrivate: false });
      await assert.rejects(get(out, `${origin}/`), failsWith('refused-here'), origin);
    }
    assert.equal(receiver.connections, 0);
  });

  /** What a desk may do instead of an answer. */
  const silent: Readonly<Record<string, readonly [string, (request: Received, response: ServerResponse) => void]>> = {
    'says nothing': ['timeout', () => {}],
    'stops in the middle of its answer': [
      'timeout',
      (_, response) => void response.writeHead(200, { 'content-length': 9 }).write('half'),
    ],
    'breaks off at once': ['unreachable', (_, response) => void response.destroy()],
    'breaks off in the middle of its answer': [
      'unreachable',
      (_, response) =>
        void response.writeHead(200, { 'content-length': 9 }).write('half', () => void response.destroy()),
    ],
    'never ends its answer': [
      'too-long',
      (_, response) => {
        const more = (): void => void (response.destroyed || response.write('x'.repeat(1 << 20), more));
        more();
      },
    ],
  };
  for (const [what, [reason, act]] of Object.entries(silent)) {
    test(`fails with "${reason}" where the desk ${what}`, async () => {
      await using receiver = await startReceiver(act);
      const out = only(receiver, reason === 'timeout' ? 100 : 20_000);
      await assert.rejects(get(out, receiver.origin), failsWith(reason));
      out.close();
    });
  }

  test('fails where nobody is there', async () => {
    const receiver = await startReceiver();
    await receiver[Symbol.asyncDispose]();
    await assert.rejects(get(only(receiver), receiver.origin), failsWith('unreachable'));
  });

  test('ends with the signal’s own reason, before and while it is sent', async () => {
    const stop = new AbortController();
    const reason = new Error('The relay stops');
    await using receiver = await startReceiver(() => stop.abort(reason));
    await assert.rejects(get(only(receiver), receiver.origin, { signal: stop.signal }), reason);
    await assert.rejects(get(only(receiver), receiver.origin, { signal: stop.signal }), reason);
    assert.equal(receiver.received.length, 1);
  });
});
