import { html, nothing } from 'lit/html.js';
import type { Ticket } from './ticket.ts';
import { world } from './world.ts';

/**
 * A button that copies a text and, where the browser does not allow that, the text itself to copy by hand.
 *
 * @param label the button's words
 * @param shown whether the text shows from the start: copying was tried and not allowed
 */
export function copy(ticket: Ticket, label: string, text: string, shown = false): unknown {
  const { words } = ticket.bundle;
  const { copied } = ticket;
  const failed = copied === false;
  const handleClick = async (): Promise<void> => {
    try {
      await world.copy(text);
      ticket.copied = text;
      void ticket.say(words.copied);
    } catch {
      ticket.copied = false;
      void ticket.say(words['copy-failed']);
      await ticket.updateComplete;
      const area = ticket.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
      area.focus();
      area.select();
    }
  };
  return html`<div class="stack copy">
    <button type="button" @click=${handleClick}>${copied === text ? words.copied : label}</button>
    ${failed ? html`<p>${words['copy-failed']}</p>` : nothing}
    ${
      failed || shown
        ? html`<textarea part="text" rows="6" readonly aria-label=${label} .value=${text}></textarea>`
        : nothing
    }
  </div>`;
}
