import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { Bundle, ChannelId, FieldId, TicketOutcome } from '../../src/bundle/bundle.ts';
import type { Channel, Delivery, RefusedField } from '../../src/channel/channel.ts';
import { channels, offered } from '../../src/channel/channels.ts';
import type { State } from '../../src/flow/state.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';
import type { Problem } from '../../src/ticket/fields.ts';
import type { HelpForm } from '../help-form/help-form.ts';
import type { HelpResult, Result } from '../help-result/help-result.ts';
import type { HelpReview } from '../help-review/help-review.ts';
import type { Prefill } from '../help-widget/attributes.ts';
import type { Memory } from '../internal/memory.ts';
import { shared } from '../internal/shared.styles.ts';
import type { Changed } from '../internal/view-element.ts';
import { reactive, ViewElement } from '../internal/view-element.ts';
import { styles } from './help-ticket.styles.ts';
import type { TicketActions } from './actions.ts';
import { draftOf, problemsOf } from './drafting.ts';
import type { Secret } from './redaction.ts';
import type { Sending } from './sending.ts';
import { dropSending, lastSending, send } from './sending.ts';
import { world } from './world.ts';

/**
 * The ticket: a form, the review of what will be sent, and what became of it. It holds what was typed, which is in the
 * tab's memory from the first letter on, and sends.
 *
 * @summary The ticket, from the form to its delivery.
 */
export class HelpTicket extends ViewElement {
  static override readonly styles = [shared, styles];
  static {
    reactive(
      this,
      'view typed kept draft secrets chosen busy result refused frozen second said bundle at memory articles prefill restart',
    );
  }

  #all: readonly Channel[] = [];
  #focusNext: boolean | FieldId | 'send' = false;

  private view: 'form' | 'review' | 'result' = 'form';
  private typed: Entries = {};
  private kept: readonly string[] = [];
  /** What goes, or went. */
  private draft!: Draft;
  private secrets: readonly Secret[] = [];
  /** The way chosen; the first that takes the draft where there is none. */
  private chosen: ChannelId | undefined;
  private busy = false;
  private result!: Result;
  private refused: readonly RefusedField[] = [];
  /** The draft may have arrived: it is not changed any more. */
  private frozen = false;
  /** This ticket follows one that may have arrived. */
  private second = false;
  private said = '';

  bundle!: Bundle;
  /** Where the walk is: at a ticket. */
  at!: State;
  memory!: Memory;
  /** Ids of the articles that were shown, in order. */
  articles: readonly string[] = [];
  prefill: Prefill = {};
  restart!: () => void;
  /** Aborted when the widget is taken out of the page. */
  gone!: AbortSignal;
  /** Dispatches an event to the host. */
  tell = (event: Event): boolean => this.dispatchEvent(event);

  get #shown(): HelpForm | HelpReview | HelpResult {
    return this.renderRoot.querySelector('.view') as HelpForm | HelpReview | HelpResult;
  }

  protected override willUpdate(changed: Changed): void {
    if (changed.has('bundle')) this.#all = channels(this.bundle, world);
    if (changed.has('at') || changed.has('memory') || changed.has('bundle')) {
      this.#begin();
      // The panel alone moves the focus to what it shows.
      this.#focusNext = false;
    }
  }

  protected override updated(): void {
    const focusNext = this.#focusNext;
    this.#focusNext = false;
    if (focusNext === true) void this.focusHeading();
    else if (focusNext) void this.#focusOn(focusNext);
  }

  /** Takes up what this tab remembers: words, the review, and a ticket that is on its way or may have arrived. */
  #begin(): void {
    const { memory, at } = this;
    const { entries = {}, kept = [], sent, trail, reviewed, channel } = memory.read();
    const last = lastSending(memory);
    this.view = 'form';
    this.typed = entries;
    this.kept = kept;
    this.busy = this.second = false;
    this.frozen = isFrozen(memory);
    this.refused = [];
    this.chosen = channel;
    if (sent && sent.draft.outcome !== at.at) this.#renew();
    else if (last && (sent || !last.shown || !trail)) void this.#follow(last);
    else if (sent) {
      this.draft = sent.draft;
      this.chosen = sent.channel;
      this.#show({ state: sent.state });
    } else if (reviewed && !this.#check().length) {
      this.#prepare();
      this.view = 'review';
    }
  }

  get #outcome(): TicketOutcome {
    return this.at.step as TicketOutcome;
  }

  get #entries(): Entries {
    return { ...this.prefill, ...this.typed };
  }

  /** The ways that can take the draft; there is always one. */
  get #ways(): readonly Channel[] {
    return offered(this.#all, this.draft);
  }

  get #channel(): Channel {
    const { chosen } = this;
    const ways = this.#ways;
    return (ways.find(({ id }) => id === chosen) ?? ways[0]) as Channel;
  }

  get #others(): readonly Channel[] {
    return this.#ways.filter(({ id }) => id !== this.#channel.id);
  }

  readonly #act: TicketActions = {
    check: () => this.#check(),
    write: (field, text) => {
      this.typed = { ...this.typed, [field]: text };
      this.memory.write({ entries: this.typed, trail: this.at.trail });
      this.refused = this.refused.filter((one) => one.field !== field);
    },
    review: () => {
      this.refused = [];
      this.#prepare();
      this.#go('review');
    },
    edit: (field) => this.#go('form', field),
    keep: (key, keep) => {
      this.kept = keep ? [...this.kept, key] : this.kept.filter((one) => one !== key);
      this.memory.write({ kept: this.kept });
      this.#prepare();
    },
    choose: (id) => {
      if (!this.frozen) this.#prepare();
      this.chosen = id;
      this.memory.write({ channel: id });
      this.#go('review', 'send');
    },
    send: (event) => this.#send(event),
    renew: () => {
      this.#renew();
      this.#go('form');
    },
    wipe: () => {
      this.memory.remove();
      this.typed = {};
      this.kept = [];
    },
    restart: () => this.restart(),
    say: (words) => void this.#say(words),
  };

  #send(event: Event): void {
    if (this.busy) return event.preventDefault();
    const channel = this.#channel;
    // A link has to be pressed by the customer, and it stands in the review.
    if (channel.link && this.view === 'result') return this.#go('review');
    const sending = send(this.memory, this.draft, channel, this.tell, this.gone);
    if (!sending?.handsOver) event.preventDefault();
    if (!sending) return;
    // A link that is taken out of the page while it is being pressed leads nowhere: its view stays until then.
    if (sending.handsOver) setTimeout(() => void this.#follow(sending));
    else {
      this.#focusNext = 'send';
      void this.#follow(sending);
    }
  }

  #check(): readonly Problem[] {
    return problemsOf(this.bundle, this.#outcome, this.#entries, this.kept);
  }

  /** Says something even where it was the last thing said. */
  async #say(words: string): Promise<void> {
    this.said = '';
    await this.updateComplete;
    this.said = words;
  }

  /** Shows a sending and what becomes of it. */
  async #follow(sending: Sending): Promise<void> {
    const { memory } = this;
    this.draft = sending.draft;
    this.chosen = sending.channel;
    this.view = 'review';
    this.busy = !sending.handsOver;
    if (this.busy) void this.#say(this.bundle.words.sending);
    const delivery = await sending.delivery;
    if (!this.isConnected || memory !== this.memory || lastSending(memory) !== sending) return;
    sending.shown = true;
    this.#show(delivery);
  }

  #show(delivery: Delivery): void {
    this.busy = false;
    this.frozen = isFrozen(this.memory);
    void this.#say('');
    // Someone who went on elsewhere in the page meanwhile is told without being pulled back.
    const here = this.matches(':focus-within') || document.activeElement === document.body;
    if (delivery.state === 'refused') {
      // What may have arrived is not changed: with changes it is another ticket.
      if (this.frozen) this.#renew();
      this.refused = delivery.fields ?? [];
      this.view = 'form';
    } else {
      this.result = delivery;
      this.view = 'result';
    }
    this.#focusNext = here;
    if (!here) void this.#whole().then(({ heading }) => this.#say(heading.textContent));
  }

  #go(view: 'form' | 'review', focus?: FieldId | 'send'): void {
    this.said = '';
    this.view = view;
    this.memory.write({ trail: this.at.trail, reviewed: view === 'review', ...(!this.frozen && { sent: undefined }) });
    this.#focusNext = focus ?? true;
  }

  /** From here on it is another ticket, under another submission id, with the same words. */
  #renew(): void {
    dropSending(this.memory);
    this.memory.write({ submissionId: undefined, sent: undefined, reviewed: false, channel: undefined });
    this.second = this.frozen;
    this.frozen = false;
    this.chosen = undefined;
  }

  /** Makes the draft of what was typed. */
  #prepare(): void {
    const { bundle, at, memory, articles, kept } = this;
    Object.assign(this, draftOf({ bundle, at, memory, articles, kept, entries: this.#entries }));
  }

  /** Goes back within the ticket. False where there is nothing to go back to. */
  back(): boolean {
    const { view, frozen, busy } = this;
    // What is on its way is waited for.
    if (busy) return true;
    if (view === 'form' || (view === 'result' && (frozen || !this.memory.read().submissionId))) return false;
    if (frozen) this.#begin();
    else this.#go(view === 'result' ? 'review' : 'form');
    return true;
  }

  override async focusHeading(): Promise<void> {
    (await this.#whole()).focusHeading();
  }

  async #focusOn(part: FieldId | 'send'): Promise<void> {
    (await this.#whole()).renderRoot.querySelector<HTMLElement>(`#${part}`)?.focus();
  }

  /** The view, when it is whole. */
  async #whole(): Promise<HelpForm | HelpReview | HelpResult> {
    await this.updateComplete;
    const shown = this.#shown;
    await shown.updateComplete;
    return shown;
  }

  protected override render(): TemplateResult {
    return html`
      <p class="said" role="status">${this.said}</p>
      ${this.view === 'form' ? this.#renderForm() : this.view === 'review' ? this.#renderReview() : this.#renderResult()}
    `;
  }

  #renderForm(): TemplateResult {
    return html`<help-form
      class="view"
      .bundle=${this.bundle}
      .outcome=${this.#outcome}
      .entries=${this.#entries}
      .notice=${this.second ? this.bundle.words['new-ticket-say'] : ''}
      .refused=${this.refused}
      .others=${this.refused.length ? this.#others : []}
      .act=${this.#act}
    ></help-form>`;
  }

  #renderReview(): TemplateResult {
    return html`<help-review
      class="view"
      .bundle=${this.bundle}
      .outcome=${this.#outcome}
      .draft=${this.draft}
      .secrets=${this.secrets}
      .kept=${this.kept}
      .channel=${this.#channel}
      .others=${this.#others}
      .frozen=${this.frozen}
      .busy=${this.busy}
      .act=${this.#act}
    ></help-review>`;
  }

  #renderResult(): TemplateResult {
    return html`<help-result
      class="view"
      .bundle=${this.bundle}
      .draft=${this.draft}
      .delivery=${this.result}
      .channel=${this.#channel.id}
      .others=${this.result.state === 'handed-over' ? this.#ways : this.#others}
      .frozen=${this.frozen}
      .act=${this.#act}
    ></help-result>`;
  }
}

/** Whether what was sent may have arrived, so that it is not changed any more. */
function isFrozen(memory: Memory): boolean {
  const { sent } = memory.read();
  return !!sent && sent.state !== 'handed-over';
}

declare global {
  interface HTMLElementTagNameMap {
    'help-ticket': HelpTicket;
  }
}
