import type { TemplateResult } from 'lit';
import { render } from 'lit/html.js';
import type { Sheet } from './css.ts';

/** Names of the properties that changed since the last rendering -> what they were then. */
export type Changed = ReadonlyMap<string, unknown>;

/** Parts of inner elements, handed on from element to element so that a page can style them on `<help-widget>`. */
export const PARTS = 'header, body, footer, heading, answer, errors, field, secrets, section, send, sign, text, ways';

/** A fault of ours. It rises to the stage, which takes the panel away and tells the host; no further. */
export class FaultEvent extends Event {
  readonly error: unknown;
  constructor(error: unknown) {
    super('fault', { bubbles: true, composed: true });
    this.error = error;
  }
}

/**
 * An element that renders a template of Lit's whenever one of its properties changes, once for all changes of a task.
 * It is the part of `LitElement` that our elements use, under the same names; the whole of it would weigh two kilobytes
 * more, a tenth of what is loaded until the first question shows.
 */
export abstract class ViewElement extends HTMLElement {
  static readonly styles: readonly Sheet[] = [];

  readonly renderRoot = this.attachShadow({ mode: 'open' });
  /** Whether it was rendered before. */
  hasUpdated = false;
  /** Settles when the last change so far is rendered. */
  updateComplete = Promise.resolve();
  #changed = new Map<string, unknown>();
  #pending = false;

  constructor() {
    super();
    this.renderRoot.adoptedStyleSheets = (this.constructor as typeof ViewElement).styles.map((sheet) => sheet());
  }

  /** What the view is about; takes the focus when the view comes. */
  get heading(): HTMLElement {
    return this.renderRoot.querySelector('h2') as HTMLElement;
  }

  focusHeading(): void {
    this.heading?.focus();
  }

  connectedCallback(): void {
    this.setAttribute('exportparts', PARTS);
    this.requestUpdate();
  }

  /** Renders soon, but not before the element is in a page. */
  requestUpdate(name?: string, before?: unknown): void {
    if (name && !this.#changed.has(name)) this.#changed.set(name, before);
    if (this.#pending || !this.isConnected) return;
    this.#pending = true;
    this.updateComplete = this.#update();
  }

  /** Calls a listener of this element's template: what it throws stays with us. */
  async handle(listener: (event: Event) => unknown, event: Event): Promise<void> {
    try {
      await listener.call(this, event);
    } catch (error) {
      this.dispatchEvent(new FaultEvent(error));
    }
  }

  async #update(): Promise<void> {
    await undefined;
    try {
      try {
        this.willUpdate(this.#changed);
      } finally {
        this.#pending = false;
      }
      const changed = this.#changed;
      this.#changed = new Map();
      render(this.render(), this.renderRoot, { host: this });
      this.hasUpdated = true;
      this.updated(changed);
    } catch (error) {
      this.dispatchEvent(new FaultEvent(error));
    }
  }

  /** Before a rendering. A property changed here needs no further one. */
  protected willUpdate(_changed: Changed): void {}

  protected abstract render(): TemplateResult;

  /** After a rendering. */
  protected updated(_changed: Changed): void {}
}

/**
 * Declares the properties whose change renders an element anew. They are set by our own code, never by an attribute.
 *
 * @param names with a space between them
 */
export function reactive(element: typeof ViewElement, names: string): void {
  for (const name of names.split(' ')) {
    const values = new WeakMap<ViewElement, unknown>();
    Object.defineProperty(element.prototype, name, {
      get(this: ViewElement) {
        return values.get(this);
      },
      set(this: ViewElement, value: unknown) {
        const before = values.get(this);
        values.set(this, value);
        if (value !== before) this.requestUpdate(name, before);
      },
    });
  }
}
