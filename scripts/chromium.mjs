import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * The browser that tests, benchmarks and screenshots drive: the one `CHROME_PATH` names, else an installed Chrome or
 * Chromium, else the one Playwright has downloaded. Plain JavaScript, because `prepare.mjs` runs it with the Node.js
 * of the machine.
 *
 * @returns {string | undefined} the path of the executable; nothing where there is none
 * @throws {Error} where `CHROME_PATH` names something that cannot be run
 */
export function findChromium() {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (!isExecutable(named)) {
      throw new Error(`CHROME_PATH is "${named}", which is not a program that can be run. Correct it or unset it.`);
    }
    return named;
  }
  return [...installed(), ...playwrights()].find(isExecutable);
}

/**
 * {@link findChromium}, where doing without is not possible.
 *
 * @returns {string} the path of the executable
 * @throws {Error} saying how to get a browser
 */
export function requireChromium() {
  const path = findChromium();
  if (!path) {
    throw new Error(
      'No Chrome or Chromium was found. Install one, or set CHROME_PATH to it, or run "npx playwright install chromium".',
    );
  }
  return path;
}

/**
 * What the browser is started with. Its sandbox does not work for root, as in most containers; the other switches
 * keep it from reaching for the network and the graphics card on its own.
 *
 * @returns {string[]} command line switches
 */
export function chromiumArgs() {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}

/** @returns {string[]} where Chrome and Chromium usually are on this system */
function installed() {
  if (process.platform === 'darwin') {
    const bundles = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((root) =>
      bundles.map((bundle) => join(root, bundle)),
    );
  }
  if (process.platform === 'win32') {
    const programs = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .flatMap((name) => process.env[name] ?? [])
      .flatMap((root) => programs.map((program) => join(root, program)));
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @returns {string[]} the Chromium that Playwright downloads, whether or not it has done so */
function playwrights() {
  try {
    return [createRequire(import.meta.url)('@playwright/test').chromium.executablePath()];
  } catch {
    return [];
  }
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
