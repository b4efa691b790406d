import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { fill } from '../../src/bundle/words.ts';
import type { FilledLink } from '../../src/channel/channel.ts';
import { describe, toPlainText } from '../../src/ticket/text.ts';
import { link } from '../internal/prose.ts';
import { copy } from './copy.ts';
import { replyWithin } from './reply-within.ts';
import { secrets } from './secrets.ts';
import { section } from './section.ts';
import type { Ticket } from './ticket.ts';
import { ways } from './ways.ts';

/** The whole ticket in words, as it will arrive, and the ways to send it. */
export function review(ticket: Ticket): TemplateResult {
  const { bundle, draft, channel, frozen, busy } = ticket;
  const { brand, words } = bundle;
  const filled = channel.link?.(draft);
  return html`<h2 part="heading" tabindex="-1" aria-describedby="intro">${words['review-title']}</h2>
    <p id="intro">${words[frozen ? 'frozen-say' : 'review-intro']}</p>
    ${ticket.secrets.length && !frozen ? secrets(ticket) : nothing}
    <div class="ticket">${describe(bundle, draft).map((one) => section(ticket, one))}</div>
    ${
      filled?.left.length
        ? html`<section class="box stack side">
            <p>${words['left-out']}</p>
            ${copy(ticket, words.copy, toPlainText(filled.left))}
          </section>`
        : nothing
    }
    <div class="stack quiet">
      <p>${fill(words['goes-to'], { brand: brand.name })}</p>
      ${replyWithin(bundle)}
      ${brand.privacy ? html`<p>${link(brand.privacy, words['privacy-notice'], words['opens-in-new-tab'])}</p>` : nothing}
    </div>
    <div class="actions">
      ${send(ticket, filled)}
      ${
        frozen
          ? nothing
          : html`<button type="button" ?data-off=${busy} @click=${() => ticket.edit()}>${words['review-edit']}</button>`
      }
    </div>
    ${busy ? nothing : ways(ticket)}`;
}

/** The main button or, where the customer sends elsewhere, a link: only a link opens another program. */
function send({ bundle, channel, busy, said, send }: Ticket, filled: FilledLink | undefined): TemplateResult {
  const { words } = bundle;
  const named = (words as Readonly<Record<string, string | undefined>>)[`send-${channel.id}`] ?? words.send;
  const label = busy ? said || words.sending : named;
  if (!filled || busy) {
    return html`<button
      type="button"
      id="send"
      part="send"
      class="primary"
      aria-disabled=${busy ? 'true' : nothing}
      @click=${send}
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
    @click=${send}
    >${label}${away ? html`<span class="away" role="img" aria-label=${words['opens-in-new-tab']}></span>` : nothing}</a
  >`;
}
