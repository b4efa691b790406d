import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import type { ListedBundle } from '../../src/bundle/listed-words.ts';
import { WORD_KEYS } from '../../src/bundle/words.ts';
import { bundleFiles, integrityOf } from '../../src/compile/bundle-files.ts';
import { compile } from '../../src/compile/compile.ts';
import { GOOD } from './fixture.ts';

test('a build’s files are named by the hash of their bytes, index last, and are the same each time', () => {
  const { bundles } = compile(GOOD);
  const files = [...bundleFiles(bundles)];
  assert.equal(files.length, bundles.length + 2);
  const [stays] = files.splice(bundles.length, 1);
  assert.equal(stays?.file, 'content/index.json');
  for (const { file, bytes } of files) {
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
    assert.match(file, /^content\/[a-z.-]+\.[\w-]{8}\.json$/);
    assert.ok(file.endsWith(`.${hash}.json`), file);
  }
  const index = JSON.parse(new TextDecoder().decode(files.at(-1)?.bytes)) as ContentIndex;
  const named = Object.entries(index.brands).map(([brand, { door }]) => [brand, Object.keys(door ?? {}), door?.['en']]);
  const pinned = files.map(({ file, bytes }) => [file.slice('content/'.length), integrityOf(bytes)]);
  assert.deepEqual(named, [
    ['two', ['en'], pinned[0]],
    ['one', ['en'], pinned[1]],
  ]);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(stays?.bytes)), { brands: index.brands });
  assert.deepEqual(bundleFiles(compile(GOOD).bundles).toSpliced(bundles.length, 1), files);
});

test('a file has the words without their keys, in their order', () => {
  const { bundles } = compile(GOOD);
  const files = bundleFiles(bundles);
  for (const [at, bundle] of bundles.entries()) {
    const { words, ...rest } = JSON.parse(new TextDecoder().decode(files[at]?.bytes)) as ListedBundle;
    assert.deepEqual(
      words,
      WORD_KEYS.map((key) => bundle.words[key]),
    );
    assert.deepEqual({ ...rest, words: bundle.words }, bundle);
  }
});
