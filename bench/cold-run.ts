import type { Browser, CDPSession } from '@playwright/test';
import type { Contender } from './contenders.ts';
import { median } from './figures.ts';
import type { Place } from './in-page.ts';
import { observe } from './in-page.ts';
import { countBytes } from './network.ts';

/** How many times slower than this machine. */
export const THROTTLE = 4;
/** A run that takes longer than this has failed. Milliseconds. */
const PATIENCE = 20_000;

/** One cold run, in a browser context of its own. Times in milliseconds, heap in bytes. */
export interface Figures {
  /** Bytes received until the launcher stands, headers included, the page itself left out. */
  readonly bytes: number;
  /** Scripting of the whole page, from navigation until the launcher stands. */
  readonly script: number;
  readonly heap: number;
  /** The rest is 0 where nothing opens. Until the first question shows, what came before included. */
  readonly bytesToQuestion: number;
  readonly scriptToQuestion: number;
  readonly heapOpen: number;
  /** From the press to the frame in which the first question's words are seen. */
  readonly clickToQuestion: number;
  /** The same from an answer to the next question; the median of the walk's. 0 where there is no walk. */
  readonly nextQuestion: number;
  /** Over all of it. */
  readonly longTasks: number;
  readonly layoutShift: number;
  /** Of that, what did not follow a press: what browsers report as a page's score. */
  readonly unexpectedShift: number;
}

/**
 * Goes to a page, opens what stands there, and walks on.
 *
 * @throws Error where something that the contender names does not show in time
 */
export async function coldRun(browser: Browser, address: string, contender: Contender): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  let doing = 'the page to load';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it kept us waiting for ${doing}`)), PATIENCE);
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const walk = walkPage(session, contender, address, (what) => (doing = what));
    return await Promise.race([walk, patience]);
  } finally {
    clearTimeout(timer);
    await context.close();
  }
}

async function walkPage(
  session: CDPSession,
  { launcher, question, walk }: Contender,
  address: string,
  wait: (what: string) => void,
): Promise<Figures> {
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
  const find = (place: Place): Promise<{ x: number; y: number }> => {
    wait(`${place.path} ${place.text ?? ''}`);
    return inPage(`bench.where(${JSON.stringify(place)})`);
  };
  const press = async (pressed: Place, then: Place): Promise<number> => {
    const place = await find(pressed);
    wait(`${then.path} ${then.text ?? ''}`);
    const shown = inPage<number>(`bench.shown(${JSON.stringify(then)})`);
    for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased'] as const) {
      await session.send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 });
    }
    return shown;
  };

  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${observe.toString()})()` });
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  const received = await countBytes(session);
  const loaded = new Promise((done) => session.once('Page.loadEventFired', done));
  await session.send('Page.navigate', { url: address });
  await loaded;
  await find(launcher);
  const closed = { script: await scripting(session), bytes: await received(), heap: await heap(session) };
  let open = { clickToQuestion: 0, scriptToQuestion: 0, bytesToQuestion: 0, heapOpen: 0 };
  if (question) {
    const clickToQuestion = await press(launcher, question);
    const scriptToQuestion = await scripting(session);
    open = { clickToQuestion, scriptToQuestion, bytesToQuestion: await received(), heapOpen: await heap(session) };
  }
  const next: number[] = [];
  for (const { pressed, shown } of walk) next.push(await press(pressed, shown));
  const { longTasks, shifts } = await inPage<Pick<Window['bench'], 'longTasks' | 'shifts'>>(
    '({ longTasks: bench.longTasks, shifts: bench.shifts })',
  );
  return {
    ...closed,
    ...open,
    nextQuestion: next.length > 0 ? median(next) : 0,
    longTasks,
    layoutShift: sum(shifts),
    unexpectedShift: sum(shifts.filter(({ expected }) => !expected)),
  };
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
