import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readConfig } from '../../relay/config/read.ts';
import { withEndpoint } from '../../scripts/start/demo-endpoint.ts';
import { keysIn } from '../../scripts/start/keys.ts';
import { freePort, portNote } from '../../scripts/start/port.ts';
import { relayEnvironment } from '../../scripts/start/relay.ts';

const folder = mkdtempSync(join(tmpdir(), 'help-widget-start-'));
after(() => rmSync(folder, { recursive: true }));

describe('npm start', () => {
  test('makes its keys once, for nobody else to read', () => {
    const data = join(folder, 'data');
    const keys = keysIn(data);
    assert.deepEqual(keysIn(data), keys);
    assert.notEqual(keys.secret, keys.deskToken);
    if (process.platform !== 'win32') assert.equal(statSync(join(data, 'secret')).mode & 0o077, 0);
  });

  test('gives the relay an environment that it takes', () => {
    const keys = keysIn(folder);
    const origins = ['http://localhost:5173'];
    const environment = relayEnvironment({
      port: 8787,
      keys,
      folder,
      content: 'content',
      origins,
      brands: ['example-sms'],
    });
    const config = readConfig(environment, () => '');
    assert.equal(config.deskToken, keys.deskToken);
    assert.deepEqual(config.brands, { 'example-sms': { origins, desk: { kind: 'local' } } });
    assert.deepEqual(config.database, { kind: 'sqlite', file: join(folder, 'relay.sqlite') });
  });

  test('tells the pages of the made-up brand where the relay is, and no others', () => {
    const at = (page: string): string => withEndpoint(page, 'http://localhost:8787');
    assert.equal(
      at('<help-widget mode="inline" brand="example-sms">'),
      '<help-widget endpoint="http://localhost:8787" mode="inline" brand="example-sms">',
    );
    assert.equal(
      at('<script async data-brand="example-sms" src="/x.js">'),
      '<script data-endpoint="http://localhost:8787" async data-brand="example-sms" src="/x.js">',
    );
    const other = '<help-widget brand="messagemedia"></help-widget><p brand="example-sms">';
    assert.equal(at(other), other);
  });

  test('takes the next port where one is taken, and says so', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const free = await freePort('127.0.0.1', port);
      assert.ok(free > port);
      assert.match(
        portNote('the demo', port, free) ?? '',
        new RegExp(`has the port ${port}, so the demo is at ${free}\\.`),
      );
      assert.equal(portNote('the demo', port, port), undefined);
    } finally {
      server.close();
    }
  });
});
