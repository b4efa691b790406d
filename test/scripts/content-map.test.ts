import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

const ROOT = path.join(import.meta.dirname, '../..');

let out = '';
before(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'help-widget-map-'));
});
after(() => rm(out, { recursive: true, force: true }));

test('content:map writes a page for each brand, and says what to do with it', async () => {
  const script = path.join(ROOT, 'scripts/content-map.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, path.join(ROOT, 'content'), out], {
    cwd: out,
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  const pages = (await readdir(out)).sort();
  const brands = (await readdir(path.join(ROOT, 'content/brands'))).map((file) => file.replace('.yaml', ''));
  assert.deepEqual(pages, brands.map((brand) => `sign-in.${brand}.html`).sort());
  assert.deepEqual(
    stdout.trim().split('\n').sort(),
    pages.map((page) => `Open this in a browser: ${page}`),
  );
});
