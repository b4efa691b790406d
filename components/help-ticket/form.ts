import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { FieldId } from '../../src/bundle/bundle.ts';
import { fill } from '../../src/bundle/words.ts';
import { labelOf } from '../../src/ticket/text.ts';
import { articles } from '../internal/articles.ts';
import { prose } from '../internal/prose.ts';
import { field, left } from './field.ts';
import type { Ticket } from './ticket.ts';
import { ways } from './ways.ts';

/** How many characters are left when that is said: often enough to be of use, never at every key. */
const SAID_AT = new Set([500, 100, 20, 0]);

/** Something wrong, in words. */
export interface FieldError {
  readonly field?: FieldId | undefined;
  readonly says: string;
}

/** The ticket's form: what the agent needs, what is wrong with it, and what the help desk refused. */
export function form(ticket: Ticket): TemplateResult {
  const { bundle, outcome } = ticket;
  const { words } = bundle;
  const contact = outcome.fields.find((id) => id.startsWith('contact-'));
  const errors = errorsOf(ticket);

  const handleInput = ({ target }: Event): void => {
    const { id, value } = target as HTMLInputElement | HTMLTextAreaElement;
    ticket.write(id as FieldId, value);
    if (id !== 'message') return;
    const { says, count } = left(bundle, value);
    if (SAID_AT.has(count)) void ticket.say(says);
  };
  const handleChange = (): void => {
    ticket.given = ticket.entries;
  };
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    ticket.review();
  };

  return html`${errors.length ? summary(ticket, errors) : nothing}
    <h2 part="heading" tabindex="-1">${outcome.title}</h2>
    <div class="prose">${prose(outcome.say, words['opens-in-new-tab'])}</div>
    ${articles(bundle, outcome.articles)}
    ${ticket.second ? html`<p class="box">${words['new-ticket-say']}</p>` : nothing}
    <form novalidate @submit=${handleSubmit} @input=${handleInput} @change=${handleChange}>
      ${outcome.fields.map(
        (id) =>
          html`${id === contact ? html`<p class="quiet" id="contact-hint">${words['contact-hint']}</p>` : nothing}
          ${field(
            ticket,
            id,
            errors.filter((one) => one.field === id),
          )}`,
      )}
      <input id="website" hidden autocomplete="off" />
      <p class="quiet">${words['no-attachments']}</p>
      <button type="submit" class="primary">${words.continue}</button>
    </form>`;
}

/** What is wrong, what was refused first, in the order of the fields. */
function errorsOf({ bundle, outcome, refused, problems }: Ticket): readonly FieldError[] {
  const { words } = bundle;
  return [
    ...refused.map(({ field: id, reason }) => ({
      field: id && outcome.fields.includes(id) ? id : undefined,
      says: reason ?? fill(words['error-refused'], { label: id ? labelOf(bundle, id) : bundle.title }),
    })),
    ...problems.map((one) => ({
      field: one.field,
      says: fill(words[`error-${one.problem}`], {
        label: labelOf(bundle, one.field),
        ...(one.problem === 'too-long' && { count: one.over }),
      }),
    })),
  ];
}

/** All that is wrong, each with a link to its field. */
function summary(ticket: Ticket, errors: readonly FieldError[]): TemplateResult {
  const { words } = ticket.bundle;
  const refused = ticket.refused.length > 0;
  const link = (id: FieldId, says: string): TemplateResult => {
    const handleClick = (event: Event): void => {
      // The page's address is the host's.
      event.preventDefault();
      ticket.focusOn(id);
    };
    return html`<a href="#${id}" @click=${handleClick}>${says}</a>`;
  };
  return html`<section class="stack errors" part="errors" aria-labelledby="errors">
    <h2 id="errors" tabindex="-1" aria-describedby="errors-list">
      ${words[refused ? 'refused-title' : 'errors-title']}
    </h2>
    <div id="errors-list">
      ${refused ? html`<p>${words['refused-say']}</p>` : nothing}
      <ul>
        ${errors.map(({ field: id, says }) => html`<li>${id ? link(id, says) : says}</li>`)}
      </ul>
    </div>
    ${refused ? ways(ticket) : nothing}
  </section>`;
}
