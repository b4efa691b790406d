/**
 * `npm run screenshots`: pictures of the demo's main states into `.cache/screenshots/`, and those of the README into
 * `docs/images/`. `npm run screenshots -- --only readme` takes those alone; any other word, what it begins the name of.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { chromiumArgs, requireChromium } from './chromium.mjs';
import { optionsOrEnd } from './options.ts';
import type { Shot } from './screenshots/shots.ts';
import { README_SHOTS, SHOTS, VIEWS } from './screenshots/shots.ts';

const root = path.resolve(import.meta.dirname, '..');
const { only } = optionsOrEnd({ only: { type: 'string' } });

const server = await createServer({
  root,
  configFile: path.join(root, 'vite.config.ts'),
  logLevel: 'warn',
  server: { port: 0, hmr: false, watch: null },
});
await server.listen();
const origin = server.resolvedUrls?.local[0];
if (!origin) throw new Error('The demo has no address');
const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumArgs() });
try {
  await takeAll(README_SHOTS, path.join(root, 'docs/images'), ({ name }) => name);
  if (only !== 'readme') {
    const folder = path.join(root, '.cache/screenshots');
    if (!only) await rm(folder, { recursive: true, force: true });
    const wanted = SHOTS.filter(({ name }) => !only || name.startsWith(only));
    await takeAll(wanted, folder, ({ name, view, dark }) => `${name}-${view}${dark ? '-dark' : ''}`);
  }
} finally {
  await browser.close();
  await server.close();
}

async function takeAll(shots: readonly Shot[], folder: string, nameOf: (shot: Shot) => string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const shot of shots) {
    await take(browser, shot, path.join(folder, nameOf(shot)));
    console.log(path.relative(root, path.join(folder, `${nameOf(shot)}${shot.each ? '-*' : ''}.png`)));
  }
}

async function take(browser: Browser, { path: address, view, dark, act, each }: Shot, file: string): Promise<void> {
  const [width, height] = VIEWS[view];
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    hasTouch: view === 'phone',
  });
  try {
    const page = await context.newPage();
    await page.goto(new URL(address, origin).href, { waitUntil: 'networkidle' });
    await act?.(page);
    if (!each) return void (await page.screenshot({ path: `${file}.png` }));
    for (const [at, element] of (await page.locator(each).all()).entries()) {
      await element.screenshot({ path: `${file}-${at}.png` });
    }
  } finally {
    await context.close();
  }
}
