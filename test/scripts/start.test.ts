import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path, { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createServer as createDemo } from 'vite';
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
    assert.deepEqual(config.database, { kind: 'sqlite', file: join(folder, 'demo.sqlite') });
  });

  test('keeps its tickets in another file than a relay that is told of none', () => {
    const BRANDS = JSON.stringify({ 'example-sms': { origins: ['https://www.example.com'] } });
    const own = readConfig({ SECRET: 'x'.repeat(32), BRANDS }, () => '').database;
    const demo = relayEnvironment({
      port: 8787,
      keys: keysIn(folder),
      folder: '.data',
      content: 'content',
      origins: [],
      brands: [],
    });
    assert.deepEqual(own, { kind: 'sqlite', file: '.data/relay.sqlite' });
    assert.equal(demo['DATABASE'], `sqlite:${join('.data', 'demo.sqlite')}`);
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
    const index = readFileSync('demo/index.html', 'utf8');
    assert.match(at(index), /<a href="http:\/\/localhost:8787\/desk">The help desk<\/a>/);
    assert.match(index, /made-up help desk in the page takes your ticket/);
    assert.doesNotMatch(at(index), /made-up help desk/);
    assert.match(at(index), /Your ticket arrives at <a href="http:\/\/localhost:8787\/desk">the help desk<\/a>\./);
    const other = '<help-widget brand="messagemedia"></help-widget><p brand="example-sms">';
    assert.equal(at(other), other);
  });

  test('lets nobody download what its relay keeps', async () => {
    const kept = `.data/probe-${process.pid}`;
    mkdirSync('.data', { recursive: true });
    writeFileSync(kept, 'what a customer wrote');
    const server = await createDemo({
      configFile: 'vite.config.ts',
      logLevel: 'silent',
      server: { port: 0, hmr: false, watch: null },
    });
    try {
      await server.listen();
      const origin = server.resolvedUrls?.local[0] ?? '';
      const whole = `@fs${path.resolve(kept)}`;
      for (const address of [kept, `${kept}?raw`, `${kept}?import&raw`, `${kept}?url`, whole, `${whole}?import&raw`]) {
        const response = await fetch(new URL(address, origin));
        assert.notEqual(response.status, 200, address);
        assert.doesNotMatch(await response.text(), /what a customer wrote/, address);
      }
      assert.equal((await fetch(new URL('package.json', origin))).status, 200, 'other files are served');
    } finally {
      await server.close();
      rmSync(kept);
    }
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
