import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { DIST } from '../support/built.ts';

/** Shorter leaves are ids that stand in the topic too. In characters. */
const SHORTEST = 12;

/** What agents read, each string of it, with the spaces of a line break made one. */
const secrets = [
  ...new Set(
    globSync('content/agent/*.yaml')
      .flatMap((file) => leaves(parse(readFileSync(file, 'utf8'))))
      .flatMap((leaf) => leaf.split('\n'))
      .map(plain)
      .filter((leaf) => leaf.length >= SHORTEST),
  ),
];

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [];
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** As it stands in a file: as it is, as JSON has it and, around places that are filled in, each piece alone. */
function spellings(leaf: string): readonly string[] {
  return [...new Set([leaf, JSON.stringify(leaf).slice(1, -1), ...leaf.split(/\{[\w.-]+\}/)])].filter(
    (piece) => piece.trim().length >= SHORTEST,
  );
}

function found(paths: readonly string[]): readonly string[] {
  return paths
    .filter((path) => statSync(path).isFile())
    .flatMap((path) => {
      const text = plain(readFileSync(path, 'utf8'));
      return secrets
        .filter((leaf) => spellings(leaf).some((piece) => text.includes(piece)))
        .map((leaf) => `${path} has agent words: "${leaf}"`);
    });
}

describe('what agents are told', () => {
  test('is read by this test', () => {
    assert.ok(secrets.length > 30, `only ${secrets.length} strings`);
    assert.deepEqual(
      found(globSync('content/agent/*.yaml')).length >= secrets.length / 2,
      true,
      'the search does not even find the words where they stand',
    );
  });

  test('is in no file of dist/', () => {
    const files = globSync('**/*', { cwd: DIST }).map((file) => join(DIST, file));
    assert.ok(files.length > 5);
    assert.deepEqual(found(files), []);
  });

  test('is in no file of the npm package', () => {
    const { stdout, status } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.equal(status, 0);
    const [packed] = Object.values(JSON.parse(stdout) as Record<string, { files: readonly { path: string }[] }>);
    const paths = packed?.files.map(({ path }) => path) ?? [];
    assert.ok(paths.includes('dist/help-widget.js'), 'the package has no script; run "npm run build"');
    assert.deepEqual(
      paths.filter((path) => path.startsWith('content/')),
      [],
    );
    assert.deepEqual(found(paths), []);
  });
});
