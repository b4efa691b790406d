import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { inWords } from '../../src/flow/in-words.ts';
import type { Trail } from '../../src/flow/state.ts';
import { shared } from '../internal/shared.styles.ts';
import { reactive, ViewElement } from '../internal/view-element.ts';
import { styles } from './help-trail.styles.ts';

/**
 * "Your answers": what was asked and answered, each with a way to change it, and what this device keeps of it.
 *
 * @csspart heading - The title.
 */
export class HelpTrail extends ViewElement {
  static override readonly styles = [shared, styles];
  static {
    reactive(this, 'bundle trail change restart forget');
  }

  bundle!: Bundle;
  trail!: Trail;
  /** Called with the index of the answer to change. */
  change!: (index: number) => void;
  restart!: () => void;
  forget!: () => void;

  protected override render(): TemplateResult {
    const { words } = this.bundle;
    return html`
      <h2 part="heading" tabindex="-1">${words['your-answers']}</h2>
      <ol>
        ${inWords(this.bundle, this.trail).map(
          ({ asked, answered }, index) =>
            html`<li>
              <div>
                <p class="quiet" id="asked-${index}">${asked}</p>
                <p id="answered-${index}">${answered}</p>
              </div>
              <button
                type="button"
                class="plain"
                id="change-${index}"
                aria-labelledby="change-${index} asked-${index}"
                @click=${() => this.change(index)}
              >
                ${words['change-answer']}
              </button>
            </li>`,
        )}
      </ol>
      <button type="button" @click=${this.restart}>${words.restart}</button>
      <div class="box stack device">
        <p class="quiet">${words['on-this-device']}</p>
        <button type="button" @click=${this.forget}>${words['remove-from-device']}</button>
      </div>
    `;
  }
}
