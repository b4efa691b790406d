import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { ListedBundle } from '../../src/bundle/listed-words.ts';
import { WORD_KEYS } from '../../src/bundle/words.ts';
import { bundleFiles, integrityOf } from '../../src/compile/bundle-files.ts';
import { compile } from '../../src/compile/compile.ts';
import { GOOD } from './fixture.ts';

test('a build’s files are named by the hash of their bytes, index last, and are the same each time', () => {
  const { bundles } = compile(GOOD);
  const { index, files } = bundleFiles(bundles);
  assert.equal(files.length, bundles.length + 1);
  const named = files.slice(0, -1);
  for (const { file, bytes } of named) {
    const hash = createHash('sha384').update(bytes).digest('base64url').slice(0, 8);
    assert.match(file, /^content\/[a-z.-]+\.[\w-]{8}\.json$/);
    assert.ok(file.endsWith(`.${hash}.json`), file);
  }
  const pinned = (from: string): unknown =>
    Object.fromEntries(
      named.map(({ file, bytes }, at) => {
        return [['two', 'one'][at], { door: { en: [file.slice(from.length), integrityOf(bytes)] } }];
      }),
    );
  assert.deepEqual(index.brands, pinned(''));
  assert.deepEqual(Object.keys(index.brands), ['two', 'one']);
  assert.equal(files.at(-1)?.file, 'content/index.json');
  assert.deepEqual(JSON.parse(new TextDecoder().decode(files.at(-1)?.bytes)), { brands: pinned('content/') });
  assert.deepEqual(bundleFiles(compile(GOOD).bundles), { index, files });
});

test('a file has the words without their keys, in their order', () => {
  const { bundles } = compile(GOOD);
  const { files } = bundleFiles(bundles);
  for (const [at, bundle] of bundles.entries()) {
    const { words, ...rest } = JSON.parse(new TextDecoder().decode(files[at]?.bytes)) as ListedBundle;
    assert.deepEqual(
      words,
      WORD_KEYS.map((key) => bundle.words[key]),
    );
    assert.deepEqual({ ...rest, words: bundle.words }, bundle);
  }
});
