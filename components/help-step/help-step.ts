import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { AnswerId, Bundle } from '../../src/bundle/bundle.ts';
import { PERSON } from '../../src/bundle/bundle.ts';
import type { State } from '../../src/flow/state.ts';
import { articles } from '../internal/articles.ts';
import { onwardIcon } from '../internal/icons.ts';
import { prose } from '../internal/prose.ts';
import { shared } from '../internal/shared.styles.ts';
import type { Changed } from '../internal/view-element.ts';
import { reactive, ViewElement } from '../internal/view-element.ts';
import { styles } from './help-step.styles.ts';

/** After so many suggestions that did not help, a person is offered first. */
const PATIENCE = 3;

/**
 * One step: a question, guidance, or an outcome that is not a ticket.
 *
 * @csspart heading - The question, or the title.
 * @csspart answer - An answer's button.
 */
export class HelpStep extends ViewElement {
  static override readonly styles = [shared, styles];
  static {
    reactive(this, 'opened bundle at answer restart');
  }

  /** Whether an article of this step was opened. */
  private opened = false;

  bundle!: Bundle;
  at!: State;
  /** Called with the answer chosen. */
  answer!: (id: AnswerId) => void;
  restart!: () => void;

  protected override willUpdate(changed: Changed): void {
    if (changed.has('at')) this.opened = false;
  }

  readonly #handleOpened = (): void => {
    this.opened = true;
  };

  /** The second half of a double click is not meant for the next question. */
  #choose({ detail }: MouseEvent, id: AnswerId): void {
    if (detail < 2) this.answer(id);
  }

  protected override render(): TemplateResult {
    const { step } = this.at;
    return html`
      <h2 part="heading" id="heading" tabindex="-1">${step.kind === 'question' ? step.ask : step.title}</h2>
      ${step.say?.length ? html`<div class="prose">${prose(step.say, this.bundle.words['opens-in-new-tab'])}</div>` : nothing}
      ${step.kind === 'question' ? nothing : articles(this.bundle, step.articles, this.#handleOpened)}
      ${step.kind === 'outcome' ? this.#renderEnd() : this.#renderAnswers(step.kind === 'guidance')}
    `;
  }

  #renderAnswers(guidance: boolean): unknown {
    const { words } = this.bundle;
    return html`
      ${this.at.suggestions >= PATIENCE ? this.#renderPerson() : nothing}
      ${
        guidance
          ? html`<p id="label" role="status">
              <strong>${words[this.opened ? 'article-opened' : 'did-it-help']}</strong>
            </p>`
          : nothing
      }
      <ul class="stack answers" aria-labelledby=${guidance ? 'label' : 'heading'}>
        ${this.at.answers.map(
          ({ id, say }) =>
            html`<li>
              <button type="button" part="answer" @click=${(event: MouseEvent) => this.#choose(event, id)}>
                ${say} ${onwardIcon}
              </button>
            </li>`,
        )}
      </ul>
    `;
  }

  #renderPerson(): unknown {
    const { words } = this.bundle;
    return html`<div class="box stack">
      <p>${words['still-locked-out']}</p>
      <button type="button" class="primary" @click=${() => this.answer(PERSON)}>${words['talk-to-a-person']}</button>
    </div>`;
  }

  /** An outcome leads nowhere but to a person, or back to the start. */
  #renderEnd(): unknown {
    const { words } = this.bundle;
    return html`
      <p role="status">${this.opened ? words['article-opened'] : nothing}</p>
      <div class="actions">
        ${
          this.opened
            ? html`<button type="button" @click=${() => this.answer(PERSON)}>${words['talk-to-a-person']}</button>`
            : nothing
        }
        <button type="button" @click=${this.restart}>${words.restart}</button>
      </div>
    `;
  }
}
