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
/** Files whose names stay. */
const MOVING = ['content/index.json', 'manifest.json', 'help-widget.js'];
const read = (...names: readonly string[]): string => readFileSync(path.join(...names), 'utf8');

describe('the commands of docs/hosting.md', () => {
  test('publish every file under its version, and what pages load under the moving address', () => {
    using published = publish();
    const { folder, version, major } = published;
    for (const { file } of builtManifest().files) {
      assert.ok(existsSync(path.join(folder, version, file)), `${version}/${file}`);
    }
    for (const file of [...LOADED, ...MOVING]) {
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

  test('write what has no hash in its name after what it names', () => {
    for (const block of ['publish', 'go back']) {
      const copied = blockOf('docs/hosting.md', `commands: ${block}`)
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('cp') && line.includes(' /srv/help/1/'))
        .map((line) =>
          line
            .split(' ')
            .slice(1, -1)
            .map((file) => path.posix.basename(file)),
        );
      const [parts, bundles, index, script] = copied;
      assert.deepEqual([parts, bundles, index], [['*.*.js'], ['*.*.json'], ['index.json']], block);
      assert.deepEqual(script, ['manifest.json', 'help-widget.js'], block);
    }
  });

  test('bring back the version that was good', () => {
    using published = publish();
    const { folder, major } = published;
    for (const file of MOVING) writeFileSync(path.join(folder, major, file), 'bad');
    published.run('go back');
    for (const file of [...LOADED, ...MOVING]) assert.equal(read(folder, major, file), read(DIST, file), file);
  });
});
