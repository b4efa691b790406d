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
