import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Stage } from '../help-panel/stage.ts';
import type { Prefill } from './attributes.ts';
import { sheet } from './help-widget.styles.ts';
import { languageFor } from './languages.ts';
import { whenNear } from './near.ts';
import { ofDocument } from './page.ts';
import type { LauncherWords, Source } from './source.ts';
import { tellError } from './source.ts';
import { watchTrigger } from './trigger.ts';

/** With a change of one of these the panel is made anew. */
const RENEWING = ['brand', 'topic', 'lang', 'content', 'mode', 'trigger'];

/** How the loading goes, and where the launcher's words for it stand. */
type State = '' | typeof LOADING | typeof FAILED;
const LOADING = '1';
const FAILED = '2';

export type Mode = 'launcher' | 'inline' | 'attached';
export type { Theme } from '../help-panel/looks.ts';
export type { Prefill };

/**
 * Help for people who cannot sign in: short questions, guidance, and a support ticket that is already filled in.
 * What stands inside the tag works before, without and instead of the script.
 *
 * Several may stand on one page. Those of different brands share nothing; those of one brand and topic share what the
 * customer has answered and typed.
 *
 * @summary The help widget.
 *
 * @slot - Fallback: links that help without any script.
 *
 * @attr {string} brand - Id of the brand. Default: the build's first.
 * @attr {string} topic - Id of the topic. Default: the brand's first.
 * @attr {string} step - Id of the step to begin with. Default: the topic's start.
 * @attr {launcher | inline | attached} [mode=launcher] - A button in the corner; in the page's flow; beside `trigger`.
 * @attr {string} trigger - Id of the host's element that opens it (mode attached).
 * @attr {boolean} open - Whether the panel is open. Reflected.
 * @attr {string} lang - BCP 47. Default: the nearest ancestor's, then the brand's.
 * @attr {auto | light | dark | host} [theme=auto] - `auto` follows the page's `color-scheme`, else the system. `host` wears
 *   the page's font, the colour of its words, and the tag's own `border-radius`.
 * @attr {string} label - The launcher's words. Default: one short label per shipped language.
 * @attr {string} accent - The launcher's and panel's accent, a CSS colour. Default: the brand's.
 * @attr {string} email - Fills in the customer's email address.
 * @attr {string} username - Fills in the name the customer signs in with.
 * @attr {string} account-id - Fills in the account ID.
 * @attr {string} error-code - The sign-in form's error; chooses the first step.
 * @attr {string} endpoint - Origin of the relay that tickets are sent to: https or, on the customer's own machine, http. Default: the brand's.
 * @attr {string} content - Folder of an `index.json` and the bundles it names, all of it checked before it shows. Default: those built with the script.
 *
 * @fires {HelpOpenEvent} help-open - The panel opens.
 * @fires {HelpRequestCloseEvent} help-request-close - The panel is about to close; cancelable, with a `reason`.
 * @fires {HelpCloseEvent} help-close - The panel has closed, with a `reason`.
 * @fires {HelpStepEvent} help-step - A step shows: `step`, `kind`, `topic`.
 * @fires {HelpAnswerEvent} help-answer - The customer answered: `step`, `answer`.
 * @fires {HelpOutcomeEvent} help-outcome - The walk came to an outcome: `outcome`, `step`.
 * @fires {HelpSubmitEvent} help-submit - The customer pressed Send: `draft`; cancelable, `respondWith(promise)`.
 * @fires {HelpDeliveryEvent} help-delivery - What became of the ticket: `delivery`, `submissionId`.
 * @fires {HelpErrorEvent} help-error - The widget cannot help here: `reason`.
 *
 * @csspart launcher - The button that opens the panel.
 * @csspart dialog - The panel's frame in the modes launcher and attached.
 * @csspart inline - The panel's frame in mode inline.
 *
 * @cssproperty [--help-accent=#1d5fd1] - Colour of buttons, links and focus rings. Taken as it is; a brand's is corrected.
 * @cssproperty [--help-on-accent=#ffffff] - Colour of words on the accent.
 * @cssproperty [--help-font=system-ui, sans-serif] - Font family.
 * @cssproperty [--help-radius=0.75em] - Radius of the panel's corners; smaller ones follow it.
 * @cssproperty [--help-surface] - Colour of the panel. Set it together with `--help-text`.
 * @cssproperty [--help-text] - Colour of words.
 * @cssproperty [--help-inline-min-height=40rem] - Height reserved in mode inline.
 * @cssproperty [--help-inset=1.25em] - The launcher's distance from the corner. It stands in the top layer, as the panel does.
 */
export class HelpWidget extends HTMLElement {
  static readonly observedAttributes = [...RENEWING, 'open', 'theme', 'label', 'accent'];
  /** Where panel, words and bundles come from; set once, before the element is defined. @internal */
  static source: Source;

  /** What the host knows already, by field. The attributes `email`, `username` and `account-id` win. Read on opening. */
  declare prefill?: Prefill;
  /**
   * A bundle of the host's own, of this version's format; of the rest nothing is checked, as of the host's own code. With
   * it, none is fetched. Read on opening.
   */
  declare bundle?: Bundle;

  readonly #root = ofDocument('createElement')('div');
  readonly #launcher = ofDocument('createElement')('button');
  readonly #status = ofDocument('createElement')('p');
  /** The mode in effect. */
  #mode!: Mode;
  #trigger: HTMLElement | undefined;
  #making: Promise<Stage> | undefined;
  #stage: Stage | undefined;
  /** The host's own bundle as it was when the panel was made. */
  #own: Bundle | undefined;
  /** Ends what `#arrange` began. */
  #arranged = new AbortController();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet()];
    // In a shadow root a button has no form that it could submit, and needs no type.
    this.#launcher.part = 'launcher';
    this.#status.role = 'status';
    this.#root.append(this.#launcher, this.#status);
    shadow.append(ofDocument('createElement')('slot'), this.#root);
    watchTrigger(this.#launcher, this.#handleIntent, () => void this.#show(this.#launcher));
    this.addEventListener('command', this.#handleCommand);
  }

  connectedCallback(): void {
    // Something else may have taken it out again before it was told of coming in.
    if (!this.isConnected) return;
    this.#arrange();
    HelpWidget.source.connected?.(this);
    if (this.hasAttribute('open')) void this.#show();
  }

  disconnectedCallback(): void {
    // With a reason no error is made, whose stack would keep the callers of this, and with them the page that is left.
    this.#arranged.abort(this);
    this.#drop();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (RENEWING.includes(name)) this.#renew();
    else if (name !== 'open') this.#dress();
    else if (after === null) this.close();
    // An opening sets the attribute itself, which is no second opening.
    else if (!this.#stage?.shown() && this.#root.dataset['state'] !== LOADING) void this.#show();
  }

  readonly #handleIntent = (): void => {
    // A failure here is met again, and told, when the customer opens the panel.
    this.#load().catch(() => {});
  };

  readonly #handleNear = (): void => {
    this.#load()
      // The mode may be another by now.
      .then((stage) => this.#mode === 'inline' && stage.settle())
      .catch((error) => this.isConnected && tellError(this, error));
  };

  /** A link still opens where it leads in another tab and, once our own way has failed, here. */
  readonly #handleTrigger = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (this.#root.dataset['state'] !== FAILED) event.preventDefault();
    this.toggle(this.#trigger);
  };

  readonly #handleCommand = (event: Event): void => {
    const { command } = event as Event & { readonly command: string };
    void this[/^--(open|close|toggle)$/.exec(command)?.[1] as 'open' | 'close' | 'toggle']?.();
  };

  /** Opens the panel, at `step` where one is named. Resolves when the step shows, or the failure does. */
  open(step?: string): Promise<void> {
    return this.#show(undefined, step);
  }

  /** Closes the panel unless `help-request-close` is vetoed. Everything answered and typed is kept. */
  close(): void {
    if (!this.#stage?.close('host')) this.toggleAttribute('open', false);
  }

  /** Opens or closes. `opener` gets the focus back when it closes again. */
  toggle(opener?: HTMLElement): void {
    if (this.hasAttribute('open')) this.close();
    else void this.#show(opener);
  }

  /** Begins anew. The answers go; what was typed stays. */
  restart(): void {
    this.#stage?.restart();
  }

  /**
   * Puts mode and trigger into effect. Of a value that is none the panel warns, as of a trigger that is not there, and of
   * what is no colour.
   */
  #arrange(): void {
    this.#arranged.abort(this);
    const { signal } = (this.#arranged = new AbortController());
    const [mode = 'launcher'] = /^(inline|attached)$/.exec(this.#text('mode')) ?? [];
    this.#mode = mode as Mode;
    this.#trigger = mode === 'attached' ? this.#findTrigger() : undefined;
    if (this.#trigger) watchTrigger(this.#trigger, this.#handleIntent, this.#handleTrigger, signal);
    if (mode === 'inline') whenNear(this, this.#handleNear, signal);
    // In the top layer no overlay of the page covers it, and no transform or filter around it reaches it.
    this.#launcher.popover = mode === 'inline' ? null : 'manual';
    this.#dress();
  }

  #dress(): void {
    const { style } = this.#launcher;
    style.backgroundColor = style.outlineColor = this.#text('accent');
    this.#stage?.dress();
    this.#say();
  }

  /** Without a trigger the mode in effect is launcher. */
  #findTrigger(): HTMLElement | undefined {
    const id = this.#text('trigger');
    const root = this.getRootNode();
    const found = root instanceof ShadowRoot ? root.getElementById(id) : ofDocument('getElementById')(id);
    if (found) return found;
    // It may stand further down the page. The options are read from the controller: it has the `signal`.
    ofDocument('addEventListener')('DOMContentLoaded', () => this.#arrange(), this.#arranged);
    this.#mode = 'launcher';
    return undefined;
  }

  async #show(opener?: HTMLElement, step?: string): Promise<void> {
    if (!this.isConnected) return;
    if (this.#own !== this.bundle) this.#drop();
    this.#say(LOADING);
    this.toggleAttribute('open', true);
    try {
      const stage = await this.#load();
      this.#say();
      if (this.hasAttribute('open')) await stage.show(this.#mode, this.#trigger, opener, step);
    } catch (error) {
      this.#fail(error);
    }
  }

  readonly #fail = (error: unknown): void => {
    if (!this.isConnected) return;
    this.#drop();
    this.#say(FAILED);
    this.toggleAttribute('open', false);
    tellError(this, error);
  };

  /**
   * The launcher tells how the loading goes, in every mode: it is the one thing that is there by then. Beside a trigger it
   * shows only for that.
   */
  #say(state: State = ''): void {
    const { words: all } = HelpWidget.source;
    const words = all[languageFor(this, Object.keys(all))] as LauncherWords;
    const said = state && words[state];
    // From the page's `dir`, not from a style that reaches in.
    this.#root.dir = this.matches(':dir(rtl)') ? 'rtl' : 'ltr';
    this.#root.dataset['state'] = state;
    this.#launcher.textContent = (this.#status.textContent = said) || (this.getAttribute('label') ?? words[0]);
    // Attributes that stand before others in the page's HTML are told before anything is arranged.
    if (this.#launcher.popover) this.#launcher.togglePopover?.(!!state || !this.#trigger);
  }

  /** The stage. Where what was asked for was dropped meanwhile, that of what is wanted by now. */
  async #load(): Promise<Stage> {
    if (!this.isConnected) throw new Error('removed');
    if (!this.#making) this.#own = this.bundle;
    const making = (this.#making ??= HelpWidget.source.stage(this, this.#root, this.#fail));
    try {
      const stage = await making;
      if (making === this.#making) return (this.#stage = stage);
      stage.remove();
    } catch (error) {
      if (making === this.#making) this.#making = undefined;
      if (!this.#making) throw error;
    }
    return this.#load();
  }

  /** Begins again with other content, or elsewhere. */
  #renew(): void {
    const shown = this.#stage?.shown();
    this.#drop();
    this.#arrange();
    if (shown) void this.#show();
  }

  #drop(): void {
    this.#stage?.remove();
    this.#stage = this.#making = undefined;
  }

  #text(attribute: string): string {
    return this.getAttribute(attribute) ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'help-widget': HelpWidget;
  }
}
