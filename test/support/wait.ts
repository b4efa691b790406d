/** How long a test waits for what must come, in ms. */
const PATIENCE = 3000;

/** Lets everything run that is queued by now. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(0);
  });
}

/**
 * Waits for the thing itself, task by task.
 *
 * @throws Error saying `what` has not come about
 */
export async function until(what: string, holds: () => unknown): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`It has not come about that ${what}`);
    await nextTask();
  }
}

/** Waits for an event. */
export function once<K extends keyof HTMLElementEventMap>(
  target: EventTarget,
  type: K,
): Promise<HTMLElementEventMap[K]> {
  return new Promise((resolve) => {
    target.addEventListener(type, (event) => resolve(event as HTMLElementEventMap[K]), { once: true });
  });
}

/** A promise that the test settles. */
export interface Gate<T> {
  readonly promise: Promise<T>;
  open(value: T): void;
  fail(reason: Error): void;
}

export function aGate<T>(): Gate<T> {
  let open!: (value: T) => void;
  let fail!: (reason: Error) => void;
  const promise = new Promise<T>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
}

/** The element that has the focus, through open shadow roots; nothing where it is the page. */
export function focusedNow(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}

/** Where the focus has to be. Says both places in short where it is elsewhere: an element is too much to print. */
export function expectFocus(element: Element | undefined): void {
  const now = focusedNow();
  if (now !== element) throw new Error(`The focus is on ${inShort(now)}, not on ${inShort(element)}`);
}

function inShort(element: Element | undefined): string {
  return element
    ? `<${element.localName}> "${element.ariaLabel ?? element.textContent?.trim().slice(0, 40)}"`
    : 'the page';
}
