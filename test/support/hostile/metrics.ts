import type { CDPSession, Page } from '@playwright/test';

/** What a page holds after everything that can be collected was. */
export interface Held {
  readonly listeners: number;
  readonly nodes: number;
  /** In bytes. */
  readonly heap: number;
}

/** Counts what a page holds, as Chromium does. */
export async function holder(page: Page): Promise<() => Promise<Held>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    // What was kept by something that is collected goes with the next turn.
    for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return { listeners: of('JSEventListeners'), nodes: of('Nodes'), heap: of('JSHeapUsedSize') };
  };
}

export function growth(before: Held, after: Held): string {
  const more = (name: keyof Held): string =>
    `${after[name] - before[name] >= 0 ? '+' : ''}${after[name] - before[name]}`;
  return `listeners ${before.listeners} ${more('listeners')}, nodes ${before.nodes} ${more('nodes')}, heap ${before.heap} ${more('heap')} bytes`;
}
