import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { DIST } from '../support/built.ts';
import { parsed } from '../support/html.ts';

const ROOT = path.join(import.meta.dirname, '../..');

function command(...words: readonly string[]): ReturnType<typeof spawnSync> & { stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['scripts/snippet.ts', ...words], { cwd: ROOT, encoding: 'utf8' });
}

test('the printed hash is that of the built script, and only the code goes to the output', () => {
  const { status, stdout, stderr } = command('messagemedia');
  assert.equal(status, 0);
  const hash = createHash('sha384')
    .update(readFileSync(path.join(ROOT, DIST, 'help-widget.js')))
    .digest('base64');
  const script = parsed(stdout).find(({ name }) => name === 'script');
  assert.equal(script?.attributes['integrity'], `sha384-${hash}`);
  assert.deepEqual(
    parsed(stdout).map(({ name }) => name),
    ['help-widget', 'script'],
  );
  assert.match(stderr, /pins version/);
});

for (const ask of ['--help', '-h']) {
  test(`${ask} says what there is to say, and is no mistake`, () => {
    const { status, stdout, stderr } = command('nobody', ask);
    assert.deepEqual([status, stderr], [0, '']);
    for (const option of [
      'base <address>',
      'mode <mode>',
      'lang <language>',
      'single',
      'tag-manager',
      'follow',
      'help',
    ])
      assert.match(stdout, new RegExp(`^  --${option} +\\S`, 'm'));
  });
}

test('what cannot be is said on the error stream, and the exit code tells', () => {
  const { status, stdout, stderr } = command('nobody');
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /^There is no brand "nobody"/);
});
