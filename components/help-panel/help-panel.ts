import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { AnswerId, Bundle, StepId } from '../../src/bundle/bundle.ts';
import { PERSON } from '../../src/bundle/bundle.ts';
import { fill } from '../../src/bundle/words.ts';
import { inWords } from '../../src/flow/in-words.ts';
import { isOutcome, step as stepOf } from '../../src/flow/state.ts';
import type { Walk } from '../../src/flow/walk.ts';
import { answer, back, begin, change, restart, resume } from '../../src/flow/walk.ts';
import type { HelpStep } from '../help-step/help-step.ts';
import type { HelpTicket } from '../help-ticket/help-ticket.ts';
import type { Prefill } from '../help-widget/attributes.ts';
import { HelpAnswerEvent, HelpOutcomeEvent, HelpStepEvent } from '../help-widget/events.ts';
import { ofDocument, warnOnce } from '../help-widget/page.ts';
import { backIcon, closeIcon } from '../internal/icons.ts';
import type { Memory } from '../internal/memory.ts';
import { tabMemory } from '../internal/memory.ts';
import { link } from '../internal/prose.ts';
import { shared } from '../internal/shared.styles.ts';
import { reactive, ViewElement } from '../internal/view-element.ts';
import { styles } from './help-panel.styles.ts';

/**
 * The panel: one step at a time, the way back, "Talk to a person" and "Your answers". It holds the walk through the
 * topic and remembers it in this tab.
 *
 * @csspart header - Back, progress and Close.
 * @csspart body - The step, the answers so far, or the ticket.
 * @csspart footer - "Talk to a person" and "Your answers".
 */
export class HelpPanel extends ViewElement {
  static override readonly styles = [shared, styles];
  static {
    reactive(this, 'walk answersShown ticket notice bundle prefill closable');
  }

  /** Loads the ticket's part. Set by the widget. */
  loadTicket!: () => Promise<unknown>;
  /** Tells the host what cannot be shown. */
  tellError!: (error: unknown) => void;
  /** Asks the widget to close. Set by the widget. */
  close!: () => void;
  /** Dispatches an event to the host. Set by the widget: it stays when the panel goes. */
  tell = (event: Event): boolean => this.dispatchEvent(event);
  #memory!: Memory;
  /** Ids of the articles that were shown, in order; remembered from the first answer on. */
  #articles: readonly string[] = [];
  /** Where a walk would have begun at the last opening. */
  #began: StepId = '';
  /** Aborted when the panel is taken out of the page. */
  #gone!: AbortController;
  #focusNext = false;
  #stepView?: HelpStep;

  private walk!: Walk;
  private answersShown = false;
  private ticket: 'absent' | 'loading' | 'ready' | 'failed' = 'absent';
  /** Told once, above the step and to screen readers. */
  private notice = '';

  bundle!: Bundle;
  /** The step to begin with, and the sign-in form's error, where nothing is answered yet; empty for none. */
  begin: StepId = '';
  errorCode = '';
  prefill: Prefill = {};
  /** Whether there is a frame to close. */
  closable = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#gone = new AbortController();
  }

  disconnectedCallback(): void {
    this.#gone.abort(null);
  }

  protected override updated(): void {
    if (!this.#focusNext) return;
    this.#focusNext = false;
    (this.renderRoot.querySelector('.body') as HTMLElement).scrollTop = 0;
    void this.focusHeading();
  }

  /**
   * At each opening: takes up the walk where this tab left it. Only a step that the host asks for now begins another;
   * `begin` and `errorCode` count where nothing is remembered yet.
   */
  start(asked: StepId = ''): void {
    const { bundle } = this;
    this.#memory = tabMemory(`help-widget:${bundle.topic}.${bundle.brand.id}`, () => sessionStorage);
    const { trail } = this.#memory.read();
    const first = this.#first();
    const known = this.#known(asked);
    // Nothing new is asked for: what shows goes on.
    if (this.walk && !known && (trail || first === this.#began)) return;
    this.#began = first;
    const from = known || (trail?.start ?? first);
    if (this.walk?.state.trail.start === from) return;
    this.#take(trail?.start === from ? resume(bundle, trail) : begin(bundle, from));
  }

  /** Where a walk begins that nobody asked to begin elsewhere. */
  #first(): StepId {
    const { errorCodes, start } = this.bundle;
    const code = Object.hasOwn(errorCodes, this.errorCode) ? errorCodes[this.errorCode] : undefined;
    return this.#known(this.begin) || (code ?? start);
  }

  /** A host may have `open` itself as a listener: an event names no step. */
  #known(step: StepId): StepId {
    if (stepOf(this.bundle, step)) return step;
    if (step?.length) warnOnce(`step="${step}" is no step here`);
    return '';
  }

  /** Goes on with a walk, and remembers it. */
  #go(walk: Walk): void {
    this.#take(walk);
    this.#focusNext = true;
    this.#memory.write({ trail: walk.state.trail, articles: this.#articles });
  }

  /** Shows where a walk leads, and says it to the host. */
  #take(walk: Walk): void {
    const { bundle } = this;
    const { topic, words } = bundle;
    const { at, step, answers, trail } = walk.state;
    this.walk = walk;
    this.answersShown = false;
    this.notice = walk.dropped.length
      ? fill(words['answers-dropped'], {
          answers: inWords(bundle, { start: '', answers: walk.dropped })
            .map(({ answered }) => answered)
            .join('; '),
        })
      : '';
    const shown = step.kind === 'question' ? [] : step.articles;
    this.#articles = [...new Set([...(this.#memory.read().articles ?? []), ...this.#articles, ...shown])];
    this.tell(new HelpStepEvent(at, step.kind, topic));
    if (step.kind === 'outcome') this.tell(new HelpOutcomeEvent(step.outcome, at));
    // A ticket is one answer away: its part is fetched while the customer reads.
    const near = answers.some(({ go }) => isOutcome(stepOf(bundle, go), 'ticket'));
    if (this.#isTicket || (near && trail.answers.length)) this.#prepareTicket();
  }

  readonly #handleAnswer = (id: AnswerId): void => {
    this.tell(new HelpAnswerEvent(this.walk.state.at, id));
    this.#go(answer(this.bundle, this.walk, id));
  };

  readonly #handleBack = (): void => {
    if (this.renderRoot.querySelector<HelpTicket>('help-ticket')?.back()) return;
    if (this.answersShown) this.#showAnswers(false);
    else this.#go(back(this.bundle, this.walk));
  };

  readonly #handleChange = (index: number): void => {
    this.#go(change(this.bundle, this.walk, index));
  };

  readonly #handleForget = (): void => {
    const { sent } = this.#memory.read();
    this.#memory.remove();
    this.#articles = [];
    this.#take(begin(this.bundle, this.#first()));
    // What was handed over or delivered, or failed, is on no way.
    const away = sent && !/ed/.test(sent.state);
    this.notice = this.bundle.words[away ? 'removed-not-recalled' : 'removed-from-device'];
    this.#focusNext = true;
  };

  readonly #prepareTicket = (): void => {
    if (this.ticket === 'ready' || this.ticket === 'loading') return;
    // The button for another try goes, and with it the focus.
    this.#focusNext ||= this.ticket === 'failed';
    this.ticket = 'loading';
    this.loadTicket().then(
      () => {
        this.ticket = 'ready';
        // Focus was on the heading of the wait; it goes on to the heading of the form.
        this.#focusNext = this.#isTicket && !this.answersShown && !!this.renderRoot.activeElement?.matches('.wait');
      },
      (error: unknown) => {
        this.ticket = 'failed';
        // Fetched early it is tried again.
        if (this.#isTicket) this.tellError(error);
      },
    );
  };

  readonly restart = (): void => {
    // After a delivery nothing is left of the ticket before.
    if (!this.#memory.read().trail) this.#articles = [];
    this.#go(restart(this.bundle));
  };

  /** Moves focus to what the panel shows now, so that it is read. */
  override async focusHeading(): Promise<void> {
    await this.updateComplete;
    const view = this.renderRoot.querySelector<HTMLElement & Partial<ViewElement>>('.view');
    await view?.updateComplete;
    if (view?.focusHeading) view.focusHeading();
    else view?.focus();
  }

  #showAnswers(shown: boolean): void {
    this.answersShown = shown;
    this.notice = '';
    this.#focusNext = true;
  }

  get #isTicket(): boolean {
    return !this.walk.state.person;
  }

  protected override render(): TemplateResult {
    const { lang, dir } = this.bundle;
    return html`<div class="panel" lang=${lang} dir=${dir}>
      ${this.#renderHeader()}
      <div class="body" part="body">
        <p class="notice" role="status">${this.notice}</p>
        ${this.answersShown ? this.#renderTrail() : this.#isTicket ? this.#renderTicket() : this.#renderStep()}
      </div>
      ${this.#renderFooter()}
    </div>`;
  }

  #renderHeader(): TemplateResult {
    const { bundle, walk } = this;
    const { words } = bundle;
    const count = walk.state.trail.answers.length;
    return html`<header part="header">
      <button
        type="button"
        class="icon"
        ?data-off=${!count && !this.answersShown}
        aria-label=${words.back}
        @click=${this.#handleBack}
      >
        ${backIcon}
      </button>
      <p class="quiet">${count ? fill(words['steps-so-far'], { number: count + 1 }) : bundle.title}</p>
      ${
        this.closable
          ? html`<button type="button" class="icon" aria-label=${words.close} @click=${() => this.close()}>
              ${closeIcon}
            </button>`
          : nothing
      }
    </header>`;
  }

  /** Each step has an element of its own: what is replaced does not move, and no layout shifts. */
  #renderStep(): HelpStep {
    const { bundle, restart } = this;
    const handleAnswer = this.#handleAnswer;
    const at = this.walk.state;
    if (this.#stepView?.at !== at) {
      const view = ofDocument('createElement')('help-step') as HelpStep;
      this.#stepView = Object.assign(view, { className: 'view', bundle, at, answer: handleAnswer, restart });
    }
    return this.#stepView;
  }

  #renderTrail(): TemplateResult {
    return html`<help-trail
      class="view"
      .bundle=${this.bundle}
      .trail=${this.walk.state.trail}
      .change=${this.#handleChange}
      .restart=${this.restart}
      .forget=${this.#handleForget}
    ></help-trail>`;
  }

  #renderTicket(): TemplateResult {
    const { words } = this.bundle;
    if (this.ticket === 'ready') {
      return html`<help-ticket
        class="view"
        .bundle=${this.bundle}
        .at=${this.walk.state}
        .memory=${this.#memory}
        .articles=${this.#articles}
        .tell=${this.tell}
        .gone=${this.#gone.signal}
        .prefill=${this.prefill}
        .restart=${this.restart}
      ></help-ticket>`;
    }
    const failed = this.ticket === 'failed';
    return html`<div class="view wait" tabindex="-1">
      <p role="status">${words[failed ? 'load-failed' : 'loading']}</p>
      ${
        failed
          ? html`<button type="button" class="primary" @click=${this.#prepareTicket}>${words['try-again']}</button>`
          : nothing
      }
    </div>`;
  }

  #renderFooter(): unknown {
    const { words, brand } = this.bundle;
    const { person } = this.walk.state;
    if (this.answersShown) return nothing;
    // "Remove from this device" stands there, too.
    const answers = this.#isTicket || Object.keys(this.#memory.read()).length;
    return html`<footer part="footer">
      <button type="button" class="plain" ?data-off=${!person} @click=${() => this.#handleAnswer(PERSON)}>
        ${words['talk-to-a-person']}
      </button>
      ${brand.phone ? link(brand.phone.href, fill(words['call-us'], { phone: `\u2066${brand.phone.say}\u2069` }), '') : nothing}
      <button type="button" class="plain" ?data-off=${!answers} @click=${() => this.#showAnswers(true)}>
        ${words['your-answers']}
      </button>
    </footer>`;
  }
}
