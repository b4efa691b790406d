/** The widget's events that reach the document, each with its own fields, and whether it crosses shadow roots. */
const TYPES = [
  'help-open',
  'help-request-close',
  'help-close',
  'help-step',
  'help-answer',
  'help-outcome',
  'help-submit',
  'help-delivery',
  'help-error',
] as const;

export interface Recorded {
  /** `type field=value …`, in order. */
  readonly told: readonly string[];
  readonly events: readonly Event[];
  stop(): void;
}

/** Records what the host page hears at `target`: the document, unless told. */
export function record(target: EventTarget = document): Recorded {
  const events: Event[] = [];
  const told: string[] = [];
  const stop = new AbortController();
  const hear = (event: Event): void => {
    const fields = Object.entries(event).filter(([name]) => name !== 'isTrusted');
    told.push([event.type, ...fields.map(([name, value]) => `${name}=${String(value)}`)].join(' '));
    events.push(event);
  };
  for (const type of TYPES) target.addEventListener(type, hear, { signal: stop.signal });
  return { told, events, stop: () => stop.abort() };
}

/** What `console.warn` is given until the test stops it. */
export function warnings(): { readonly said: readonly string[]; stop(): void } {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (...words: unknown[]) => void said.push(words.map(String).join(' '));
  return {
    said,
    stop() {
      console.warn = warn;
    },
  };
}

/**
 * What a screen reader speaks by itself: the words of a status that change while it stands there. A status that
 * comes with its words in it is read with its surroundings, and does not count.
 */
export function spoken(root: ShadowRoot): { readonly heard: readonly string[]; stop(): void } {
  const heard: string[] = [];
  const observers: MutationObserver[] = [];
  const watched = new WeakSet<ShadowRoot>();
  const watch = (within: ShadowRoot): void => {
    if (watched.has(within)) return;
    watched.add(within);
    const observer = new MutationObserver((records) => {
      const changed = new Set(records.map(({ target }) => statusOf(target)));
      for (const status of changed) {
        const words = status?.textContent?.trim();
        if (words) heard.push(words);
      }
      watchInside(within);
    });
    observer.observe(within, { subtree: true, childList: true, characterData: true });
    observers.push(observer);
    watchInside(within);
  };
  const watchInside = (within: ShadowRoot): void => {
    for (const element of within.querySelectorAll('*')) if (element.shadowRoot) watch(element.shadowRoot);
  };
  watch(root);
  return { heard, stop: () => observers.forEach((observer) => observer.disconnect()) };
}

function statusOf(node: Node): Element | null | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('[role="status"]');
}

/** What works in the page at large: listeners on it, observers that observe. Counted from now on. */
export function atWork(): { count(): number; stop(): void } {
  const alive = new Map<string, WeakRef<object> | object>();
  const ids = new WeakMap<object, number>();
  let last = 0;
  const id = (thing: object): number => {
    const known = ids.get(thing) ?? (last += 1);
    ids.set(thing, known);
    return known;
  };
  const isPage = (target: unknown): boolean =>
    target === undefined ||
    target === null ||
    target instanceof Window ||
    target instanceof Document ||
    target instanceof MediaQueryList ||
    target instanceof VisualViewport;
  const { prototype } = EventTarget;
  const { addEventListener: add, removeEventListener: remove } = prototype;
  const key = (target: object | undefined, type: string, listener: object, options: unknown): string => {
    const capture = typeof options === 'object' ? (options as AddEventListenerOptions | null)?.capture : options;
    return `${id(target ?? window)} ${type} ${id(listener)} ${Boolean(capture)}`;
  };
  prototype.addEventListener = function added(this: EventTarget, type, listener, options): void {
    add.call(this, type, listener, options);
    if (!listener || !isPage(this)) return;
    const name = key(this, type, listener, options);
    alive.set(name, listener);
    const signal = typeof options === 'object' ? options.signal : undefined;
    if (signal) add.call(signal, 'abort', () => alive.delete(name));
  };
  prototype.removeEventListener = function removed(this: EventTarget, type, listener, options): void {
    remove.call(this, type, listener, options);
    if (listener && isPage(this)) alive.delete(key(this, type, listener, options));
  };
  const undo = [IntersectionObserver.prototype, ResizeObserver.prototype].map((observer) => {
    const { observe, disconnect, unobserve } = observer;
    Object.assign(observer, {
      observe(this: object, ...args: [Element]) {
        alive.set(`observer ${id(this)}`, this);
        observe.apply(this as never, args);
      },
      disconnect(this: object) {
        alive.delete(`observer ${id(this)}`);
        disconnect.call(this as never);
      },
    });
    return () => Object.assign(observer, { observe, disconnect, unobserve });
  });
  return {
    count: () => alive.size,
    stop() {
      Object.assign(prototype, { addEventListener: add, removeEventListener: remove });
      for (const act of undo) act();
    },
  };
}
