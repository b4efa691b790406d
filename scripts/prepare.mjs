/**
 * Runs before `npm start`, `npm test` and their like: installs what is missing, and nothing where all is there.
 * With `--browser` it sees to a browser too. Plain JavaScript for Node.js 20, because it runs on the Node.js of the
 * machine, before the project's own is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

try {
  requireNode(20);
  if (!isInstalled()) installPackages();
  if (process.argv.includes('--browser') && !findChromium()) installBrowser();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** @param {number} major */
function requireNode(major) {
  if (Number.parseInt(process.versions.node, 10) < major) {
    throw new Error(
      `This is Node.js ${process.versions.node}; version ${major} or newer is needed: https://nodejs.org/`,
    );
  }
}

/**
 * Whether `node_modules` holds what the lock file names. npm writes its own list there when an installation is
 * complete; optional packages may be missing from it (those for other platforms).
 */
function isInstalled() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || present[path]?.version === version,
  );
}

/**
 * @param {string} lock
 * @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}>}
 */
function packagesOf(lock) {
  return existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : {};
}

function installPackages() {
  // npm would empty the folder that it leads to, which is another copy's.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Error(
      'The folder node_modules is a link, and the packages it leads to are not those of package-lock.json. Run npm ci where it leads to, or delete the link.',
    );
  }
  console.log('Installing packages (npm ci) …');
  const npm = process.env['npm_execpath'];
  const done = npm
    ? run(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'])
    : run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (!done) {
    throw new Error(
      'Packages could not be installed; npm says why above. Check the network, delete the folder node_modules, and try again.',
    );
  }
}

function installBrowser() {
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Installing a browser (apt-get install chromium) …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const done =
      run('apt-get', ['update', '-qq'], env) &&
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], env);
    if (done && findChromium()) return;
  }
  console.log('Installing a browser (npx playwright install chromium) …');
  run(process.execPath, [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium']);
  if (!findChromium()) {
    throw new Error(
      'The tests need Chrome or Chromium, and none could be installed. Install one by hand, or set CHROME_PATH to it.',
    );
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @returns {boolean} whether it ended well
 */
function run(program, args, env = {}) {
  const { status } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && program === 'npm',
  });
  return status === 0;
}
