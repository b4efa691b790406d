import type { PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Bundle, ChannelId, WordKey } from '../../src/bundle/bundle.ts';
import { fill } from '../../src/bundle/words.ts';
import type { Channel, Delivery } from '../../src/channel/channel.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { describe, toPlainText } from '../../src/ticket/text.ts';
import { ways } from '../help-ticket/ways.ts';
import { waysStyles } from '../help-ticket/ways.styles.ts';
import { link } from '../internal/prose.ts';
import { shared } from '../internal/shared.styles.ts';
import { styles } from './help-result.styles.ts';
import { signs } from './signs.ts';
import { until } from './until.ts';

/** A delivery that has a view of its own: what was refused is told in the form. */
export type Result = Exclude<Delivery, { state: 'refused' }>;

/**
 * What became of the ticket, told as it is, and what can be done now.
 *
 * @summary What became of the ticket.
 *
 * @csspart sign - The picture beside the heading.
 * @csspart heading - The title.
 * @csspart ways - The other ways to send.
 */
export class HelpResult extends LitElement {
  static override readonly styles = [shared, waysStyles, styles];

  private stop: (() => void) | undefined;

  @query('h2') private readonly heading!: HTMLElement;

  /** Seconds until it may be tried again. */
  @state() private wait = 0;

  @property({ attribute: false }) bundle!: Bundle;
  @property({ attribute: false }) draft!: Draft;
  @property({ attribute: false }) delivery!: Result;
  /** How it was sent. */
  @property({ attribute: false }) channel!: ChannelId;
  @property({ attribute: false }) others: readonly Channel[] = [];
  /** It may have arrived already, whatever became of it this time. */
  @property({ attribute: false }) frozen = false;
  /** Sends the same draft the same way again. */
  @property({ attribute: false }) again!: (event: Event) => void;
  @property({ attribute: false }) choose!: (id: ChannelId) => void;
  @property({ attribute: false }) edit!: () => void;
  /** Goes to the form, for another ticket with the same words. */
  @property({ attribute: false }) renew!: () => void;
  @property({ attribute: false }) restart!: () => void;
  @property({ attribute: false }) remove!: () => void;
  /** Says something to screen readers, once. */
  @property({ attribute: false }) say!: (words: string) => void;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.count();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('delivery')) this.count();
  }

  private count(): void {
    this.stop?.();
    this.wait = this.delivery.state === 'later' ? (this.delivery.after ?? 0) : 0;
    if (this.wait) this.stop = until(this.wait, (left) => (this.wait = left));
  }

  focusHeading(): void {
    this.heading.focus();
  }

  protected override render(): TemplateResult {
    const { words } = this.bundle;
    const { title, say, sign } = this.told();
    return html`
      <div class="sign ${sign}" part="sign">${signs[sign]}</div>
      <h2 part="heading" tabindex="-1" aria-describedby="say">${words[title]}</h2>
      <p id="say">${say}</p>
      ${this.renderNext()}
    `;
  }

  /** The words and the picture of the delivery. */
  private told(): { readonly title: WordKey; readonly say: string; readonly sign: keyof typeof signs } {
    const { delivery, draft } = this;
    const { words } = this.bundle;
    switch (delivery.state) {
      case 'delivered':
        return {
          title: 'delivered-title',
          say: fill(words['delivered-say'], { reference: delivery.reference }),
          sign: 'good',
        };
      case 'confirm-by-email':
        return {
          title: 'confirm-title',
          say: fill(words['confirm-say'], { email: draft.requester.email ?? '' }),
          sign: 'mail',
        };
      case 'handed-over': {
        const kind = this.channel === 'copy' ? 'copied' : 'handed-over';
        return { title: `${kind}-title`, say: words[`${kind}-say`], sign: 'onward' };
      }
      case 'later':
        return { title: 'later-title', say: words['later-say'], sign: 'wait' };
      case 'failed': {
        const { reason } = delivery;
        const key: Partial<Record<typeof reason, WordKey>> = {
          offline: 'offline',
          'not-accepted': 'failed-not-accepted',
          'not-allowed': 'copy-failed',
        };
        return { title: 'failed-title', say: words[key[reason] ?? 'failed-say'], sign: 'bad' };
      }
      case 'unknown':
        return {
          title: 'unknown-title',
          say: words[delivery.elsewhere ? 'sent-elsewhere' : 'unknown-say'],
          sign: 'wait',
        };
    }
  }

  private renderNext(): unknown {
    const { bundle, delivery } = this;
    const { words } = bundle;
    switch (delivery.state) {
      case 'delivered':
      case 'confirm-by-email':
        return html`<div class="actions">${this.renderRestart()}</div>`;
      case 'handed-over':
        return html`
          ${this.channel === 'copy' ? this.renderThere() : nothing}
          <div class="kept">
            <p>${words['handed-over-kept']}</p>
            <button type="button" @click=${this.remove}>${words['remove-from-device']}</button>
          </div>
          <div class="actions">
            <button type="button" @click=${this.edit}>${words['review-edit']}</button>
            ${this.channel === 'copy' ? nothing : this.renderCopy()}
          </div>
          ${this.renderWays()}
        `;
      case 'later':
        return html`<div class="actions">${this.renderAgain('try-again', this.wait)}</div>
          ${this.renderEdit()} ${this.renderWays()} ${this.renderCopy()}`;
      case 'failed': {
        if (delivery.reason === 'not-allowed') {
          return html`${this.renderCopy(true)} ${this.renderThere()} ${this.renderEdit()} ${this.renderWays()}`;
        }
        return html`${delivery.reason === 'not-accepted'
          ? nothing
          : html`<div class="actions">${this.renderAgain('try-again')}</div>`}
        ${this.renderWays()} ${this.renderCopy()} ${this.renderEdit()}`;
      }
      case 'unknown':
        return html`${this.renderWays()} ${this.renderCopy()}
          <div class="actions">
            ${this.renderAgain('send-again')}
            <button type="button" @click=${this.renew}>${words['new-ticket']}</button>
          </div>`;
    }
  }

  private renderWays(): unknown {
    return ways(this.bundle, this.others, this.choose);
  }
}
