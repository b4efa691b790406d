/** Functions that run in the measured page. Each stands for itself: it is sent there as text. */

declare global {
  interface Window {
    bench: {
      longTasks: number;
      readonly shifts: { readonly value: number; readonly expected: boolean }[];
      /** The heading that shows, anywhere; empty for none. */
      heading(): string;
      /** Resolves once another heading than this one is painted, with the milliseconds since the last press. */
      next(before: string): Promise<number>;
    };
  }
}

/** Before anything else of the page. */
export function observe(): void {
  let pressed = NaN;
  addEventListener('click', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
  const within = (root: Document | ShadowRoot): string => {
    for (const element of root.querySelectorAll('*')) {
      const found = element.localName === 'h2' ? element.textContent : element.shadowRoot && within(element.shadowRoot);
      if (found) return found.trim();
    }
    return '';
  };
  const bench: Window['bench'] = {
    longTasks: 0,
    shifts: [],
    heading: () => within(document),
    async next(before) {
      while (!bench.heading() || bench.heading() === before) await frame();
      await frame();
      return performance.now() - pressed;
    },
  };
  window.bench = bench;
  new PerformanceObserver((list) => (bench.longTasks += list.getEntries().length)).observe({
    type: 'longtask',
    buffered: true,
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
      bench.shifts.push({ value: entry.value, expected: entry.hadRecentInput });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** The middle of the button with these words, anywhere, once it stands still. */
export async function placeOf(words: string): Promise<{ readonly x: number; readonly y: number }> {
  const find = (root: Document | ShadowRoot): Element | undefined => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'button' && element.textContent.trim() === words) return element;
      const inside = element.shadowRoot && find(element.shadowRoot);
      if (inside) return inside;
    }
    return undefined;
  };
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
  let found = find(document);
  for (; !found; found = find(document)) await frame();
  await frame();
  const { x, y, width, height } = found.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
