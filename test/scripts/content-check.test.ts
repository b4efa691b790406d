import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Source } from '../../src/compile/content.ts';
import { changed, GOOD } from '../compile/fixture.ts';

const SCRIPT = path.join(import.meta.dirname, '../../scripts/content-check.ts');

describe('content:check', () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'help-widget-check-'));
  });
  after(() => rm(root, { recursive: true, force: true }));

  test('says in one line what there is, where nothing is wrong', async () => {
    assert.deepEqual(await check(changed('brands/one.yaml', ["theme: { accent: '#123456' }\n", ''])), {
      code: 0,
      lines: ['The content is good: 1 topic, 2 brands, 1 language, 5 steps.'],
    });
  });

  test('notes before it which colour stands for the one that cannot be read', async () => {
    const { code, lines } = await check(GOOD);
    assert.equal(code, 0);
    assert.match(
      lines[0] ?? '',
      /^Note: content\/brands\/one\.yaml:12:18 theme In dark colours #688cb3 stands for #123456: .* 4\.55:1 is needed\.$/,
    );
    assert.match(lines[1] ?? '', /^The content is good/);
  });

  test('prints every finding, then how many there are, and exits with 1', async () => {
    const { code, lines } = await check(
      changed('topics/door.yaml', ['start: what-happens', 'start: nowhere'], ['go: inside }', 'go: outside }']),
    );
    assert.equal(code, 1);
    const findings = lines.slice(0, -1);
    assert.ok(findings.length >= 2);
    assert.equal(lines.at(-1), `${findings.length} findings in 1 file`);
    for (const line of findings) assert.match(line, /^content\/[a-z/-]+\.yaml:\d+:\d+ [a-z-]+ \S.*\.\)?$/);
    assert.ok(
      lines.includes(
        'content/topics/door.yaml:3:8 unknown-target There is no step "nowhere". Write it, or lead to one that is there.',
      ),
      lines.join('\n'),
    );
  });

  async function check(files: Source): Promise<{ code: number | null; lines: readonly string[] }> {
    await rm(path.join(root, 'content'), { recursive: true, force: true });
    for (const [file, text] of Object.entries(files)) {
      const target = path.join(root, 'content', file);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, 'content'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    return { code: status, lines: stdout.trim().split('\n') };
  }
});
