/** What tests reach inside the widget by, whatever its words are. */
export interface Inside {
  /** Every element inside the widget, through all shadow roots, in order. */
  elements(): Element[];
  all<T extends HTMLElement>(selector: string): T[];
  /** The first that shows. Throws where there is none. */
  one<T extends HTMLElement>(selector: string): T;
  /** Waits for the thing itself, task by task, and then until what it brought is rendered. */
  until(what: string, holds: () => unknown): Promise<void>;
  type(field: HTMLInputElement | HTMLTextAreaElement, value: string): void;
}

declare global {
  interface Window {
    helpInside: Inside;
  }
}

/** In the page: gives it `helpInside`. */
export function installInside(): void {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  /** Lets everything run that is queued by now. */
  const task = (): Promise<unknown> =>
    new Promise((resolve) => {
      port1.addEventListener('message', resolve, { once: true });
      port2.postMessage(0);
    });
  const below = (within: ParentNode): Element[] =>
    [...within.children].flatMap((element) => [
      element,
      ...(element.shadowRoot ? below(element.shadowRoot) : []),
      ...below(element),
    ]);
  const inside: Inside = {
    elements: () => below(document.querySelector('help-widget')?.shadowRoot as ShadowRoot),
    all: <T extends HTMLElement>(selector: string) =>
      inside.elements().filter((element): element is T => element.matches(selector)),
    one<T extends HTMLElement>(selector: string) {
      const found = inside.all<T>(selector).find((element) => element.checkVisibility({ visibilityProperty: true }));
      if (!found) throw new Error(`Nothing shows that matches ${selector}`);
      return found;
    },
    async until(what, holds) {
      const end = performance.now() + 10_000;
      for (; !holds(); await task()) if (performance.now() > end) throw new Error(`It has not come about that ${what}`);
      // What one rendering brings may ask for the next.
      for (let tasks = 0; tasks < 4; tasks += 1) await task();
    },
    type(field, value) {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    },
  };
  window.helpInside = inside;
}
