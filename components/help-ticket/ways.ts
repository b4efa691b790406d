import { html, nothing } from 'lit/html.js';
import type { Channel } from '../../src/channel/channel.ts';
import type { Ticket } from './ticket.ts';

/** Other ways to send, each a button that leads to the review with that way chosen. */
export function ways(ticket: Ticket, others: readonly Channel[] = ticket.others): unknown {
  const { words } = ticket.bundle;
  return others.length
    ? html`<div class="stack ways" part="ways">
        <h3 id="ways">${words['other-ways']}</h3>
        <ul class="stack" aria-labelledby="ways">
          ${others.map(({ id }) => html`<li><button type="button" @click=${() => ticket.choose(id)}>${words[`way-${id}`]}</button></li>`)}
        </ul>
      </div>`
    : nothing;
}
