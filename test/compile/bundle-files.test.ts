import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import { bundleFiles } from '../../src/compile/bundle-files.ts';
import { compile } from '../../src/compile/compile.ts';
import { GOOD } from './fixture.ts';

test('a build’s files are named by the hash of their bytes, index last, and are the same each time', () => {
  const { bundles } = compile(GOOD);
  const files = bundleFiles(bundles);
  assert.equal(files.length, bundles.length + 1);
  for (const { file, bytes } of files) {
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
    assert.match(file, /^content\/[a-z.-]+\.[\w-]{8}\.json$/);
    assert.ok(file.endsWith(`.${hash}.json`), file);
  }
  const index = JSON.parse(new TextDecoder().decode(files.at(-1)?.bytes)) as ContentIndex;
  assert.deepEqual(index.brands, [
    { id: 'two', topics: ['door'], languages: ['en'] },
    { id: 'one', topics: ['door'], languages: ['en'] },
  ]);
  const named = Object.entries(index.bundles).map(([name, file]) => [name, `content/${file}`]);
  assert.deepEqual(named, [
    ['door.two.en', files[0]?.file],
    ['door.one.en', files[1]?.file],
  ]);
  assert.deepEqual(bundleFiles(compile(GOOD).bundles), files);
});
