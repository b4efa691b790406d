declare global {
  interface Window {
    /** What code of this origin has begun and not ended. */
    leftBehind: () => string[];
    /** How much it has begun so far. */
    everBegun: () => number;
  }
}

/**
 * Counts what the scripts of an origin begin in a page and do not end: listeners on what is not theirs, timers, frames,
 * observers, style sheets. Given to `page.addInitScript`.
 *
 * @param origin whose scripts: theirs is what is begun with one of their files on the stack
 */
export function countLeftBehind(origin: string): void {
  const alive = new Map<object | string, () => string | undefined>();
  let begun = 0;
  const begin = (key: object | string, tell: () => string | undefined): void => {
    if (!new Error('who asks').stack?.includes(origin)) return;
    begun += 1;
    alive.set(key, tell);
  };
  window.everBegun = () => begun;
  window.leftBehind = () => [
    ...[...alive.values()].map((tell) => tell()).filter((told) => told !== undefined),
    ...document.adoptedStyleSheets.map(() => 'a sheet of the document'),
    ...[...document.querySelectorAll(`link[href^="${origin}"], style`)].map(({ localName }) => `<${localName}>`),
  ];

  interface Heard {
    readonly target: EventTarget;
    readonly type: string;
    readonly listener: unknown;
    readonly capture: boolean;
  }
  const heard: Heard[] = [];
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const captures = (options: unknown): boolean =>
    typeof options === 'object' ? !!(options as AddEventListenerOptions | null)?.capture : !!options;
  /** A target that is their own, and goes with them: a signal, or an element in no page. */
  const theirs = (target: EventTarget): boolean =>
    target instanceof AbortSignal || (target instanceof Node && !target.isConnected);
  EventTarget.prototype.addEventListener = function counted(type, listener, options): void {
    const entry: Heard = { target: this ?? window, type, listener, capture: captures(options) };
    const { signal, once = false } = typeof options === 'object' ? options : {};
    heard.push(entry);
    begin(entry, () => (theirs(entry.target) ? undefined : `"${type}" on ${String(entry.target)}`));
    if (signal) addEventListener.call(signal, 'abort', () => alive.delete(entry));
    if (once) addEventListener.call(entry.target, type, () => alive.delete(entry), { once, capture: entry.capture });
    addEventListener.call(entry.target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function counted(type, listener, options): void {
    const target = this ?? window;
    for (const entry of heard) {
      const { capture } = entry;
      if (
        entry.target === target &&
        entry.type === type &&
        entry.listener === listener &&
        capture === captures(options)
      )
        alive.delete(entry);
    }
    removeEventListener.call(target, type, listener, options);
  };

  const { setTimeout, clearTimeout, setInterval, clearInterval, requestAnimationFrame, cancelAnimationFrame } = window;
  Object.assign(window, {
    setTimeout(act: () => void, after?: number) {
      const id = setTimeout(() => {
        alive.delete(`timer ${id}`);
        act();
      }, after);
      begin(`timer ${id}`, () => `a timer of ${after} ms`);
      return id;
    },
    clearTimeout(id: number) {
      alive.delete(`timer ${id}`);
      clearTimeout(id);
    },
    setInterval(act: () => void, each?: number) {
      const id = setInterval(act, each);
      begin(`interval ${id}`, () => `an interval of ${each} ms`);
      return id;
    },
    clearInterval(id: number) {
      alive.delete(`interval ${id}`);
      clearInterval(id);
    },
    requestAnimationFrame(act: FrameRequestCallback) {
      const id = requestAnimationFrame((now) => {
        alive.delete(`frame ${id}`);
        act(now);
      });
      begin(`frame ${id}`, () => 'a frame');
      return id;
    },
    cancelAnimationFrame(id: number) {
      alive.delete(`frame ${id}`);
      cancelAnimationFrame(id);
    },
  });

  for (const { prototype, name } of [ResizeObserver, IntersectionObserver, MutationObserver]) {
    const { observe, disconnect } = prototype as { observe: (...given: unknown[]) => void; disconnect: () => void };
    Object.assign(prototype, {
      observe(this: object, ...given: unknown[]) {
        begin(this, () => name);
        observe.apply(this, given);
      },
      disconnect(this: object) {
        alive.delete(this);
        disconnect.call(this);
      },
    });
  }
}
