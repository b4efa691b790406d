import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumArgs, requireChromium } from '../../../scripts/chromium.mjs';

/** A browser in a process of its own, which can be killed. */
export interface KilledBrowser {
  readonly page: Page;
  /** Ends it as a crash or a power button does, at once, with all it has not written to the disk. */
  kill(): Promise<void>;
}

/** A folder for a browser's profile, which is taken away in the end. */
export async function profile(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'help-widget-profile-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 10 }) };
}

/** Starts a browser on a profile. Whoever starts it kills it. */
export async function startBrowser(folder: string): Promise<KilledBrowser> {
  const portFile = join(folder, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const flags = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
  const child = spawn(requireChromium(), [...chromiumArgs(), ...flags, 'about:blank'], { stdio: 'ignore' });
  try {
    const port = await portOf(portFile, child);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no context');
    return { page: await context.newPage(), kill: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** Chromium writes its port to a file once it listens, and says so in no other way without its output. */
async function portOf(file: string, child: ChildProcess): Promise<number> {
  const until = performance.now() + 20_000;
  while (performance.now() < until && child.exitCode === null) {
    const [port] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    if (port) return Number(port);
    await pause(20);
  }
  throw new Error('The browser did not start');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
