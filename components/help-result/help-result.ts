import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Bundle, ChannelId, WordKey } from '../../src/bundle/bundle.ts';
import { fill } from '../../src/bundle/words.ts';
import type { Channel, Delivery } from '../../src/channel/channel.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { describe, toPlainText } from '../../src/ticket/text.ts';
import type { TicketActions } from '../help-ticket/actions.ts';
import { ways } from '../help-ticket/ways.ts';
import { waysStyles } from '../help-ticket/ways.styles.ts';
import { link } from '../internal/prose.ts';
import { shared } from '../internal/shared.styles.ts';
import { reactive, ViewElement } from '../internal/view-element.ts';
import { styles } from './help-result.styles.ts';
import { signs } from './signs.ts';

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
export class HelpResult extends ViewElement {
  static override readonly styles = [shared, waysStyles, styles];
  static {
    reactive(this, 'wiped bundle draft delivery channel others frozen act');
  }

  private wiped = false;

  bundle!: Bundle;
  draft!: Draft;
  delivery!: Result;
  /** How it was sent. */
  channel!: ChannelId;
  others: readonly Channel[] = [];
  /** It may have arrived already, whatever became of it this time. */
  frozen = false;
  act!: TicketActions;

  readonly #handleWipe = async (): Promise<void> => {
    this.act.wipe();
    this.wiped = true;
    await this.updateComplete;
    this.focusHeading();
  };

  protected override render(): TemplateResult {
    const { words } = this.bundle;
    const { title, say, sign } = this.#told();
    return html`
      <div class="sign ${sign}" part="sign">${signs[sign]}</div>
      <h2 part="heading" tabindex="-1" aria-describedby="say">${words[title]}</h2>
      <p id="say">${say}</p>
      ${this.#renderNext()}
    `;
  }

  /** The words and the picture of the delivery. */
  #told(): { readonly title: WordKey; readonly say: string; readonly sign: keyof typeof signs } {
    const { delivery, draft } = this;
    const { words } = this.bundle;
    if (this.wiped) return { title: 'removed-from-device', say: '', sign: 'good' };
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
        return {
          title: 'later-title',
          say: delivery.after ? fill(words['later-after'], { time: clock(delivery.after) }) : words['later-say'],
          sign: 'wait',
        };
      case 'failed': {
        const { reason } = delivery;
        const key: Partial<Record<typeof reason, WordKey>> = {
          offline: 'offline',
          'not-accepted': 'failed-not-accepted',
          'not-allowed': 'copy-failed',
        };
        return { title: 'failed-title', say: words[key[reason] ?? 'failed-say'], sign: 'bad' };
      }
      // A host may answer anything.
      default:
        return {
          title: 'unknown-title',
          say: words[delivery.elsewhere ? 'sent-elsewhere' : 'unknown-say'],
          sign: 'wait',
        };
    }
  }

  #renderNext(): unknown {
    const { bundle, delivery, channel } = this;
    const { words } = bundle;
    const { state } = delivery;
    if (this.wiped || state === 'delivered') {
      return html`<div class="actions">
        <button type="button" @click=${this.act.restart}>${words.restart}</button>
      </div>`;
    }
    const copying = state === 'failed' && delivery.reason === 'not-allowed';
    const again: WordKey | undefined =
      state === 'unknown'
        ? 'send-again'
        : state === 'later' || (state === 'failed' && !copying && delivery.reason !== 'not-accepted')
          ? 'try-again'
          : undefined;
    return html`
      ${
        again
          ? html`<div class="actions">
              <button type="button" class="primary" @click=${this.act.send}>${words[again]}</button>
            </div>`
          : nothing
      }
      ${
        copying
          ? html`<help-copy
              .words=${words}
              .label=${words['send-copy']}
              .text=${toPlainText(describe(bundle, this.draft))}
              .say=${this.act.say}
              .shown=${true}
            ></help-copy>`
          : nothing
      }
      ${channel === 'copy' ? this.#renderThere() : nothing} ${state === 'handed-over' ? this.#renderKept() : nothing}
      <div class="actions">
        ${
          this.frozen
            ? html`<button type="button" @click=${this.act.renew}>${words['new-ticket']}</button>`
            : html`<button type="button" @click=${() => this.act.edit()}>${words['review-edit']}</button>`
        }
      </div>
      ${ways(bundle, this.others, this.act)}
    `;
  }

  /** Where the copied text can be taken. */
  #renderThere(): unknown {
    const { brand, words } = this.bundle;
    const href = brand.channels.find((settings) => settings.channel === 'copy')?.href;
    return href ? html`<p>${link(href, words['take-it-there'], words['opens-in-new-tab'])}</p>` : nothing;
  }

  #renderKept(): TemplateResult {
    const { words } = this.bundle;
    return html`<div class="box actions">
      <p>${words['handed-over-kept']}</p>
      <button type="button" @click=${this.#handleWipe}>${words['remove-from-device']}</button>
    </div>`;
  }
}

/** `1:05` for 65 seconds. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
