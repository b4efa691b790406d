import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { builtFiles, builtManifest, DIST } from '../support/built.ts';
import { blockOf } from '../support/docs.ts';
import { publish } from '../support/hosting.ts';

/** Files that pages load by the script tag. */
const LOADED = [...builtFiles('start'), ...builtFiles('open'), ...builtFiles('place'), ...builtFiles('ticket')].map(
  ({ file }) => file,
);
const read = (...names: readonly string[]): string => readFileSync(path.join(...names), 'utf8');

describe('the commands of docs/hosting.md', () => {
  test('publish every file under its version, and what pages load under the moving address', () => {
    using published = publish();
    const { folder, version, major } = published;
    for (const { file } of builtManifest().files) {
      assert.ok(existsSync(path.join(folder, version, file)), `${version}/${file}`);
    }
    for (const file of [...LOADED, 'manifest.json']) {
      assert.equal(read(folder, major, file), read(DIST, file), `${major}/${file}`);
    }
  });

  test('keep a pinned version, and files of older releases, as they are', () => {
    using published = publish();
    const old = path.join(published.folder, published.major, 'panel.older123.js');
    writeFileSync(old, 'old');
    published.run('publish');
    assert.equal(readFileSync(old, 'utf8'), 'old');
  });

  test('write the script and its manifest after what they name', () => {
    for (const block of ['publish', 'go back']) {
      const moving = blockOf('docs/hosting.md', `commands: ${block}`)
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('cp') && line.endsWith('/1/'));
      assert.deepEqual(
        moving.map((line) => /help-widget\.js/.test(line)),
        [false, true],
        block,
      );
    }
  });

  test('bring back the version that was good', () => {
    using published = publish();
    const { folder, major } = published;
    for (const file of ['help-widget.js', 'manifest.json']) writeFileSync(path.join(folder, major, file), 'bad');
    published.run('go back');
    for (const file of [...LOADED, 'manifest.json']) assert.equal(read(folder, major, file), read(DIST, file), file);
  });
});
