import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, mock, test } from 'node:test';
import { readBody } from '../../../relay/server/body.ts';

/** A request whose body the test sends. */
function request(headers: Readonly<Record<string, string>> = {}): IncomingMessage {
  return Object.assign(new EventEmitter(), { headers }) as unknown as IncomingMessage;
}

describe('a body', () => {
  test('is read as a whole, up to the last byte that is allowed', async () => {
    const incoming = request({ 'content-length': '4' });
    const read = readBody(incoming, 4, 1_000);
    incoming.emit('data', Buffer.from('ab'));
    incoming.emit('data', Buffer.from('cd'));
    incoming.emit('end');
    assert.equal(String(await read), 'abcd');
  });

  test('is too large with the first byte that is too many, whatever it says of itself', async () => {
    const incoming = request({ 'content-length': '2' });
    const read = readBody(incoming, 4, 1_000);
    incoming.emit('data', Buffer.from('abc'));
    incoming.emit('data', Buffer.from('de'));
    assert.equal(await read, 'too-large');
    assert.equal(incoming.listenerCount('data'), 0);
  });

  test('is not read at all where it says that it is too large', async () => {
    const incoming = request({ 'content-length': '5' });
    assert.equal(await readBody(incoming, 4, 1_000), 'too-large');
    assert.equal(incoming.listenerCount('data'), 0);
  });

  test('has so much time as a whole, however often something comes', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const incoming = request();
      const read = readBody(incoming, 100, 10_000);
      for (let second = 0; second < 10; second += 1) {
        incoming.emit('data', Buffer.from('a'));
        mock.timers.tick(1_000);
      }
      assert.equal(await read, 'slow');
    } finally {
      mock.timers.reset();
    }
  });

  for (const [event, ...given] of [['close'], ['error', new Error('reset')]] as const) {
    test(`is nobody’s where the sender is gone (${event})`, async () => {
      const incoming = request();
      const read = readBody(incoming, 100, 1_000);
      incoming.emit(event, ...given);
      assert.equal(await read, 'gone');
      assert.doesNotThrow(() => incoming.emit('error', new Error('once more')));
    });
  }
});
