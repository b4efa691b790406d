import { assert } from 'chai';
import type { AnswerId, Bundle, StepId } from '../../src/bundle/bundle.ts';
import type { HelpPanel } from '../../components/help-panel/help-panel.ts';
import type { HelpStep } from '../../components/help-step/help-step.ts';
import type { HelpTrail } from '../../components/help-trail/help-trail.ts';
import { defineHelpWidget } from '../../components/help-widget/define.ts';
import type { HelpWidget } from '../../components/help-widget/help-widget.ts';
import { makeStage } from '../../components/help-widget/make-stage.ts';
import type { Choice, Files, FirstWords, Parts, Source } from '../../components/help-widget/source.ts';
import { resetTopic } from './reset-topic.ts';
import { expectFocus, focusedNow, nextTask, until } from './wait.ts';

/** Whether a view of the panel is a step, the answers so far, or the ticket. */
type View = HelpStep | HelpTrail | HTMLElement;

export interface Setup {
  readonly attributes?: Readonly<Record<string, string>>;
  /** The bundle that comes, or what becomes of asking for one. Default: the small reset topic. */
  readonly bundle?: Bundle | ((choice: Choice) => Promise<Bundle>);
  /** How a part arrives, instead of by its real import. */
  readonly load?: { readonly [P in keyof Parts]?: () => Promise<Parts[P]> };
  /** The words before any bundle is there. */
  readonly words?: FirstWords;
  /** The host's links inside the tag. Default: one. */
  readonly fallback?: string;
  /** Where it is put. Default: at the end of the body. */
  readonly into?: ParentNode;
}

/** A customer before a mounted widget: the product's verbs, and what is expected after them. */
export interface Customer {
  readonly widget: HelpWidget;
  readonly root: ShadowRoot;
  readonly launcher: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;
  /** What was asked of the source, in order. */
  readonly asked: readonly Choice[];
  readonly loaded: readonly (keyof Parts)[];
  readonly panel: HelpPanel;
  /** What the panel shows: a step, the answers so far, or the ticket. */
  readonly view: View;
  readonly isOpen: boolean;
  /** Presses the launcher and waits for the first step. Refuses a widget that is open. */
  open(): Promise<void>;
  /** Gives answers one after the other. Refuses one that is not offered there, and says which are. */
  answer(...ids: readonly AnswerId[]): Promise<void>;
  talkToAPerson(): Promise<void>;
  back(): Promise<void>;
  /** Opens "Your answers". */
  showAnswers(): Promise<void>;
  /** Changes the last answer given on that step. Refuses a step that was not answered. */
  change(step: StepId): Promise<void>;
  /** Presses "Start again", on an outcome or in "Your answers". */
  restart(): Promise<void>;
  removeFromDevice(): Promise<void>;
  /** Presses the panel's close button. */
  close(): Promise<void>;
  /** A reload of the page: the widget goes and another comes, with what the tab keeps. */
  reload(): Promise<Customer>;
  /** Waits until what was pressed has taken effect. */
  settled(): Promise<void>;
  expectStep(step: StepId): Promise<void>;
  /** Waits until the focus is on the heading of what shows. */
  expectFocusOnHeading(): Promise<void>;
}

const WORDS: FirstWords = {
  en: ['Trouble signing in?', 'Loading …', 'It did not load. Try again?'],
  de: ['Anmelden klappt nicht?', 'Lädt …', 'Nicht geladen. Noch einmal?'],
};

const imports: { readonly [P in keyof Parts]: () => Promise<Parts[P]> } = {
  panel: () => import('../../components/help-panel/define.ts'),
  foreign: () => import('../../components/internal/foreign.ts'),
  place: () => import('../../components/internal/place.ts'),
  ticket: () => import('../../components/help-ticket/define.ts'),
  direct: () => import('../../components/help-ticket/direct.ts'),
  relay: () => import('../../components/help-ticket/relay.ts'),
};

const mounted = new Set<HelpWidget>();

/** Puts a widget on the page, with a source made for the test. */
export function mount(setup: Setup = {}): Customer {
  const { source, asked, loaded } = aSource(setup);
  defineHelpWidget(source);
  const widget = document.createElement('help-widget');
  for (const [name, value] of Object.entries(setup.attributes ?? {})) widget.setAttribute(name, value);
  const fallback = setup.fallback ?? 'Forgot your password?';
  if (fallback) {
    const link = document.createElement('a');
    link.href = 'https://example.com/reset-password';
    link.textContent = fallback;
    widget.append(link);
  }
  (setup.into ?? document.body).append(widget);
  return customer(widget, setup, asked, loaded);
}

/** Takes away every widget of the test, and what the tab keeps: the next test begins as a customer does. */
export function unmount(): void {
  for (const widget of mounted) widget.remove();
  mounted.clear();
  sessionStorage.clear();
}

/** A source that counts what is asked of it. */
export function aSource({ bundle = resetTopic, load = {}, words = WORDS }: Setup = {}): {
  readonly source: Source;
  readonly asked: Choice[];
  readonly loaded: (keyof Parts)[];
} {
  const asked: Choice[] = [];
  const loaded: (keyof Parts)[] = [];
  const files: Files = {
    load(part) {
      loaded.push(part);
      return (load[part] ?? imports[part])();
    },
    async bundle(choice) {
      asked.push(choice);
      return typeof bundle === 'function' ? bundle(choice) : bundle;
    },
  };
  const stage: Source['stage'] = (...asked) => makeStage(files, ...asked);
  const source: Source = { version: '1.0.0', words, stage };
  return { source, asked, loaded };
}

/** The customer of a widget that is on the page. */
export function customer(
  widget: HelpWidget,
  setup: Setup,
  asked: readonly Choice[],
  loaded: readonly (keyof Parts)[],
): Customer {
  mounted.add(widget);
  const root = widget.shadowRoot as ShadowRoot;
  const self: Customer = {
    widget,
    root,
    asked,
    loaded,
    get launcher() {
      return found(root.querySelector<HTMLButtonElement>('[part="launcher"]'), 'launcher');
    },
    get dialog() {
      return found(root.querySelector('dialog'), 'dialog: nothing has been loaded');
    },
    get panel() {
      return found(root.querySelector<HelpPanel>('help-panel'), 'panel: the widget was not opened');
    },
    get view() {
      const { renderRoot } = self.panel;
      return found(renderRoot.querySelector<View>('.view, .wait'), 'view: the panel has not rendered');
    },
    get isOpen() {
      return widget.hasAttribute('open');
    },
    async open() {
      if (self.isOpen) throw new Error('Mistaken test: the widget is open');
      press(self.launcher);
      await self.expectFocusOnHeading();
    },
    async answer(...ids) {
      for (const id of ids) {
        const { answers, at } = stepOf(self).at;
        const index = answers.findIndex((answer) => answer.id === id);
        const answer = answers[index];
        if (!answer) {
          const offered = answers.map((one) => one.id).join(', ') || 'nothing';
          throw new Error(`Mistaken test: "${at}" offers ${offered}, not "${id}"`);
        }
        const button = buttons(self.view, '[part="answer"]')[index];
        assert.equal(button?.textContent?.trim(), answer.say);
        press(found(button ?? null, `answer "${id}"`));
        await self.settled();
      }
    },
    async talkToAPerson() {
      press(named(self.panel, self.panel.bundle.words['talk-to-a-person']));
      await self.settled();
    },
    async back() {
      press(named(self.panel, self.panel.bundle.words.back));
      await self.settled();
    },
    async showAnswers() {
      press(named(self.panel, self.panel.bundle.words['your-answers']));
      await self.settled();
    },
    async change(step) {
      if (self.view.localName !== 'help-trail') await self.showAnswers();
      const view = self.view as HelpTrail;
      const index = view.trail.answers.findLastIndex((given) => given.step === step);
      if (index === -1) throw new Error(`Mistaken test: "${step}" was not answered`);
      press(found(buttons(view, 'ol button')[index] ?? null, `change of "${step}"`));
      await self.settled();
    },
    async restart() {
      press(named(self.view, self.panel.bundle.words.restart));
      await self.settled();
    },
    async removeFromDevice() {
      if (self.view.localName !== 'help-trail') await self.showAnswers();
      press(named(self.view, self.panel.bundle.words['remove-from-device']));
      await self.settled();
    },
    async close() {
      press(named(self.panel, self.panel.bundle.words.close));
      await self.settled();
    },
    async reload() {
      widget.remove();
      mounted.delete(widget);
      await nextTask();
      return mount(setup);
    },
    async settled() {
      await nextTask();
      if (!root.querySelector('help-panel')) return;
      // What one rendering brings may ask for the next.
      await until('the panel is at rest', async () => {
        const panel = root.querySelector('help-panel') as HelpPanel | null;
        const view = panel?.renderRoot.querySelector<HelpStep>('.view');
        const before = [panel?.updateComplete, view?.updateComplete];
        await Promise.all(before);
        await nextTask();
        const after = root.querySelector('help-panel') as HelpPanel | null;
        const shown = after?.renderRoot.querySelector<HelpStep>('.view');
        return after?.updateComplete === before[0] && shown?.updateComplete === before[1];
      });
    },
    async expectStep(id) {
      const step = self.panel.bundle.steps[id];
      if (!step) throw new Error(`Mistaken test: the topic has no step "${id}"`);
      await self.settled();
      const isTicket = step.kind === 'outcome' && step.outcome === 'ticket';
      if (isTicket) await until(`the ticket "${id}" shows`, () => self.view.localName === 'help-ticket');
      const { at } = self.view as Partial<HelpStep>;
      assert.equal(at?.at, id);
      if (!isTicket) assert.equal(heading(self).textContent, step.kind === 'question' ? step.ask : step.title);
    },
    async expectFocusOnHeading() {
      await until(
        'the focus is on a heading',
        () => root.querySelector('help-panel') && focusedNow()?.localName === 'h2',
      );
      await self.settled();
      expectFocus(heading(self));
    },
  };
  return self;
}

/** Presses a button or link as a customer can: it is seen, and nothing lies over it. */
export function press(button: HTMLElement): void {
  button.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = button.getBoundingClientRect();
  if (!width || getComputedStyle(button).visibility !== 'visible') {
    throw new Error(`Mistaken test: "${button.textContent}" is not to be seen`);
  }
  const hit = deepest(left + width / 2, top + height / 2);
  if (!hit || !(button === hit || button.contains(hit))) {
    throw new Error(`"${button.textContent}" is covered by <${hit?.localName}> and cannot be pressed`);
  }
  if (!button.matches('[disabled]')) button.focus();
  button.click();
}

function deepest(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const within = hit.shadowRoot.elementFromPoint(x, y);
    if (!within || !hit.shadowRoot.contains(within)) break;
    hit = within;
  }
  return hit;
}

/** The buttons of an element's own shadow root. */
export function buttons(element: Element, selector = 'button'): HTMLButtonElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLButtonElement>(selector) ?? [])];
}

/** The button of that name in an element's shadow root, of those that can be seen. */
export function named(element: Element, name: string): HTMLButtonElement {
  const all = buttons(element).filter((button) => button.checkVisibility({ visibilityProperty: true }));
  const names = all.map((button) => button.ariaLabel ?? button.textContent?.trim() ?? '');
  const button = all[names.indexOf(name)];
  if (!button) throw new Error(`Mistaken test: <${element.localName}> has ${names.join(' · ')}, not ${name}`);
  return button;
}

/** The links to a step's articles, in a step's or a form's own shadow root; none where it shows none. */
export function articleLinks(element: Element | null | undefined): HTMLAnchorElement[] {
  const label = CSS.escape(resetTopic.words['articles-label']);
  return [...(element?.shadowRoot?.querySelectorAll<HTMLAnchorElement>(`ul[aria-label=${label}] a`) ?? [])];
}

/** Opens an article as far as the widget is concerned: the new tab itself does not come. */
export function openArticle(link: HTMLAnchorElement): void {
  link.addEventListener('click', (event) => event.preventDefault(), { once: true });
  press(link);
}

/** The heading of what the panel shows. */
export function heading({ view }: Pick<Customer, 'view'>): HTMLElement {
  const own = view.shadowRoot?.querySelector('h2');
  if (own) return own;
  const inner = view.shadowRoot?.querySelector('.view')?.shadowRoot?.querySelector('h2');
  return found(inner ?? null, 'heading');
}

function stepOf({ view }: Customer): HelpStep {
  if (view.localName !== 'help-step') throw new Error(`Mistaken test: <${view.localName}> shows, which is no step`);
  return view as HelpStep;
}

function found<T>(thing: T | null, what: string): T {
  if (!thing) throw new Error(`Mistaken test: there is no ${what}`);
  return thing;
}
