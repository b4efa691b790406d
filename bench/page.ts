import type { Browser, CDPSession } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumArgs, requireChromium } from '../scripts/chromium.mjs';
import type { Bundle } from '../src/bundle/bundle.ts';
import { builtBundle, DIST } from '../test/support/built.ts';
import { startSite } from '../test/support/site.ts';
import { buildByHand } from './by-hand/build.ts';
import { observe, placeOf } from './in-page.ts';
import { median } from './median.ts';

/** How many times slower than this machine. */
export const THROTTLE = 4;
export const RUNS = 7;

/** One cold run, in a browser context of its own. Times in milliseconds, heap in bytes. */
export interface Figures {
  /** Scripting of the whole page, from navigation until the launcher stands. */
  readonly script: number;
  readonly heap: number;
  /** The rest is 0 on an empty page. Scripting until the first question shows, the launcher's included. */
  readonly scriptToQuestion: number;
  /** From the press to the frame after the first question's heading is there. */
  readonly clickToQuestion: number;
  /** The same from an answer to the next question; the median of three. */
  readonly nextQuestion: number;
  readonly heapOpen: number;
  /** Over the flow, from the closed launcher to the ticket's form. */
  readonly longTasks: number;
  readonly layoutShift: number;
  /** Of that, what did not follow a press: what browsers report as a page's score. */
  readonly unexpectedShift: number;
}

export type Comparison = Readonly<Record<'empty' | 'byHand' | 'widget', Figures>>;

const BRAND = 'messagemedia';
const HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body><h1>Sign in</h1>';
/** From the first question to a ticket. */
const WALK = ['no-reset-email', 'not-there', 'wrong-passwords'];

/** Medians over {@link RUNS} cold runs at {@link THROTTLE} times CPU throttle, the pages in turn. */
export async function comparePages(): Promise<Comparison> {
  const bundle = builtBundle(BRAND);
  const files: Readonly<Record<string, string>> = { ...(await buildByHand()), '/bundle.json': JSON.stringify(bundle) };
  await using widget = await startSite({ root: DIST, cors: true });
  const tag = `<help-widget brand="${BRAND}"></help-widget><script async src="${widget.otherOrigin}/help-widget.js"></script>`;
  await using host = await startSite({
    root: {},
    pages: {
      // A button without script, so that looking for the launcher costs here what it costs elsewhere.
      '/empty': `${HEAD}<button>${bundle.words.launcher}</button>`,
      '/byHand': `${HEAD}<script type="module" src="/launcher.js"></script>`,
      '/widget': HEAD + tag,
    },
    handle: ({ url = '' }, response) => {
      const body = files[url];
      const type = url.endsWith('.js') ? 'text/javascript' : 'application/json';
      if (body !== undefined) response.writeHead(200, { 'content-type': type }).end(body);
      return body !== undefined;
    },
  });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumArgs() });
  try {
    const runs = { empty: [] as Figures[], byHand: [] as Figures[], widget: [] as Figures[] };
    // The first round fills the caches of the operating system.
    for (let run = 0; run <= RUNS; run += 1) {
      for (const page of ['empty', 'byHand', 'widget'] as const) {
        const figures = await measure(browser, `${host.origin}/${page}`, bundle, page === 'empty');
        if (run > 0) runs[page].push(figures);
      }
    }
    return { empty: medians(runs.empty), byHand: medians(runs.byHand), widget: medians(runs.widget) };
  } finally {
    await browser.close();
  }
}

/** @param closed whether the measuring ends at the launcher: there is nothing behind it */
async function measure(browser: Browser, address: string, bundle: Bundle, closed: boolean): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    // Playwright's own way to run code in a page would bring more script along than the widget has.
    const inPage = async <T>(expression: string): Promise<T> => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as T;
    };
    const press = async (words: string): Promise<number> => {
      const place = await inPage<{ x: number; y: number }>(`(${placeOf.toString()})(${JSON.stringify(words)})`);
      const before = await inPage<string>('bench.heading()');
      const shown = inPage<number>(`bench.next(${JSON.stringify(before)})`);
      for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased'] as const) {
        await session.send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 });
      }
      return shown;
    };

    await session.send('Page.enable');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${observe.toString()})()` });
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    await page.goto(address, { waitUntil: 'load' });
    await inPage(`(${placeOf.toString()})(${JSON.stringify(bundle.words.launcher)})`);
    const launcher = { script: await scripting(session), heap: await heap(session) };
    if (closed) {
      const nothing = { scriptToQuestion: 0, clickToQuestion: 0, nextQuestion: 0, heapOpen: 0 };
      return { ...launcher, ...nothing, longTasks: 0, layoutShift: 0, unexpectedShift: 0 };
    }
    const clickToQuestion = await press(bundle.words.launcher);
    const open = { clickToQuestion, scriptToQuestion: await scripting(session), heapOpen: await heap(session) };
    const next: number[] = [];
    for (const words of sayings(bundle)) next.push(await press(words));
    const { longTasks, shifts } = await inPage<Pick<Window['bench'], 'longTasks' | 'shifts'>>(
      '({ longTasks: bench.longTasks, shifts: bench.shifts })',
    );
    return {
      ...launcher,
      ...open,
      nextQuestion: median(next),
      longTasks,
      layoutShift: sum(shifts),
      unexpectedShift: sum(shifts.filter(({ expected }) => !expected)),
    };
  } finally {
    await context.close();
  }
}

/** What the buttons on the walk say. */
function sayings(bundle: Bundle): readonly string[] {
  let at = bundle.start;
  return WALK.map((id) => {
    const step = bundle.steps[at];
    const answer = step && 'answers' in step ? step.answers.find((one) => one.id === id) : undefined;
    if (!answer) throw new Error(`"${id}" is no answer to "${at}": the walk of the benchmark is out of date`);
    at = answer.go;
    return answer.say;
  });
}

async function scripting(session: CDPSession): Promise<number> {
  return (await metric(session, 'ScriptDuration')) * 1000;
}

async function heap(session: CDPSession): Promise<number> {
  // What one collection lets go of can keep something alive until the next.
  for (let round = 0; round < 2; round += 1) await session.send('HeapProfiler.collectGarbage');
  return metric(session, 'JSHeapUsedSize');
}

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const found = metrics.find((one) => one.name === name);
  if (!found) throw new Error(`Chromium gives no metric "${name}"`);
  return found.value;
}

function sum(shifts: readonly { readonly value: number }[]): number {
  return shifts.reduce((total, { value }) => total + value, 0);
}

function medians(runs: readonly Figures[]): Figures {
  const names = Object.keys(runs[0] ?? {}) as (keyof Figures)[];
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]))])) as unknown as Figures;
}
