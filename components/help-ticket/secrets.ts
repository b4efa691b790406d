import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { fill } from '../../src/bundle/words.ts';
import { secretWords } from '../../src/ticket/redaction.ts';
import { labelOf } from '../../src/ticket/text.ts';
import type { Ticket } from './ticket.ts';

/** What in the ticket looks secret, with the choice to keep it: not for cards. */
export function secrets(ticket: Ticket): TemplateResult {
  const { bundle } = ticket;
  const { words } = bundle;
  return html`<section class="box stack side secrets" part="secrets" aria-labelledby="secrets">
    <h3 id="secrets">${words['found-secrets']}</h3>
    <ul class="stack">
      ${ticket.secrets.map(({ key, kind, text, field }, index) => {
        const kept = ticket.kept.includes(key);
        const card = kind === 'card';
        return html`<li>
          <p id="secret-${index}">
            <strong>${labelOf(bundle, field)}:</strong>
            ${card ? words['card-stays'] : fill(words['looks-secret'], { text, kind: secretWords(bundle, kind) })}
          </p>
          ${
            card
              ? nothing
              : html`<button
                  type="button"
                  aria-describedby="secret-${index}"
                  ?data-off=${ticket.busy}
                  @click=${() => ticket.keep(key, !kept)}
                >
                  ${words[kept ? 'remove-it' : 'keep-it']}
                </button>`
          }
        </li>`;
      })}
    </ul>
  </section>`;
}
