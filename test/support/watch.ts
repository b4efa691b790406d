import type { Page } from '@playwright/test';

/** What a page saw of the widget since it was loaded. */
export interface Seen {
  /** The widget's events in order, each with its fields. */
  readonly events: SeenEvent[];
  /** Writes to any storage of the page: `sessionStorage help-widget:…`. */
  readonly writes: string[];
  /** Layout shifts, those after a press included: what moved, from where and to where. */
  readonly shifts: Shift[];
  /** When the panel opened first, in milliseconds since the load. */
  openedAt: number;
  /** Errors nobody caught. */
  readonly errors: string[];
}

export interface Shift {
  /** In milliseconds since the load. */
  readonly at: number;
  readonly value: number;
  /** Whether the customer had just pressed something. */
  readonly expected: boolean;
  readonly moved: readonly string[];
}

export interface SeenEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What Chromium tells of a layout shift (Layout Instability API, section 2); TypeScript does not know it. */
interface LayoutShift {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

declare global {
  interface Window {
    helpSeen: Seen;
  }
}

/** From the next load on, the page notes what {@link seen} tells. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Seen = { events: [], writes: [], shifts: [], openedAt: Infinity, errors: [] };
    window.helpSeen = seen;
    const types = ['open', 'request-close', 'close', 'step', 'answer', 'outcome', 'submit', 'delivery', 'error'];
    for (const type of types) {
      document.addEventListener(`help-${type}`, (event) => {
        if (type === 'open') seen.openedAt = Math.min(seen.openedAt, event.timeStamp);
        const fields = Object.entries(event).filter(([name]) => name !== 'isTrusted' && name !== 'response');
        seen.events.push({ type: event.type, ...Object.fromEntries(fields) });
      });
    }
    addEventListener('error', ({ message }) => seen.errors.push(message));
    addEventListener('unhandledrejection', ({ reason }) => seen.errors.push(String(reason)));

    for (const verb of ['setItem', 'removeItem', 'clear'] as const) {
      const original = Storage.prototype[verb] as (...values: string[]) => void;
      Storage.prototype[verb] = function noted(this: Storage, ...values: string[]) {
        const name = this === sessionStorage ? 'sessionStorage' : 'localStorage';
        seen.writes.push([name, values[0]].join(' '));
        original.apply(this, values);
      };
    }
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function noted(this: IDBFactory, ...values: Parameters<typeof open>) {
      seen.writes.push(`indexedDB ${values[0]}`);
      return open.apply(this, values);
    };

    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources, hadRecentInput } = entry as unknown as LayoutShift;
        const place = ({ x, y, width, height }: DOMRectReadOnly): string => `${width}x${height} at ${x},${y}`;
        seen.shifts.push({
          at: entry.startTime,
          value,
          expected: hadRecentInput,
          // Browsers do not name nodes inside a shadow root.
          moved: sources.map(
            ({ node, previousRect, currentRect }) =>
              `${node?.nodeName ?? 'in a shadow root'}: ${place(previousRect)} -> ${place(currentRect)}`,
          ),
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

export function seen(page: Page): Promise<Seen> {
  return page.evaluate(() => window.helpSeen);
}

/** Types of the events seen, in order. */
export async function seenTypes(page: Page): Promise<readonly string[]> {
  return (await seen(page)).events.map(({ type }) => type);
}

/**
 * What moved since the page was loaded. The launcher's own words change when it is pressed ("Loading"), and with them its
 * width: that shift, before the panel opens, is left out.
 */
export async function shifts(page: Page): Promise<readonly Shift[]> {
  const { shifts: all, openedAt } = await seen(page);
  return all.filter(({ at, expected }) => !expected || at > openedAt);
}
