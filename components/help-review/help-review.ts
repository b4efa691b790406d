import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Bundle, ChannelId, FieldId, TicketOutcome, WordKey } from '../../src/bundle/bundle.ts';
import { fill } from '../../src/bundle/words.ts';
import type { Channel, FilledLink } from '../../src/channel/channel.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import type { Section } from '../../src/ticket/text.ts';
import { describe, toPlainText } from '../../src/ticket/text.ts';
import type { TicketActions } from '../help-ticket/actions.ts';
import type { Secret } from '../help-ticket/redaction.ts';
import { removedWords } from '../help-ticket/redaction.ts';
import { ways } from '../help-ticket/ways.ts';
import { waysStyles } from '../help-ticket/ways.styles.ts';
import { link } from '../internal/prose.ts';
import { shared } from '../internal/shared.styles.ts';
import type { Changed } from '../internal/view-element.ts';
import { reactive, ViewElement } from '../internal/view-element.ts';
import { styles } from './help-review.styles.ts';
import { marked } from './marked.ts';

/** What the main button says, by way. */
function sendWords(id: ChannelId): WordKey {
  return id === 'zendesk-form' || id === 'email' || id === 'copy' ? `send-${id}` : 'send';
}

/**
 * The whole ticket in words, as it will arrive, and the ways to send it.
 *
 * @summary The ticket before it goes.
 *
 * @csspart heading - The title.
 * @csspart secrets - What looks secret, with the choice to keep it.
 * @csspart section - A part of the ticket.
 * @csspart send - The main button or link.
 * @csspart ways - The other ways to send.
 */
export class HelpReview extends ViewElement {
  static override readonly styles = [shared, waysStyles, styles];
  static {
    reactive(this, 'bundle outcome draft secrets kept channel others frozen busy act');
  }

  #link: FilledLink | undefined;

  bundle!: Bundle;
  outcome!: TicketOutcome;
  draft!: Draft;
  secrets: readonly Secret[] = [];
  kept: readonly string[] = [];
  channel!: Channel;
  others: readonly Channel[] = [];
  /** It may have arrived already: it goes as it was, or not at all. */
  frozen = false;
  busy = false;
  act!: TicketActions;

  protected override willUpdate(changed: Changed): void {
    if (changed.has('draft') || changed.has('channel')) this.#link = this.channel.link?.(this.draft);
  }

  #fieldOf(label: string): FieldId | undefined {
    return this.outcome.fields.find((field) => this.bundle.words[`field-${field}`] === label);
  }

  protected override render(): TemplateResult {
    const { bundle, busy } = this;
    const { words } = bundle;
    return html`
      <h2 part="heading" tabindex="-1" aria-describedby="intro">${words['review-title']}</h2>
      <p id="intro">${words[this.frozen ? 'frozen-say' : 'review-intro']}</p>
      ${this.#renderSecrets()}
      <div class="ticket">${describe(bundle, this.draft).map((section) => this.#renderSection(section))}</div>
      ${this.#renderLeft()}
      <div class="stack quiet">
        <p>${fill(words['goes-to'], { brand: bundle.brand.name })}</p>
        ${
          bundle.brand.replyWithin
            ? html`<p>${fill(words['reply-within'], { time: bundle.brand.replyWithin })}</p>`
            : nothing
        }
        ${
          bundle.brand.privacy
            ? html`<p>${link(bundle.brand.privacy, words['privacy-notice'], words['opens-in-new-tab'])}</p>`
            : nothing
        }
      </div>
      <div class="actions">${this.#renderSend()} ${this.frozen ? nothing : this.#renderEdit()}</div>
      ${busy ? nothing : ways(bundle, this.others, this.act)}
    `;
  }

  #renderSecrets(): unknown {
    const { words } = this.bundle;
    if (!this.secrets.length || this.frozen) return nothing;
    return html`<section class="box stack side secrets" part="secrets" aria-labelledby="secrets">
      <h3 id="secrets">${words['secret-found']}</h3>
      <ul class="stack">
        ${this.secrets.map(({ key, kind, text, field }, index) => {
          const kept = this.kept.includes(key);
          return html`<li>
            <p id="secret-${index}">
              <strong>${words[`field-${field}`]}:</strong>
              ${
                kind === 'card'
                  ? words['secret-card-stays']
                  : fill(words['secret-piece'], { text, kind: words[`secret-${kind}`] })
              }
            </p>
            ${
              kind === 'card'
                ? nothing
                : html`<button
                    type="button"
                    aria-describedby="secret-${index}"
                    ?data-off=${this.busy}
                    @click=${() => this.act.keep(key, !kept)}
                  >
                    ${words[kept ? 'remove-it' : 'keep-it']}
                  </button>`
            }
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #renderSection({ id, label, lines, pairs }: Section): TemplateResult {
    const removed = removedWords(this.bundle);
    const own = id === 'contact' || id === 'fields';
    return html`<section part="section" class=${id}>
      ${
        label
          ? html`<div class="row">
              <h3 id="label-${id}">${label}</h3>
              ${id === 'message' ? this.#renderChange('message', `label-${id}`) : nothing}
            </div>`
          : nothing
      }
      ${
        pairs
          ? html`<dl>
              ${pairs.map((pair, index) => {
                const field = own && this.#fieldOf(pair.label);
                return html`<div>
                  <dt class="quiet" id="${id}-${index}">${pair.label}</dt>
                  <dd>
                    <span dir="auto">${marked(pair.value, removed)}</span>
                    ${field ? this.#renderChange(field, `${id}-${index}`) : nothing}
                  </dd>
                </div>`;
              })}
            </dl>`
          : id === 'articles'
            ? html`<ul>
                ${lines.map((line) => html`<li>${line}</li>`)}
              </ul>`
            : html`<p class="text" dir="auto">${marked(lines.join('\n'), removed)}</p>`
      }
    </section>`;
  }

  #renderChange(field: FieldId, label: string): unknown {
    return this.frozen
      ? nothing
      : html`<button
          type="button"
          class="plain"
          ?data-off=${this.busy}
          id="change-${field}"
          aria-labelledby="change-${field} ${label}"
          @click=${() => this.act.edit(field)}
        >
          ${this.bundle.words['review-edit']}
        </button>`;
  }

  #renderLeft(): unknown {
    const left = this.#link?.left;
    const { words } = this.bundle;
    return left?.length
      ? html`<section class="box stack side">
          <p>${words['left-out']}</p>
          <help-copy .words=${words} .label=${words.copy} .text=${toPlainText(left)} .say=${this.act.say}></help-copy>
        </section>`
      : nothing;
  }

  #renderSend(): TemplateResult {
    const { busy, channel } = this;
    const filled = this.#link;
    const { words } = this.bundle;
    const label = words[busy ? 'sending' : sendWords(channel.id)];
    if (!filled || busy) {
      return html`<button
        type="button"
        id="send"
        part="send"
        class="primary"
        aria-disabled=${busy ? 'true' : nothing}
        @click=${this.act.send}
      >
        ${label}
      </button>`;
    }
    const away = filled.href.startsWith('https:');
    return html`<a
      id="send"
      part="send"
      class="button primary"
      href=${filled.href}
      target=${away ? '_blank' : nothing}
      rel="noopener noreferrer"
      @click=${this.act.send}
      >${label}${away ? html`<span class="away" role="img" aria-label=${words['opens-in-new-tab']}></span>` : nothing}</a
    >`;
  }

  #renderEdit(): TemplateResult {
    return html`<button type="button" ?data-off=${this.busy} @click=${() => this.act.edit()}>
      ${this.bundle.words['review-edit']}
    </button>`;
  }
}
