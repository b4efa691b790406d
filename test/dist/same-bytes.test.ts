import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { DIST } from '../support/built.ts';

/** What a build reads. */
const SOURCES = ['components', 'content', 'package.json', 'scripts', 'src', 'tsconfig.json'];

function hashes(folder: string): Readonly<Record<string, string>> {
  const files = globSync('**/*', { cwd: folder }).filter((file) => statSync(join(folder, file)).isFile());
  return Object.fromEntries(
    files.toSorted().map((file) => [
      file,
      createHash('sha384')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

test('two builds of the same sources are the same bytes, wherever they are built', { timeout: 180_000 }, () => {
  const before = hashes(DIST);
  assert.ok(Object.keys(before).length > 5, 'dist/ is not built; run "npm run build"');
  const elsewhere = mkdtempSync(join(tmpdir(), 'help-widget-build-'));
  try {
    for (const source of SOURCES) cpSync(source, join(elsewhere, source), { recursive: true });
    symlinkSync(resolve('node_modules'), join(elsewhere, 'node_modules'), 'junction');
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: elsewhere, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.deepEqual(hashes(join(elsewhere, DIST)), before, 'the same sources, or is dist/ older than they are?');
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
