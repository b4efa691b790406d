import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { ViteDevServer } from 'vite';
import { createServer } from 'vite';
import { parse } from 'yaml';
import { contentPlugin } from '../../src/compile/vite-plugin.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import { indexedFiles } from '../support/indexed-files.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../content');

describe('the development server', () => {
  let root: string;
  let folder: string;
  let server: ViteDevServer;
  let port: number;
  const sent: unknown[] = [];
  let wake = (): void => {};

  before(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'help-widget-dev-'));
    folder = path.join(root, 'content');
    await cp(SHIPPED, folder, { recursive: true });
    await writeFile(path.join(root, 'index.html'), '<!doctype html><title>Page</title>');
    server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [contentPlugin(folder)],
      server: { host: '127.0.0.1', port: 0, strictPort: false },
      optimizeDeps: { noDiscovery: true },
    });
    const send = server.ws.send.bind(server.ws);
    server.ws.send = (...message: unknown[]) => {
      sent.push(message[0]);
      wake();
      (send as (...parts: unknown[]) => void)(...message);
    };
    await server.listen();
    const address = server.httpServer?.address();
    assert.ok(address && typeof address === 'object');
    port = address.port;
  });
  after(async () => {
    await server.close();
    await rm(root, { recursive: true, force: true });
  });

  test('serves the index and every bundle that it names', async () => {
    const index = JSON.parse(await get('/content/index.json')) as ContentIndex;
    assert.deepEqual(Object.keys(index.brands), ['messagemedia', 'tpg-messaging', 'example-sms']);
    const names = indexedFiles(index);
    assert.ok(names.length >= 3);
    for (const [file] of names) {
      const bundle = JSON.parse(await get(`/content/${file}`)) as Bundle;
      assert.equal(`${bundle.topic}.${bundle.brand.id}.${bundle.lang}.json`, file);
    }
  });

  test('gives away no sentence of the agent files at any spelling of their address', async () => {
    const leaves = strings(parse(await readFile(path.join(folder, 'agent/sign-in.yaml'), 'utf8'))).filter(
      (text) => text.length >= 12,
    );
    assert.ok(leaves.length >= 30, `${leaves.length} sentences to look for`);
    const addresses = spellings(folder);
    assert.ok(addresses.length >= 200, `${addresses.length} addresses`);
    for (const address of addresses) {
      const { head, body } = await raw(address);
      assert.match(head, /^HTTP\/1\.1 (40[034]|50\d|30\d|200)/, address);
      const found = leaves.find(
        (leaf) =>
          body.includes(leaf) ||
          body.includes(JSON.stringify(leaf).slice(1, -1)) ||
          body.includes(Buffer.from(leaf).toString('base64').slice(4, -4)),
      );
      assert.equal(found, undefined, address);
      if (/^\S+ 200/.test(head))
        assert.match(
          body,
          /<title>Page<|^\{"(?:brands|format)"/,
          `${address} answers with something else than the page or a bundle`,
        );
    }
    // The search itself is not blind: the same file elsewhere is found.
    await cp(path.join(folder, 'agent/sign-in.yaml'), path.join(root, 'seen.yaml'));
    const seen = await raw('/seen.yaml');
    assert.ok(
      leaves.some((leaf) => seen.body.includes(leaf)),
      'a file that is served is seen',
    );
  });

  test('refuses to load a content file as a module', async () => {
    for (const id of [
      '/content/agent/sign-in.yaml?raw',
      `/@fs${folder}/agent/sign-in.yaml?raw`,
      `${folder}/topics/sign-in.yaml?url`,
    ]) {
      await assert.rejects(server.transformRequest(id), /cannot|can be imported|denied|outside|Failed/i, id);
    }
  });

  test('shows findings over the page, keeps the bundles from before, and reloads when they are mended', async () => {
    const file = path.join(folder, 'topics/sign-in.yaml');
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace('start: what-happens', 'start: nowhere'));
    const error = await seen('error');
    assert.match(JSON.stringify(error), /topics\/sign-in\.yaml:3:8 unknown-target There is no step \\"nowhere\\"/);
    assert.ok(JSON.parse(await get('/content/index.json')));
    sent.length = 0;
    await writeFile(file, good.replace('title: Help signing in', 'title: Help to sign in'));
    await seen('full-reload');
    const index = JSON.parse(await get('/content/index.json')) as ContentIndex;
    const bundle = JSON.parse(await get(`/content/${indexedFiles(index)[0]?.[0]}`)) as Bundle;
    assert.equal(bundle.title, 'Help to sign in');
  });

  test('tells nothing of an agent file over the page, only where to look', async () => {
    sent.length = 0;
    const file = path.join(folder, 'agent/sign-in.yaml');
    const good = await readFile(file, 'utf8');
    await writeFile(file, `${good}\n  nothing: { do: [Keep this sentence secret], and this one as well: }\n`);
    const error = JSON.stringify(await seen('error'));
    assert.match(error, /agent\/sign-in\.yaml:\d+:\d+ \S+ The terminal says what to do/);
    assert.doesNotMatch(error, /this one as well|Keep this/);
    await writeFile(file, good);
    await seen('full-reload');
  });

  async function get(address: string): Promise<string> {
    const response = await fetch(`http://127.0.0.1:${port}${address}`);
    assert.equal(response.status, 200, address);
    return response.text();
  }

  /** Sends the address byte for byte, which fetch would tidy up. */
  function raw(address: string): Promise<{ head: string; body: string }> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: */*\r\nConnection: close\r\n\r\n`);
      });
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', reject);
      socket.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const split = text.indexOf('\r\n\r\n');
        resolve({ head: text.slice(0, split), body: text.slice(split + 4).replace(/^[0-9a-f]+\r\n/, '') });
      });
    });
  }

  /** The first message of that type to the browser since the last `sent.length = 0`; the time limit ends the wait. */
  async function seen(type: string): Promise<unknown> {
    for (;;) {
      const found = sent.find((message) => isType(message, type));
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }
});

function isType(message: unknown, type: string): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type;
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value, ...value.split('\n')].map((text) => text.trim());
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

/** Ways to write the address of a content file, each with each query. */
function spellings(folder: string): readonly string[] {
  const files = ['agent/sign-in.yaml', 'agent/', 'topics/sign-in.yaml'];
  const ways = files.flatMap((file) => [
    `/content/${file}`,
    `//content/${file}`,
    `/content//${file}`,
    `/content/./${file}`,
    `/./content/${file}`,
    `/src/../content/${file}`,
    `/src/%2e%2e/content/${file}`,
    `/src/..%2fcontent%2f${file}`,
    `/content/topics/../${file}`,
    `/content/topics/%2e%2e/${file}`,
    `/content%2f${file.replace('/', '%2f')}`,
    `/content%252f${file.replace('/', '%252f')}`,
    `/content\\${file.replace('/', '\\')}`,
    `/content%5c${file.replace('/', '%5c')}`,
    `/%63ontent/%61gent/../${file}`,
    `/%2563ontent/${file}`,
    `/CONTENT/${file.toUpperCase()}`,
    `/Content/${file}`,
    `/content/${file}.`,
    `/content/${file}%00`,
    `/content/${file}%20`,
    `/content/${file}/`,
    `/content/${file}#.js`,
    `/content/${file}::$DATA`,
    `/@fs${folder}/${file}`,
    `/@fs/${folder}/${file}`,
    `/@fs//${folder}/${file}`,
    `/@fs${folder}/./${file}`,
    `/@fs${folder}/topics/../${file}`,
    `/@fs${folder}/topics/%2e%2e/${file}`,
    `/@fs${folder.replaceAll('/', '%2f')}%2f${file}`,
    `/@fs/x/..${folder}/${file}`,
    `/@id/${folder}/${file}`,
    `/@id/__x00__${folder}/${file}`,
    `/@id/content/${file}`,
    `${folder}/${file}`,
    `http://127.0.0.1/content/${file}`,
    `/content/index.json/../${file}`,
    `/content/index.json?/../${file}`,
  ]);
  const queries = [
    '',
    '?raw',
    '?import',
    '?import&raw',
    '?url',
    '?inline',
    '?url&inline',
    '?worker',
    '?raw??',
    '?import&raw??',
    '?.svg?.wasm?init',
    '?html-proxy&index=0.js',
    '?t=1&raw#',
  ];
  return ways.flatMap((way) => queries.map((query) => way + query));
}
