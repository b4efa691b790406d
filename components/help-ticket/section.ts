import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { FieldId } from '../../src/bundle/bundle.ts';
import { removedWords } from '../../src/ticket/redaction.ts';
import type { Section } from '../../src/ticket/text.ts';
import { labelOf } from '../../src/ticket/text.ts';
import { marked } from './marked.ts';
import type { Ticket } from './ticket.ts';

/** A part of the ticket as it will arrive. What is the customer's has a way back to its field. */
export function section(ticket: Ticket, { id, label, lines, pairs }: Section): TemplateResult {
  const { bundle, outcome } = ticket;
  const removed = removedWords(bundle);
  const own = id === 'contact' || id === 'fields';
  return html`<section part="section" class=${id}>
    ${
      label
        ? html`<div class="row">
            <h3 id="label-${id}">${label}</h3>
            ${id === 'message' ? change(ticket, 'message', `label-${id}`) : nothing}
          </div>`
        : nothing
    }
    ${
      pairs
        ? html`<dl>
            ${pairs.map((pair, index) => {
              const field = own && outcome.fields.find((one) => labelOf(bundle, one) === pair.label);
              return html`<div>
                <dt class="quiet" id="${id}-${index}">${pair.label}</dt>
                <dd>
                  <span dir="auto">${marked(pair.value, removed)}</span>
                  ${field ? change(ticket, field, `${id}-${index}`) : nothing}
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

/** @param label id of what names the field */
function change(ticket: Ticket, field: FieldId, label: string): unknown {
  return ticket.frozen
    ? nothing
    : html`<button
        type="button"
        class="plain"
        ?data-off=${ticket.busy}
        id="change-${field}"
        aria-labelledby="change-${field} ${label}"
        @click=${() => ticket.edit(field)}
      >
        ${ticket.bundle.words['review-edit']}
      </button>`;
}
