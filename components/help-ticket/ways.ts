import { html, nothing } from 'lit/html.js';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Channel } from '../../src/channel/channel.ts';
import type { TicketActions } from './actions.ts';

/** The other ways to send, each a button that leads to the review with that way chosen. */
export function ways({ words }: Bundle, others: readonly Channel[], act: TicketActions): unknown {
  return others.length
    ? html`<div class="stack ways" part="ways">
        <h3 id="ways">${words['other-ways']}</h3>
        <ul class="stack" aria-labelledby="ways">
          ${others.map(({ id }) => html`<li><button type="button" @click=${() => act.choose(id)}>${words[`way-${id}`]}</button></li>`)}
        </ul>
      </div>`
    : nothing;
}
