/** Runs in the measured page. Stands for itself: it is sent there as text. */

/** An element: its selector, with ` >>> ` where a shadow root lies between, and words in it. */
export interface Place {
  readonly path: string;
  readonly text?: string;
}

declare global {
  interface Window {
    bench: {
      longTasks: number;
      readonly shifts: { readonly value: number; readonly expected: boolean }[];
      /** Resolves once this is seen, with its middle in the viewport. */
      where(place: Place): Promise<{ readonly x: number; readonly y: number }>;
      /** Resolves once this is painted, with the milliseconds since the last press. */
      shown(place: Place): Promise<number>;
    };
  }
}

/** Before anything else of the page. */
export function observe(): void {
  let pressed = NaN;
  addEventListener('click', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
  const seen = ({ path, text = '' }: Place): Element | undefined => {
    let roots: ParentNode[] = [document];
    let found: Element[] = [];
    for (const selector of path.split(' >>> ')) {
      found = roots.flatMap((root) => [...root.querySelectorAll(selector)]);
      roots = found.flatMap(({ shadowRoot }) => shadowRoot ?? []);
    }
    // Layout is asked for only where there is something to see, so that looking costs next to nothing until then.
    return found.find(
      (element) =>
        element.textContent.includes(text) &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        element.getBoundingClientRect().width > 0,
    );
  };
  const until = async (place: Place): Promise<Element> => {
    for (;;) {
      const element = seen(place);
      await frame();
      if (element) return element;
    }
  };
  const bench: Window['bench'] = {
    longTasks: 0,
    shifts: [],
    async where(place) {
      const { x, y, width, height } = (await until(place)).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    async shown(place) {
      await until(place);
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
