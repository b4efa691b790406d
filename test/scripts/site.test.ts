import assert from 'node:assert/strict';
import { request } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { SiteOptions } from '../support/site.ts';
import { startSite } from '../support/site.ts';

describe('a site for tests', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'help-widget-site-'));
    await mkdir(join(folder, 'site', 'inner'), { recursive: true });
    await writeFile(join(folder, 'outside.txt'), 'not for you');
    await writeFile(join(folder, 'site', 'index.html'), '<h1>Home</h1>');
    await writeFile(join(folder, 'site', 'inner', 'index.html'), '<h1>Inner</h1>');
    await writeFile(join(folder, 'site', 'widget.js'), 'export const help = "help help help help help";');
  });
  after(() => rm(folder, { recursive: true }));

  const visit = async (path: string, options: Partial<SiteOptions> = {}): Promise<Response & { words: string }> => {
    await using site = await startSite({ root: join(folder, 'site'), ...options });
    const response = await fetch(site.origin + path, { headers: { 'accept-encoding': 'gzip, br' } });
    return Object.assign(response, { words: await response.text() });
  };

  test('serves files with their type, and the index of a folder', async () => {
    assert.equal((await visit('/')).words, '<h1>Home</h1>');
    assert.equal((await visit('/inner/')).words, '<h1>Inner</h1>');
    assert.equal((await visit('/widget.js?v=1')).headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal((await visit('/gone.js')).status, 404);
  });

  test('serves pages made by a test, with the headers it wants, and no compression unless told', async () => {
    const page = await visit('/page', { pages: { '/page': '<p>Hi</p>' }, headers: { 'x-help': 'yes' } });
    assert.equal(page.words, '<p>Hi</p>');
    assert.equal(page.headers.get('x-help'), 'yes');
    assert.equal((await visit('/widget.js')).headers.get('content-encoding'), null);
    const packed = await visit('/widget.js', { compress: 'brotli' });
    assert.equal(packed.headers.get('content-encoding'), 'br');
    assert.match(packed.words, /^export const help/);
  });

  test('lets other origins read only where told', async () => {
    assert.equal((await visit('/widget.js')).headers.get('access-control-allow-origin'), null);
    assert.equal((await visit('/widget.js', { cors: true })).headers.get('access-control-allow-origin'), '*');
  });

  test('serves nothing from outside of its folder', async () => {
    await using site = await startSite({ root: join(folder, 'site') });
    for (const path of ['/../outside.txt', '/..%2foutside.txt', '/%2e%2e/outside.txt']) {
      const status = await new Promise((resolve) => {
        request(site.origin, { path }, (response) => resolve(response.resume().statusCode)).end();
      });
      assert.equal(status, 404, path);
    }
  });

  test('can be reached as two origins, and notes what was asked', async () => {
    await using site = await startSite({ root: { '/w/': join(folder, 'site') } });
    assert.notEqual(site.origin, site.otherOrigin);
    assert.equal((await fetch(`${site.otherOrigin}/w/widget.js?a=b`)).status, 200);
    assert.deepEqual(site.requests, ['/w/widget.js?a=b']);
  });
});
