import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Bundle, FieldId } from '../../src/bundle/bundle.ts';
import { fill } from '../../src/bundle/words.ts';
import { cleanEntry } from '../../src/ticket/entry.ts';
import { countCodePoints, limitOf } from '../../src/ticket/fields.ts';
import { labelOf } from '../../src/ticket/text.ts';
import { control, offer } from './controls.ts';
import type { FieldError } from './form.ts';
import type { Ticket } from './ticket.ts';

/** A field with its label, hint, errors, and what another field offers for it. */
export function field(ticket: Ticket, id: FieldId, errors: readonly FieldError[]): TemplateResult {
  const { bundle, outcome, entries, given } = ticket;
  const { words } = bundle;
  const contact = id.startsWith('contact-');
  const hint = (words as Readonly<Record<string, string | undefined>>)[`hint-${id}`];
  const value = entries[id] ?? '';
  const offered = value ? undefined : offer(id, given);
  const room = id === 'message' && left(bundle, value);
  const described = [
    errors.length && `${id}-error`,
    contact && 'contact-hint',
    hint && `${id}-hint`,
    room && 'left',
  ].filter(Boolean);
  const handleOffer = (): void => {
    ticket.write(id, offered as string);
    ticket.given = ticket.entries;
    ticket.focusOn(id);
  };
  return html`<div class="field" part="field" ?data-wrong=${errors.length}>
    <label for=${id}
      >${labelOf(bundle, id)}
      ${contact || outcome.needs.includes(id) ? nothing : html`<span class="quiet">(${words.optional})</span>`}</label
    >
    ${hint ? html`<p class="quiet" id="${id}-hint">${hint}</p>` : nothing}
    ${
      errors.length
        ? html`<p class="error" id="${id}-error">${errors.map(({ says }) => html`<span>${says}</span>`)}</p>`
        : nothing
    }
    ${input(id, described.join(' ') || nothing, errors.length > 0, outcome.needs.includes(id))}
    ${room ? html`<p class="quiet" id="left" ?data-over=${room.count < 0}>${room.says}</p>` : nothing}
    ${
      offered
        ? html`<button type="button" class="plain" @click=${handleOffer}>
            ${fill(words['use-this'], { value: offered })}
          </button>`
        : nothing
    }
  </div>`;
}

/** How many characters a message has left, as a number (below 0: too many) and in words. */
export function left({ words }: Bundle, message: string): { readonly says: string; readonly count: number } {
  const count = limitOf('message') - countCodePoints(cleanEntry('message', message));
  return { count, says: fill(words[count < 0 ? 'characters-over' : 'characters-left'], { count: Math.abs(count) }) };
}

function input(id: FieldId, described: string | typeof nothing, wrong: boolean, required: boolean): TemplateResult {
  const invalid = wrong ? 'true' : nothing;
  if (id === 'message') {
    return html`<textarea
      id=${id}
      rows="5"
      dir="auto"
      autocomplete="off"
      aria-describedby=${described}
      aria-invalid=${invalid}
      ?required=${required}
    ></textarea>`;
  }
  const { kind, autocomplete, autocapitalize } = control(id);
  return html`<input
    id=${id}
    type=${kind}
    dir=${kind === 'text' ? 'auto' : 'ltr'}
    inputmode=${kind}
    autocomplete=${autocomplete}
    autocapitalize=${autocapitalize}
    spellcheck="false"
    aria-describedby=${described}
    aria-invalid=${invalid}
    ?required=${required}
  />`;
}
