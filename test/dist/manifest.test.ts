import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { builtBundles, builtManifest, DIST } from '../support/built.ts';

const { version, files } = builtManifest();

describe('dist/manifest.json', () => {
  test('has the version and, of each file, exactly what is promised', () => {
    const { version: ours } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.equal(version, ours);
    for (const file of files) {
      assert.deepEqual(Object.keys(file), ['file', 'raw', 'gzip', 'brotli', 'integrity', 'when']);
      assert.match(file.when, /^(?:start|open|place|ticket|other)$/);
    }
  });

  test('is true: sizes and hashes are those of the files', () => {
    for (const { file, raw, gzip, brotli, integrity } of files) {
      const bytes = readFileSync(join(DIST, file));
      assert.equal(raw, bytes.length, file);
      assert.equal(gzip, gzipSync(bytes, { level: 9 }).length, file);
      assert.equal(
        brotli,
        brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
        file,
      );
      assert.equal(integrity, `sha384-${createHash('sha384').update(bytes).digest('base64')}`, file);
    }
  });

  test('names every file that is there, and no other', () => {
    const there = globSync('**/*.*', { cwd: DIST }).map((file) => file.replaceAll('\\', '/'));
    assert.deepEqual(
      files.map(({ file }) => file).toSorted(),
      there.filter((file) => file !== 'manifest.json').toSorted(),
    );
  });

  test('knows one script, and files for each moment', () => {
    assert.deepEqual(
      files.filter(({ when }) => when === 'start').map(({ file }) => file),
      ['help-widget.js'],
    );
    for (const when of ['open', 'place', 'ticket'])
      assert.ok(
        files.some((file) => file.when === when),
        when,
      );
  });

  test('every file that the script loads has a hash in its name, so that it can be kept for ever', () => {
    for (const { file, when } of files) {
      if (when !== 'start' && when !== 'other') assert.match(file, /\.[\w-]{8}\.(?:js|json)$/);
    }
  });

  test('no file that the script loads imports another: a browser would fetch that without its hash', () => {
    for (const { file, when } of files) {
      const code = when === 'other' && !file.startsWith('foreign.') ? '' : readFileSync(join(DIST, file), 'utf8');
      assert.doesNotMatch(code, /(?:^|[;}])import\b(?!\()|[\w}]\s*from\s*["']\.|\bimport\(["'`]/, file);
    }
  });

  test('there is a bundle for each topic, brand and language', () => {
    const names = builtBundles().map(({ topic, brand, lang }) => `${topic}.${brand.id}.${lang}`);
    assert.ok(names.length > 2);
    assert.equal(new Set(names).size, names.length);
    for (const name of names)
      assert.ok(
        files.some(({ file }) => file.startsWith(`content/${name}.`)),
        name,
      );
  });
});
