import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Words } from '../../src/bundle/bundle.ts';
import { world } from '../help-ticket/world.ts';
import { shared } from '../internal/shared.styles.ts';
import type { Changed } from '../internal/view-element.ts';
import { reactive, ViewElement } from '../internal/view-element.ts';
import { styles } from './help-copy.styles.ts';

/**
 * A button that copies a text and, where the browser does not allow that, the text itself to copy by hand.
 *
 * @summary Copies a text.
 *
 * @csspart text - The text, where it has to be copied by hand.
 */
export class HelpCopy extends ViewElement {
  static override readonly styles = [shared, styles];
  static {
    reactive(this, 'copied failed words label text say shown');
  }

  private copied = false;
  private failed = false;

  words!: Words;
  /** The button's words. */
  label = '';
  text = '';
  /** Says something to screen readers, once. */
  say!: (words: string) => void;
  /** Whether the text shows from the start: copying was tried and not allowed. */
  shown = false;

  get #area(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea') as HTMLTextAreaElement | null;
  }

  protected override willUpdate(changed: Changed): void {
    if (changed.has('text')) this.copied = false;
  }

  readonly #handleCopy = async (): Promise<void> => {
    try {
      await world.copy(this.text);
      this.copied = true;
      this.say(this.words.copied);
    } catch {
      this.failed = true;
      this.say(this.words['copy-failed']);
      await this.updateComplete;
      this.#area?.focus();
      this.#area?.select();
    }
  };

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <button type="button" @click=${this.#handleCopy}>${this.copied ? words.copied : this.label}</button>
      ${this.failed ? html`<p>${words['copy-failed']}</p>` : nothing}
      ${
        this.failed || this.shown
          ? html`<textarea part="text" rows="6" readonly aria-label=${this.label} .value=${this.text}></textarea>`
          : nothing
      }
    `;
  }
}
