import { globSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumArgs, requireChromium } from '../scripts/chromium.mjs';
import { builtBundle, DIST } from '../test/support/built.ts';
import type { Site } from '../test/support/site.ts';
import { startSite } from '../test/support/site.ts';
import type { Figures } from './cold-run.ts';
import { coldRun } from './cold-run.ts';
import type { Measured } from './comparison.ts';
import type { Contender } from './contenders.ts';
import { contenders } from './contenders.ts';
import { fiveQuestions } from './questions.ts';
import { typebotServer } from './typebot-server.ts';

/** Cold runs of each. */
const RUNS = 7;
/** No round begins after so long. Milliseconds. */
const PATIENCE = 5 * 60_000;
/** So many runs may fail, as on a machine that is busy for a moment, before a contender is left out. */
const FAULTS = 1;

export interface Comparison {
  /** The browser's version. */
  readonly chromium: string;
  readonly empty: Measured;
  readonly widget: Measured;
  readonly byHand: Measured;
  /** The widget and all others that could be measured, without the empty page, in the order of the table. */
  readonly all: readonly Measured[];
  /** The others: what each is called, and why it could not be. */
  readonly missing: readonly Missing[];
}

export interface Missing {
  readonly name: string;
  readonly why: string;
}

/** One that takes part. */
interface Running {
  readonly contender: Contender;
  readonly folder: string;
  readonly runs: Figures[];
  /** Why its runs failed, if any did. */
  readonly faults: string[];
}

const FILES = path.resolve('.cache/bench');
const HEAD =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">' +
  '<body><h1>Sign in</h1>';

/**
 * {@link RUNS} cold runs of every contender in turn, so that whatever disturbs the machine disturbs all of them. One
 * that cannot be made or measured is left out, and its reason told.
 *
 * @throws Error where the empty page, the widget or the hand-written yardstick is such a one
 */
export async function compare(): Promise<Comparison> {
  const bundle = builtBundle('messagemedia');
  const questions = fiveQuestions(bundle);
  const everyone: readonly Running[] = contenders(bundle, questions).map((contender) => {
    const folder = contender.id === 'widget' ? DIST : path.join(FILES, contender.id);
    return { contender, folder, runs: [], faults: [] };
  });
  const pages: Record<string, string> = {};
  await using site = await startSite({
    root: Object.fromEntries(everyone.map(({ contender, folder }) => [`/${contender.id}/`, folder])),
    pages,
    cors: true,
    compress: 'brotli',
    handle: typebotServer(questions),
  });
  const ready: Running[] = [];
  for (const one of everyone) {
    try {
      await one.contender.prepare?.(one.folder);
      await warm(site, one);
      pages[`/${one.contender.id}`] = HEAD + bodyOf(one.contender, site);
      ready.push(one);
    } catch (error) {
      one.faults.push(reason(error));
    }
  }
  const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumArgs() });
  try {
    await takeTurns(browser, site, ready);
  } finally {
    await browser.close();
  }
  return { chromium: browser.version(), ...sorted(everyone) };
}

async function takeTurns(browser: Browser, site: Site, ready: readonly Running[]): Promise<void> {
  const end = Date.now() + PATIENCE;
  // The first round fills the caches of the operating system, and shows who can take part.
  for (let round = 0; round <= RUNS && Date.now() < end; round += 1) {
    for (const { contender, runs, faults } of ready) {
      if (faults.length > FAULTS) continue;
      try {
        const figures = await coldRun(browser, `${site.origin}/${contender.id}`, contender);
        if (round > 0) runs.push(figures);
      } catch (error) {
        faults.push(reason(error));
      }
    }
  }
}

function sorted(everyone: readonly Running[]): Omit<Comparison, 'chromium'> {
  const measured = everyone.flatMap(({ contender: { id, name }, runs, faults }) =>
    runs.length > 0 && faults.length <= FAULTS ? { id, name, runs } : [],
  );
  const missing = everyone.flatMap(({ contender: { id, name }, faults }) =>
    measured.some((one) => one.id === id) ? [] : { name, why: faults[0] ?? 'There was no time left.' },
  );
  const [empty, widget, byHand] = ['empty', 'widget', 'by-hand'].map((id) => measured.find((one) => one.id === id));
  if (!empty || !widget || !byHand) throw new Error(missing.map(({ name, why }) => `${name}: ${why}`).join('\n'));
  return { empty, widget, byHand, all: measured.filter((one) => one !== empty), missing };
}

function bodyOf({ id, body }: Contender, site: Site): string {
  return body.replace('{files}', `${site.otherOrigin}/${id}`).replace('{page}', `/${id}`);
}

/** Asks for every file once, so that no run waits for the server to compress it. */
async function warm(site: Site, { contender, folder }: Running): Promise<void> {
  for (const file of globSync('**/*.{js,css,json}', { cwd: folder })) {
    const address = `${site.origin}/${contender.id}/${file.replaceAll('\\', '/')}`;
    await (await fetch(address, { headers: { 'accept-encoding': 'br' } })).arrayBuffer();
  }
}

/** The first two lines of what an error says: the first alone is sometimes a heading. */
function reason(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .slice(0, 2)
    .join(' ');
}
