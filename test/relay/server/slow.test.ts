import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { aSubmission, openDoor, PAGE } from '../../support/relay/door.ts';

const SLOW = 500;

/** Heads and bodies that never end. */
const BEGINNINGS = [
  'POST /v1/tickets HTTP/1.1\r\nHost: a\r\nX-',
  `POST /v1/tickets HTTP/1.1\r\nHost: a\r\nOrigin: ${PAGE}\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n{"draft":`,
  `POST /v1/tickets HTTP/1.1\r\nHost: a\r\nOrigin: ${PAGE}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`,
  '',
] as const;

async function slowSockets(port: number, from: (index: number) => string): Promise<readonly Socket[]> {
  const sockets = Array.from({ length: SLOW }, (_, index) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: from(index) });
    // Those that give way are ended by the relay.
    socket.on('error', () => {});
    return socket;
  });
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const [index, socket] of sockets.entries()) socket.write(BEGINNINGS[index % BEGINNINGS.length] ?? '');
  return sockets;
}

describe('500 slow senders', { concurrency: 2 }, () => {
  test('hear after 10 seconds that it took too long', async () => {
    await using door = await openDoor();
    const socket = connect({ port: door.listening.port, host: '127.0.0.1' });
    socket.write(BEGINNINGS[1]);
    const started = performance.now();
    const [answer] = (await once(socket, 'data')) as [Buffer];
    assert.match(String(answer), /^HTTP\/1\.1 408 [^]*"type":"\/problems\/slow"/);
    assert.ok(performance.now() - started >= 9_900);
    socket.destroy();
  });

  for (const [where, from] of [
    ['of the customer’s own network', () => '127.0.0.1'],
    ['of many networks', (index: number) => `127.0.${index % 250}.1`],
  ] as const) {
    test(`${where} do not hinder a normal one`, async () => {
      await using door = await openDoor();
      const sockets = await slowSockets(door.listening.port, from);
      for (let sent = 0; sent < 5; sent += 1) {
        const started = performance.now();
        const response = await door.post(aSubmission());
        const took = performance.now() - started;
        assert.equal(response.status, 201);
        assert.ok(took < 500, `it took ${took} ms`);
      }
      for (const socket of sockets) socket.destroy();
    });
  }

  test('of one network hold 100 connections at most', async () => {
    await using door = await openDoor();
    const sockets = await slowSockets(door.listening.port, () => '127.0.0.1');
    const closed = Promise.all(sockets.slice(0, SLOW - 100).map((socket) => socket.closed || once(socket, 'close')));
    for (const socket of sockets) socket.resume();
    await closed;
    assert.equal(sockets.filter((socket) => !socket.closed).length, 100);
    for (const socket of sockets) socket.destroy();
  });
});
