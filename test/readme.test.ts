import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '..');
/** What no clone has. */
const NOT_CLONED = new Set(['node_modules', 'dist', '.git', '.cache', '.data', 'test-results', 'coverage']);

/** The benchmark has packages of its own: such a folder may stand at any depth. */
const isCloned = (file: string): boolean =>
  !NOT_CLONED.has(path.relative(root, file)) && path.basename(file) !== 'node_modules';

/** Run by their own tests, or too long to run in a test: these must be scripts that exist. */
const NOT_RUN = new Set(['npm test', 'npm run bench', 'npm run bench -- --write', 'npm run screenshots']);

describe('the README', () => {
  let copy: string;
  let text: string;
  let commands: readonly string[];
  before(async () => {
    text = await readFile(path.join(root, 'README.md'), 'utf8');
    commands = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
    copy = await mkdtemp(path.join(tmpdir(), 'help-widget-readme-'));
    await cp(root, copy, { recursive: true, filter: isCloned });
    await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  });
  after(() => rm(copy, { recursive: true, force: true }));

  test('names only commands that there are', async () => {
    assert.ok(commands.includes('npm start') && commands.includes('npm test'));
    const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...commands, ...(text.match(/`npm (?:run )?[\w:]+`/g) ?? []).map((one) => one.slice(1, -1))];
    for (const command of new Set(named)) {
      const script = scripts[/^npm (?:run )?(?:-s )?([\w:]+)/.exec(command)?.[1] ?? command];
      assert.ok(script, `"${command}" is no script of package.json`);
      const file = /^node (\S+)/.exec(script)?.[1];
      assert.ok(!file || existsSync(path.join(root, file)), `"${command}" runs ${file}, which is not there`);
    }
  });

  test('runs the tests as continuous integration does', async () => {
    assert.match(await readFile(path.join(root, '.ci/run'), 'utf8'), /^exec npm test\b/m);
  });

  test('leads only to files that are there', () => {
    const links = [...text.matchAll(/(?:\]\(|src=")(?!https?:)([^)"]+)/g)].map(([, link = '']) => link);
    assert.ok(links.length >= 6);
    assert.deepEqual(
      links.filter((link) => !existsSync(path.join(root, link))),
      [],
    );
  });

  test('its commands run in a bare copy', { timeout: 120_000 }, async () => {
    const run = commands.filter((command) => command !== 'npm start' && !NOT_RUN.has(command));
    assert.ok(run.length >= 3, 'there are commands to run');
    for (const command of run) {
      const { code, output } = await end(start(command, copy));
      assert.equal(code, 0, `${command}:\n${output}`);
    }
    assert.ok(existsSync(path.join(copy, 'dist/help-widget.js')));
  });

  test('"npm start" prints an address for every page of the demo, and each is there', { timeout: 60_000 }, async () => {
    const child = start('npm start', copy);
    try {
      const printed = await untilPrinted(child, /http\S+gallery\.html/);
      const addresses = printed.match(/http\S+/g) ?? [];
      const pages = (await readdir(path.join(copy, 'demo'), { recursive: true })).filter((file) =>
        file.endsWith('.html'),
      );
      const origin = new URL(addresses[0] ?? '').origin;
      for (const address of [...addresses, ...pages.map((page) => `${origin}/demo/${page}`)]) {
        const response = await fetch(address);
        assert.equal(response.status, 200, address);
        assert.match(await response.text(), /<title>[^<]+<\/title>/);
      }
      assert.equal((await fetch(`${origin}/help-widget.js`)).status, 200);
      assert.equal((await fetch(`${origin}/content/index.json`)).status, 200);
    } finally {
      await stop(child);
    }
  });
});

/** Runs a command in a process group of its own, so that it can be stopped with all it started. */
function start(command: string, cwd: string): ChildProcess {
  const [program = '', ...args] = command.split(' ');
  const env = { ...process.env, NO_COLOR: '1', npm_config_update_notifier: 'false' };
  return spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function end(child: ChildProcess): Promise<{ readonly code: number; readonly output: string }> {
  const heard: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => heard.push(String(part)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output: heard.join('') };
}

/** What the command has said so far, once that fits. Rejects when it ends before. */
async function untilPrinted(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const hear = (part: unknown): void => {
      heard += String(part);
      if (wanted.test(heard)) resolve(heard);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => reject(new Error(`It ended:\n${heard}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const closed = once(child, 'close');
  process.kill(-child.pid, 'SIGTERM');
  await closed;
}
