import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'vite';
import { bundleFiles } from '../../src/compile/bundle-files.ts';
import { compile } from '../../src/compile/compile.ts';
import { readContent } from '../../src/compile/read-content.ts';
import { contentPlugin } from '../../src/compile/vite-plugin.ts';

describe('a Vite build', () => {
  let root: string;
  let folder: string;

  before(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'help-widget-build-'));
    folder = path.join(root, 'content');
    await cp(path.join(import.meta.dirname, '../../content'), folder, { recursive: true });
    await writeFile(
      path.join(root, 'index.html'),
      '<!doctype html><title>Page</title><script type="module" src="/page.js"></script>',
    );
    await writeFile(path.join(root, 'page.js'), 'document.title = "Built";');
  });
  after(() => rm(root, { recursive: true, force: true }));

  test('emits every bundle and the index', async () => {
    await run();
    const { files: expected } = bundleFiles(compile(await readContent(folder)).bundles);
    assert.ok(expected.length >= 4);
    for (const { file, bytes } of expected) {
      assert.deepEqual(new Uint8Array(await readFile(path.join(root, 'dist', file))), new Uint8Array(bytes), file);
    }
  });

  test('fails when a page imports a content file', async () => {
    await writeFile(
      path.join(root, 'page.js'),
      'import text from "./content/agent/sign-in.yaml?raw"; document.title = text;',
    );
    await assert.rejects(run(), /only its bundles ship/);
    await writeFile(path.join(root, 'page.js'), 'document.title = "Built";');
  });

  test('fails with all findings', async () => {
    const file = path.join(folder, 'topics/sign-in.yaml');
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace('start: what-happens', 'start: nowhere').replace('facts: [F1]', 'facts: [F99]'));
    await assert.rejects(run(), (error: Error) => {
      assert.match(error.message, /sign-in\.yaml:3:8 unknown-target There is no step "nowhere"/);
      assert.match(error.message, /sign-in\.yaml:\d+:\d+ fact-without-home "F99" is no fact/);
      return true;
    });
    await writeFile(file, good);
  });

  async function run(): Promise<void> {
    await build({ root, configFile: false, logLevel: 'silent', plugins: [contentPlugin(folder)] });
  }
});
