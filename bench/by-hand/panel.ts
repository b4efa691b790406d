import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import type { Bundle } from '../../src/bundle/bundle.ts';

/** One question and its answers; an answer leads to the next step. */
export class Panel extends LitElement {
  static override readonly properties = { bundle: { attribute: false }, at: { state: true } };
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
  declare bundle: Bundle;
  declare at: string;

  protected override render(): TemplateResult {
    const step = this.bundle.steps[(this.at ??= this.bundle.start)];
    const answers = step && 'answers' in step ? step.answers : [];
    return html`
      <h2>${step?.kind === 'question' ? step.ask : step?.title}</h2>
      ${answers.map(({ say, go }) => html`<button @click=${() => (this.at = go)}>${say}</button>`)}
    `;
  }
}

customElements.define('by-hand-panel', Panel);
