import { html, nothing } from 'lit';
import type { Bundle, ChannelId } from '../../src/bundle/bundle.ts';
import type { Channel } from '../../src/channel/channel.ts';

/** The other ways to send, each a button that leads to the review with that way chosen. */
export function ways({ words }: Bundle, others: readonly Channel[], choose: (id: ChannelId) => void): unknown {
  return others.length
    ? html`<div class="ways" part="ways">
        <h3 id="ways">${words['other-ways']}</h3>
        <ul aria-labelledby="ways">
          ${others.map(({ id }) => html`<li><button type="button" @click=${() => choose(id)}>${words[`way-${id}`]}</button></li>`)}
        </ul>
      </div>`
    : nothing;
}
