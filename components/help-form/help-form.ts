import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Bundle, FieldId, TicketOutcome } from '../../src/bundle/bundle.ts';
import { fill } from '../../src/bundle/words.ts';
import type { Channel, RefusedField } from '../../src/channel/channel.ts';
import type { Entries } from '../../src/ticket/draft.ts';
import { cleanEntry } from '../../src/ticket/entry.ts';
import type { Problem } from '../../src/ticket/fields.ts';
import { countCodePoints, limitOf } from '../../src/ticket/fields.ts';
import type { TicketActions } from '../help-ticket/actions.ts';
import { ways } from '../help-ticket/ways.ts';
import { waysStyles } from '../help-ticket/ways.styles.ts';
import { articles } from '../internal/articles.ts';
import { prose } from '../internal/prose.ts';
import { shared } from '../internal/shared.styles.ts';
import type { Changed } from '../internal/view-element.ts';
import { reactive, ViewElement } from '../internal/view-element.ts';
import { control, offer } from './controls.ts';
import { styles } from './help-form.styles.ts';

/** How many characters are left when that is said: often enough to be of use, never at every key. */
const SAID_AT = new Set([500, 100, 20, 0]);

/**
 * The ticket's form: what the agent needs, what is wrong with it, and what the help desk refused.
 *
 * @summary The ticket's form.
 *
 * @csspart heading - The ticket's title.
 * @csspart errors - The summary of what has to be changed.
 * @csspart field - A field with its label, hint and error.
 * @csspart ways - The other ways to send.
 */
export class HelpForm extends ViewElement {
  static override readonly styles = [shared, waysStyles, styles];
  static {
    reactive(this, 'problems given bundle outcome entries notice refused others act');
  }

  private problems: readonly Problem[] = [];
  /** The entries when a field was last left: offers do not change under the customer's hands. */
  private given: Entries = {};

  bundle!: Bundle;
  outcome!: TicketOutcome;
  entries!: Entries;
  /** Told above the fields: what is special about this ticket. */
  notice = '';
  /** What the help desk did not take. */
  refused: readonly RefusedField[] = [];
  /** Ways offered beside what was refused. */
  others: readonly Channel[] = [];
  act!: TicketActions;

  get #summary(): HTMLElement | null {
    return this.renderRoot.querySelector('#errors') as HTMLElement | null;
  }

  protected override willUpdate(changed: Changed): void {
    if (changed.has('outcome')) {
      this.problems = [];
      this.given = this.entries;
    } else if (changed.has('entries') && this.problems.length) {
      // An error goes when it is mended; a new one is not shown while the customer is still typing.
      const now = this.act.check();
      this.problems = this.problems.flatMap(
        ({ field, problem }) => now.find((one) => one.field === field && one.problem === problem) ?? [],
      );
    }
  }

  readonly #handleInput = (event: Event): void => {
    const { id, value } = event.target as HTMLInputElement | HTMLTextAreaElement;
    this.act.write(id as FieldId, value);
    if (id !== 'message') return;
    const { words, count } = this.#left(value);
    if (SAID_AT.has(count)) this.act.say(words);
  };

  readonly #handleChange = (): void => {
    this.given = this.entries;
  };

  readonly #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.problems = this.act.check();
    if (!this.problems.length) return this.act.review();
    await this.updateComplete;
    this.#summary?.focus();
  };

  #use(field: FieldId, value: string): void {
    this.act.write(field, value);
    this.given = this.entries;
    this.focusField(field);
  }

  #left(message: string): { readonly words: string; readonly count: number } {
    const count = limitOf('message') - countCodePoints(cleanEntry('message', message));
    const { words } = this.bundle;
    return { count, words: fill(words[count < 0 ? 'characters-over' : 'characters-left'], { count: Math.abs(count) }) };
  }

  /** What is wrong, in words, in the order of the fields. */
  get #errors(): readonly { readonly field?: FieldId | undefined; readonly words: string }[] {
    const { words } = this.bundle;
    const label = (field: FieldId): string => words[`field-${field}`];
    return [
      ...this.refused.map(({ field, reason }) => ({
        field: field && this.outcome.fields.includes(field) ? field : undefined,
        words: reason ?? fill(words['error-refused'], { label: field ? label(field) : this.bundle.title }),
      })),
      ...this.problems.map((one) => ({
        field: one.field,
        words: fill(words[`error-${one.problem}`], {
          label: label(one.field),
          ...(one.problem === 'too-long' && { count: one.over }),
        }),
      })),
    ];
  }

  override focusHeading(): void {
    (this.#summary ?? this.heading).focus();
  }

  focusField(field: FieldId): void {
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  protected override render(): TemplateResult {
    const { words } = this.bundle;
    const { title, say, fields } = this.outcome;
    const contact = fields.find((field) => field.startsWith('contact-'));
    return html`
      ${this.#renderErrors()}
      <h2 part="heading" tabindex="-1">${title}</h2>
      <div class="prose">${prose(say, words['opens-in-new-tab'])}</div>
      ${articles(this.bundle, this.outcome.articles)} ${this.notice ? html`<p class="box">${this.notice}</p>` : nothing}
      <form novalidate @submit=${this.#handleSubmit} @input=${this.#handleInput} @change=${this.#handleChange}>
        ${fields.map(
          (field) =>
            html`${field === contact ? html`<p class="quiet" id="contact-hint">${words['contact-hint']}</p>` : nothing}
            ${this.#renderField(field)}`,
        )}
        <p class="quiet">${words['no-attachments']}</p>
        <button type="submit" class="primary">${words.continue}</button>
      </form>
    `;
  }

  #renderErrors(): unknown {
    const { words } = this.bundle;
    const errors = this.#errors;
    if (!errors.length) return nothing;
    const refused = this.refused.length > 0;
    return html`<section class="stack errors" part="errors" aria-labelledby="errors">
      <h2 id="errors" tabindex="-1" aria-describedby="errors-list">
        ${words[refused ? 'refused-title' : 'errors-title']}
      </h2>
      <div id="errors-list">
        ${refused ? html`<p>${words['refused-say']}</p>` : nothing}
        <ul>
          ${errors.map(({ field, words: error }) => html`<li>${field ? this.#renderErrorLink(field, error) : error}</li>`)}
        </ul>
      </div>
      ${refused ? ways(this.bundle, this.others, this.act) : nothing}
    </section>`;
  }

  #renderErrorLink(field: FieldId, words: string): TemplateResult {
    const go = (event: Event): void => {
      // The page's address is the host's.
      event.preventDefault();
      this.focusField(field);
    };
    return html`<a href="#${field}" @click=${go}>${words}</a>`;
  }

  #renderField(field: FieldId): TemplateResult {
    const { words } = this.bundle;
    const contact = field.startsWith('contact-');
    const hint = (words as Readonly<Record<string, string | undefined>>)[`hint-${field}`];
    const value = this.entries[field] ?? '';
    const errors = this.#errors.filter((one) => one.field === field);
    const offered = value ? undefined : offer(field, this.given);
    const left = field === 'message' && this.#left(value);
    const described = [
      errors.length && `${field}-error`,
      contact && 'contact-hint',
      hint && `${field}-hint`,
      left && 'left',
    ].filter(Boolean);
    return html`<div class="field" part="field" ?data-wrong=${errors.length > 0}>
      <label for=${field}
        >${words[`field-${field}`]}
        ${contact || this.outcome.needs.includes(field) ? nothing : html`<span class="quiet">(${words.optional})</span>`}</label
      >
      ${hint ? html`<p class="quiet" id="${field}-hint">${hint}</p>` : nothing}
      ${
        errors.length
          ? html`<p class="error" id="${field}-error">
              ${errors.map(({ words: error }) => html`<span>${error}</span>`)}
            </p>`
          : nothing
      }
      ${this.#renderControl(field, value, described.join(' ') || nothing, errors.length > 0)}
      ${left ? html`<p class="quiet" id="left" ?data-over=${left.count < 0}>${left.words}</p>` : nothing}
      ${
        offered
          ? html`<button type="button" class="plain" @click=${() => this.#use(field, offered)}>
              ${fill(words['use-this'], { value: offered })}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderControl(field: FieldId, value: string, described: string | typeof nothing, wrong: boolean): TemplateResult {
    const invalid = wrong ? 'true' : nothing;
    const required = this.outcome.needs.includes(field);
    if (field === 'message') {
      return html`<textarea
        id=${field}
        rows="5"
        dir="auto"
        autocomplete="off"
        .value=${value}
        aria-describedby=${described}
        aria-invalid=${invalid}
        ?required=${required}
      ></textarea>`;
    }
    const { kind, autocomplete, autocapitalize } = control(field);
    return html`<input
      id=${field}
      type=${kind}
      dir=${kind === 'text' ? 'auto' : 'ltr'}
      inputmode=${kind}
      autocomplete=${autocomplete}
      autocapitalize=${autocapitalize}
      spellcheck="false"
      .value=${value}
      aria-describedby=${described}
      aria-invalid=${invalid}
      ?required=${required}
    />`;
  }
}
