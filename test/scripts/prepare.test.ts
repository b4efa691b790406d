import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

/** Stands in for npm: notes what it was called with, and installs what the lock file names unless told to fail. */
const NPM = `
const fs = require('node:fs');
fs.appendFileSync('calls.txt', process.argv[2] + '\\n');
if (process.env.NPM_FAILS) process.exit(1);
fs.mkdirSync('node_modules', { recursive: true });
const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
const installed = Object.entries(packages).filter(([, { optional }]) => !optional);
fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(installed) }));
`;

describe('before npm start and npm test', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'help-widget-prepare-'));
    mkdirSync(join(root, 'scripts'));
    for (const file of ['prepare.mjs', 'chromium.mjs']) cpSync(join('scripts', file), join(root, 'scripts', file));
    writeFileSync(join(root, 'npm.cjs'), NPM);
    lock('1.0.0');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const lock = (version: string): void => {
    const packages = {
      '': { name: 'help-widget' },
      'node_modules/lit': { version },
      'node_modules/for-another-system': { version, optional: true },
    };
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  };
  const prepare = (args: string[] = [], env: Record<string, string> = {}): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, [join(root, 'scripts', 'prepare.mjs'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: join(root, 'npm.cjs'), ...env },
    });
  const calls = (): string =>
    existsSync(join(root, 'calls.txt')) ? readFileSync(join(root, 'calls.txt'), 'utf8').trim() : '';

  test('packages are installed where there are none, and once', () => {
    assert.equal(prepare().status, 0);
    assert.equal(prepare().status, 0);
    assert.equal(calls(), 'ci');
  });

  test('packages are installed anew where the lock file names another version', () => {
    prepare();
    lock('1.1.0');
    assert.equal(prepare().status, 0);
    assert.equal(calls(), 'ci\nci');
  });

  test("packages that a link leads to are another copy's: they are left alone", () => {
    mkdirSync(join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'node_modules'), 'junction');
    const { status, stderr } = prepare();
    assert.equal(status, 1);
    assert.match(stderr, /node_modules is a link.*Run npm ci where it leads to/);
    assert.equal(calls(), '');
  });

  test('it ends badly and says what to do where npm fails', () => {
    const { status, stderr } = prepare([], { NPM_FAILS: 'yes' });
    assert.equal(status, 1);
    assert.match(stderr, /could not be installed.*Check the network/s);
  });

  test('the browser is the one CHROME_PATH names', () => {
    const browser = join(root, 'my-browser');
    writeFileSync(browser, '#!/bin/sh\n');
    chmodSync(browser, 0o755);
    assert.equal(prepare(['--browser'], { CHROME_PATH: browser }).status, 0);
    const { status, stderr } = prepare(['--browser'], { CHROME_PATH: join(root, 'gone') });
    assert.equal(status, 1);
    assert.match(stderr, /CHROME_PATH is ".*gone".*Correct it or unset it/);
  });
});
