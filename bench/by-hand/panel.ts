import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import type { Question } from '../questions.ts';

/** Written in by the build. */
declare const QUESTIONS: readonly Question[];

const questions = QUESTIONS;

/** One question and its answers; an answer leads to the next step. */
export class Panel extends LitElement {
  static override readonly properties = { at: { state: true } };
  static override readonly styles = css`
    :host {
      position: fixed;
      inset: auto 20px 20px auto;
      width: 400px;
      height: 640px;
      padding: 20px;
      border: 1px solid;
      background: Canvas;
      font:
        16px/1.5 system-ui,
        sans-serif;
      overflow-y: auto;
    }
    button {
      display: block;
      width: 100%;
      margin-block: 8px;
      padding: 12px;
      border: 1px solid;
      border-radius: 8px;
      background: none;
      font: inherit;
      text-align: start;
    }
  `;
  declare at: string | undefined;

  constructor() {
    super();
    this.at = questions[0]?.id;
  }

  protected override render(): TemplateResult {
    const question = questions.find(({ id }) => id === this.at);
    return html`
      <h2>${question?.ask ?? 'Please call us'}</h2>
      ${question?.answers.map(({ say, go }) => html`<button @click=${() => (this.at = go)}>${say}</button>`)}
    `;
  }
}

customElements.define('by-hand-panel', Panel);
