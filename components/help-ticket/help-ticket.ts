import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { Bundle, ChannelId, FieldId, TicketOutcome } from '../../src/bundle/bundle.ts';
import type { Channel, Delivery, RefusedField } from '../../src/channel/channel.ts';
import { channels, offered } from '../../src/channel/channels.ts';
import type { State } from '../../src/flow/state.ts';
import type { Draft, Entries } from '../../src/ticket/draft.ts';
import type { Problem } from '../../src/ticket/fields.ts';
import type { Secret } from '../../src/ticket/redaction.ts';
import { focused } from '../help-panel/frame.ts';
import type { Prefill } from '../help-widget/attributes.ts';
import type { Memory } from '../internal/memory.ts';
import { shared } from '../internal/shared.styles.ts';
import type { Changed } from '../internal/view-element.ts';
import { reactive, ViewElement } from '../internal/view-element.ts';
import { draftOf, problemsOf } from './drafting.ts';
import { form } from './form.ts';
import { formStyles } from './form.styles.ts';
import { styles } from './help-ticket.styles.ts';
import { result } from './result.ts';
import { resultStyles } from './result.styles.ts';
import { review } from './review.ts';
import { reviewStyles } from './review.styles.ts';
import type { Sending } from './sending.ts';
import { dropSending, lastSending, send } from './sending.ts';
import type { Result, Ticket } from './ticket.ts';
import { world } from './world.ts';

const VIEWS = { form, review, result };

/**
 * The ticket: a form, the review of what will be sent, and what became of it. It holds what was typed, which is in the
 * tab's memory from the first letter on, and sends.
 *
 * @summary The ticket, from the form to its delivery.
 *
 * @csspart heading - The title of what shows.
 * @csspart errors - The summary of what has to be changed.
 * @csspart field - A field with its label, hint and error.
 * @csspart secrets - What looks secret, with the choice to keep it.
 * @csspart section - A part of the ticket in the review.
 * @csspart send - The main button or link of the review.
 * @csspart sign - The picture beside the heading of a result.
 * @csspart text - A text that has to be copied by hand.
 * @csspart ways - The other ways to send.
 */
export class HelpTicket extends ViewElement implements Ticket {
  static override readonly styles = [shared, styles, formStyles, reviewStyles, resultStyles];
  static {
    reactive(
      this,
      'view typed given problems kept draft secrets chosen busy result refused frozen second wiped copied said bundle at memory articles prefill restart',
    );
  }

  #all: readonly Channel[] = [];
  #focusNext: string | boolean = false;

  private view: keyof typeof VIEWS = 'form';
  private typed!: Entries;
  private chosen: ChannelId | undefined;

  // What is not given from outside is set before the first view shows.
  given!: Entries;
  problems!: readonly Problem[];
  kept!: readonly string[];
  draft!: Draft;
  secrets: readonly Secret[] = [];
  busy!: boolean;
  result!: Result;
  refused!: readonly RefusedField[];
  frozen!: boolean;
  second!: boolean;
  wiped!: boolean;
  copied!: string | false;
  said = '';

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

  get outcome(): TicketOutcome {
    return this.at.step as TicketOutcome;
  }

  get entries(): Entries {
    return { ...this.prefill, ...this.typed };
  }

  /** There is always one. */
  get ways(): readonly Channel[] {
    return offered(this.#all, this.draft);
  }

  /** The way chosen; the first that takes the draft where there is none. */
  get channel(): Channel {
    const { chosen, ways } = this;
    return (ways.find(({ id }) => id === chosen) ?? ways[0]) as Channel;
  }

  get others(): readonly Channel[] {
    return this.ways.filter(({ id }) => id !== this.channel.id);
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
    // A field that has its words is left alone: set again, they move the cursor where white space was typed first.
    for (const field of this.renderRoot.querySelectorAll<HTMLInputElement>('.field :is(input, textarea)')) {
      const words = this.entries[field.id as FieldId] ?? '';
      if (field.value !== words) field.value = words;
    }
    const focusNext = this.#focusNext;
    this.#focusNext = false;
    if (focusNext === true) void this.focusHeading();
    else if (focusNext) this.focusOn(focusNext);
  }

  /** Takes up what this tab remembers: words, the review, and a ticket that is on its way or may have arrived. */
  #begin(): void {
    const { memory, at } = this;
    const { entries = {}, kept = [], sent, trail, reviewed, channel } = memory.read();
    const last = lastSending(memory);
    this.typed = entries;
    this.kept = kept;
    this.busy = this.second = false;
    this.frozen = isFrozen(memory);
    this.refused = [];
    this.chosen = channel;
    this.#turnTo('form');
    // Who was answering questions since has another ticket in mind.
    const past = sent?.state === 'delivered' && trail?.answers.length;
    if (sent && (past || sent.draft.outcome !== at.at)) this.#another();
    else if (last && (sent || !last.shown || !trail)) void this.#follow(last);
    else if (sent) {
      this.draft = sent.draft;
      this.chosen = sent.channel;
      // What was on its way goes on: once is all it can arrive.
      if (sent.state === 'later' && this.channel.recall) this.#send(true);
      else this.#show(sent as unknown as Delivery);
    } else if (reviewed && !this.#check().length) {
      this.#prepare();
      this.#turnTo('review');
    }
  }

  /** A view begins anew each time. */
  #turnTo(view: HelpTicket['view']): void {
    this.view = view;
    this.problems = [];
    this.given = this.entries;
    this.copied = '';
    this.wiped = false;
  }

  #check(): readonly Problem[] {
    return problemsOf(this.bundle, this.outcome, this.entries, this.kept);
  }

  /** Shows a sending and what becomes of it. */
  async #follow(sending: Sending): Promise<void> {
    const { memory } = this;
    this.draft = sending.draft;
    this.chosen = sending.channel;
    this.#turnTo('review');
    this.busy = !sending.handsOver;
    if (this.busy) void this.say(this.bundle.words.sending);
    let delivery: Delivery | undefined = await sending.delivery;
    let late = false;
    while (delivery && this.isConnected && memory === this.memory && lastSending(memory) === sending) {
      sending.shown = true;
      this.#show(delivery, late);
      delivery = delivery.state === 'later' ? await delivery.next : undefined;
      late = true;
    }
  }

  /** @param late whether it comes by itself, after the customer was told of another delivery */
  #show(delivery: Delivery, late = false): void {
    this.busy = false;
    this.frozen = isFrozen(this.memory);
    void this.say('');
    // Someone who went on elsewhere in the page meanwhile is told without being pulled back.
    const here = this.matches(':focus-within') || !(late || focused());
    if (delivery.state === 'refused') {
      // What may have arrived is not changed: with changes it is another ticket.
      if (this.frozen) this.#another();
      this.refused = delivery.fields ?? [];
      this.#turnTo('form');
    } else {
      this.result = delivery;
      this.#turnTo('result');
    }
    this.#focusNext = here;
    // A heading that has the focus already is not read out again.
    if (late || !here)
      void this.updateComplete.then(() =>
        this.say(Array.from(this.renderRoot.querySelectorAll('h2,#say'), (part) => part.textContent).join()),
      );
  }

  #go(view: 'form' | 'review', focus: string | boolean = true): void {
    this.said = '';
    this.#turnTo(view);
    // What waits goes its way, and takes none of the words with it that are being changed.
    if (!this.frozen) dropSending(this.memory);
    this.memory.write({ trail: this.at.trail, reviewed: view === 'review', ...(!this.frozen && { sent: undefined }) });
    this.#focusNext = focus;
  }

  /** From here on it is another ticket, under another submission id, with the same words. */
  #another(): void {
    dropSending(this.memory);
    this.memory.write({ submissionId: undefined, sent: undefined, reviewed: false, channel: undefined });
    this.second = this.frozen;
    this.frozen = false;
    this.chosen = undefined;
  }

  /** Makes the draft of what was typed. */
  #prepare(): void {
    Object.assign(this, draftOf(this));
  }

  write(field: FieldId, text: string): void {
    this.typed = { ...this.typed, [field]: text };
    this.memory.write({ entries: this.typed, trail: this.at.trail });
    this.refused = this.refused.filter((one) => one.field !== field);
    if (!this.problems.length) return;
    // An error goes when it is mended; a new one is not shown while the customer is still typing.
    const now = this.#check();
    this.problems = this.problems.flatMap(
      ({ field, problem }) => now.find((one) => one.field === field && one.problem === problem) ?? [],
    );
  }

  review(): void {
    this.problems = this.#check();
    this.#focusNext = 'errors';
    if (this.problems.length) return;
    this.refused = [];
    this.#prepare();
    this.#go('review');
  }

  edit(field?: FieldId): void {
    this.#go('form', field);
  }

  keep(key: string, keep: boolean): void {
    this.kept = keep ? [...this.kept, key] : this.kept.filter((one) => one !== key);
    this.memory.write({ kept: this.kept });
    this.#prepare();
  }

  choose(id: ChannelId): void {
    // Taken out of the outbox as it stands there, before another draft is made.
    const recalled = this.channel.recall?.(this.draft);
    if (!this.frozen) this.#prepare();
    this.chosen = id;
    this.memory.write({ channel: id });
    this.#go('review', 'send');
    void recalled?.then((open) => {
      if (!open || this.wiped) return;
      this.memory.write({ sent: { draft: this.draft, channel: id, state: 'unknown' } });
      this.frozen = true;
    });
  }

  send(event: Event): void {
    if (this.busy) return event.preventDefault();
    const { channel } = this;
    // A link has to be pressed by the customer, and it stands in the review.
    if (channel.link && this.view === 'result') return this.#go('review');
    if (!this.#send()?.handsOver) event.preventDefault();
  }

  #send(again?: boolean): Sending | undefined {
    const sending = send(this, again);
    if (!sending) return undefined;
    // A link that is taken out of the page while it is being pressed leads nowhere: its view stays until then.
    if (sending.handsOver) setTimeout(() => void this.#follow(sending));
    else {
      this.#focusNext = 'send';
      void this.#follow(sending);
    }
    return sending;
  }

  renew(): void {
    this.#another();
    this.#go('form');
  }

  wipe(): void {
    this.memory.remove();
    this.typed = {};
    this.kept = [];
    this.wiped = true;
    this.#focusNext = true;
  }

  /** Says something even where it was the last thing said. */
  async say(words: string): Promise<void> {
    this.said = '';
    await this.updateComplete;
    this.said = words;
  }

  focusOn(id: string): void {
    this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
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

  /** What became of a ticket meanwhile may show at once after what was asked for. */
  override async focusHeading(): Promise<void> {
    await this.updateComplete;
    super.focusHeading();
  }

  protected override render(): TemplateResult {
    return html`<p class="said" role="status">${this.said}</p>
      ${VIEWS[this.view](this)}`;
  }
}

/** Whether what was sent may have arrived, so that it is not changed any more. */
function isFrozen(memory: Memory): boolean {
  return /unknown|confirm/.test(`${memory.read().sent?.state}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'help-ticket': HelpTicket;
  }
}
