import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const SCRIPTS = join(import.meta.dirname, '../../scripts');

function run(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(SCRIPTS, script), ...args], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, stdout, stderr };
}

describe('a script that is called in a wrong way says so in a sentence and does nothing', () => {
  const cases: readonly (readonly [script: string, args: readonly string[], says: string])[] = [
    ['bench-relay.ts', ['--ticket', '9'], 'There is no option --ticket. There are: --tickets.'],
    ['bench-relay.ts', ['--tickets', 'many'], 'Give a whole number of tickets: npm run bench:relay -- --tickets 20000'],
    ['chaos.ts', ['--all'], 'There is no option --all. There are: --only, --count, --seed, --list.'],
    ['chaos.ts', ['--count', '0'], 'Count and seed must be whole numbers above 0.'],
    ['test.ts', ['--none'], 'There is no option --none. There are: --only, --list.'],
  ];
  for (const [script, args, says] of cases) {
    test(`${script} ${args.join(' ')}`, () => {
      assert.deepEqual(run(script, ...args), { status: 2, stdout: '', stderr: `${says}\n` });
    });
  }
});
