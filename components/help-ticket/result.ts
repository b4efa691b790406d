import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { describe, toPlainText } from '../../src/ticket/text.ts';
import { link } from '../internal/prose.ts';
import { copy } from './copy.ts';
import { replyWithin } from './reply-within.ts';
import { signs } from './signs.ts';
import type { Told as Words } from '../../src/channel/channel.ts';
import type { Ticket } from './ticket.ts';
import { told } from './told.ts';
import { ways } from './ways.ts';

/** What became of the ticket, told as it is, and what can be done now. */
export function result(ticket: Ticket): TemplateResult {
  const [sign, ...own] = told(ticket);
  const [title, say] = (!ticket.wiped && (ticket.result as { readonly told?: Words }).told) || own;
  return html`<div class="sign ${sign}" part="sign">${signs[sign]}</div>
    <h2 part="heading" tabindex="-1" aria-describedby="say">${title}</h2>
    <p id="say">${say}</p>
    ${next(ticket)}`;
}

function next(ticket: Ticket): TemplateResult {
  const { bundle, draft, result, channel } = ticket;
  const { brand, words } = bundle;
  const { state } = result;
  if (ticket.wiped) return action(ticket.restart, words.restart);
  if (state === 'delivered')
    return html`${replyWithin(bundle)}${action(ticket.restart, words.restart)}${action(ticket.wipe, words['remove-from-device'])}`;
  const reason = state === 'failed' && result.reason;
  const copying = reason === 'not-allowed';
  const handed = state === 'handed-over';
  const again = state.startsWith('un')
    ? words.resend
    : (state === 'later' || (state === 'failed' && !copying && reason !== 'not-accepted')) && words['try-again'];
  /** Where the copied text can be taken. */
  const there = channel.id === 'copy' && brand.channels.find((settings) => settings.channel === 'copy')?.href;
  return html`${again ? action(ticket.send, again, 'primary') : nothing}
  ${copying ? copy(ticket, words['send-copy'], toPlainText(describe(bundle, draft)), true) : nothing}
  ${there ? html`<p>${link(there, words['take-it-there'], words['opens-in-new-tab'])}</p>` : nothing}
  ${
    handed
      ? html`<div class="box stack">
          <p>${words['handed-over-kept']}</p>
          ${action(ticket.wipe, words['remove-from-device'])}
        </div>`
      : nothing
  }
  ${ticket.frozen ? action(ticket.renew, words['new-ticket']) : action(() => ticket.edit(), words['review-edit'])}
  ${handed ? ways(ticket, ticket.ways) : ways(ticket)}`;
}

function action(
  act: (event: Event) => void,
  label: string,
  looks: 'primary' | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="actions">
    <button type="button" class=${looks} @click=${act}>${label}</button>
  </div>`;
}
