import type { Browser, Page } from '@playwright/test';

/** From how much on a task is long, in milliseconds (Long Tasks API). */
const LONG = 50;

/** A task of the page's main thread in which a script of ours ran. */
export interface LongTask {
  /** How long it had the processor, in milliseconds. */
  readonly took: number;
  readonly scripts: readonly string[];
}

/** An event of a trace, as Chromium writes it; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string; readonly fileName?: string } };
}

/**
 * Tasks that were long while `act` ran, on a processor `times` slower, and had a script from `origin` in them. It is
 * time on the processor that counts, not on the clock: what other programs of the machine take is not the page's.
 */
export async function longTasks(
  page: Page,
  origin: string,
  times: number,
  act: () => Promise<unknown>,
): Promise<readonly LongTask[]> {
  const browser = page.context().browser() as Browser;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'v8'] });
  await act();
  const trace = await browser.stopTracing();
  await session.detach();
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  return longOnes(traceEvents, origin);
}

function longOnes(events: readonly TraceEvent[], origin: string): readonly LongTask[] {
  const ours = events.filter((event) => scriptOf(event).startsWith(origin));
  if (!ours.length) throw new Error(`The trace has no script from ${origin}`);
  const tasks = events.filter(({ name, dur = 0 }) => name.endsWith('RunTask') && dur > LONG * 1000);
  return tasks.flatMap((task) => {
    const inside = ours.filter(
      ({ pid, tid, ts }) => pid === task.pid && tid === task.tid && ts >= task.ts && ts <= task.ts + (task.dur ?? 0),
    );
    const took = (task.tdur ?? task.dur ?? 0) / 1000;
    return inside.length && took > LONG ? [{ took, scripts: [...new Set(inside.map(scriptOf))] }] : [];
  });
}

function scriptOf({ args }: TraceEvent): string {
  return args?.data?.url ?? args?.data?.fileName ?? '';
}
