import 'axe-core';
import type Axe from 'axe-core';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../components/help-ticket/direct.ts';
import { stageSheet } from '../../components/help-panel/stage.styles.ts';
import type { HelpTicket } from '../../components/help-ticket/help-ticket.ts';
import { sheet } from '../../components/help-widget/help-widget.styles.ts';
import type { Prefill } from '../../components/help-widget/attributes.ts';
import type { Memory } from '../../components/internal/memory.ts';
import { tabMemory } from '../../components/internal/memory.ts';
import type { AnswerId, Bundle, ChannelSettings, Words } from '../../src/bundle/bundle.ts';
import type { Delivery } from '../../src/channel/channel.ts';
import { WORD_KEYS } from '../../src/bundle/words.ts';
import { answer, begin } from '../../src/flow/walk.ts';
import { aBundle } from './bundle.ts';
import { nextTask } from './wait.ts';

export const ENDPOINT = 'https://desk.example.com';
export const REQUESTS: ChannelSettings = {
  channel: 'zendesk-requests',
  endpoint: ENDPOINT,
  fields: { 'sign-in-name': '360101' },
};
export const FORM: ChannelSettings = {
  channel: 'zendesk-form',
  host: 'help.example.com',
  locale: 'en-us',
  lineBreak: '\n',
  fields: {},
};
export const EMAIL: ChannelSettings = { channel: 'email', address: 'support@example.com' };
export const COPY: ChannelSettings = { channel: 'copy', href: 'https://help.example.com/contact' };

/** Every sentence says which it is, and shows its places. */
const PLACES: Partial<Words> = {
  'characters-left': '{count} left',
  'characters-over': '{count} over',
  'confirm-say': 'mail to {email}',
  'delivered-say': 'known as {reference}',
  'error-missing': 'missing: {label}',
  'error-refused': 'refused: {label}',
  'error-too-long': '{count} off {label}',
  'goes-to': 'to {brand}',
  'later-after': 'in {time}',
  'removed-what': '[removed: {kind}]',
  'looks-secret': '{text} is {kind}',
  'use-this': 'use {value}',
};

export function ticketBundle(channels: readonly ChannelSettings[] = [REQUESTS, FORM, EMAIL, COPY]): Bundle {
  const bundle = aBundle(channels);
  return {
    ...bundle,
    brand: { ...bundle.brand, privacy: 'https://example.com/privacy', replyWithin: 'one day' },
    words: { ...(Object.fromEntries(WORD_KEYS.map((key) => [key, key])) as Words), ...PLACES },
  };
}

/** It comes as a script, not a module. */
const { axe } = globalThis as unknown as { readonly axe: typeof Axe };

/** A memory that nothing was ever kept in, by another test file neither: all of them run in one tab. */
export function freshMemory(): Memory {
  return tabMemory(`test ${crypto.randomUUID()}`, () => sessionStorage);
}

/** Whoever listens is the host; it takes the next ticket over. */
export function hostAnswers(answer: Promise<Delivery>): void {
  document.body.addEventListener('help-submit', (event) => event.respondWith(answer), { once: true });
}

/** What a host gets next of this type. */
export function nextEvent<E extends Event>(type: string): Promise<E> {
  return new Promise((resolve) => document.body.addEventListener(type, (event) => resolve(event as E), { once: true }));
}

/** Nothing is ever heard of the ticket. */
export const never = new Promise<Delivery>(() => {});

/** A ticket on the page, driven as a customer would: by what is seen and by real keys. */
export interface TestedTicket {
  readonly element: HelpTicket;
  readonly memory: Memory;
  readonly bundle: Bundle;
  /** What the ticket shows now, as text. */
  text(): string;
  heading(): string;
  /** What screen readers were told last. */
  said(): string;
  field(id: string): HTMLInputElement | HTMLTextAreaElement;
  /** The buttons and links of that name. */
  named(name: string): HTMLElement[];
  press(name: string): Promise<void>;
  type(id: string, text: string): Promise<void>;
  /** Fills what the ticket needs and goes to the review. */
  toReview(message?: string): Promise<void>;
  /** The element that has the focus, through shadow roots. */
  focused(): Element | null;
  /** Waits until the ticket shows this text, or no longer does. Fails after two seconds. */
  shows(text: string, shown?: boolean): Promise<void>;
  /** Violations found by axe, with at least `nodes` nodes looked at inside the shadow roots. */
  accessible(nodes: number): Promise<void>;
}

export interface Mounting {
  readonly bundle?: Bundle;
  readonly memory?: Memory;
  readonly prefill?: Prefill;
  /** Ids of the articles that were shown on the way. Default: the one there is. */
  readonly articles?: readonly string[];
  /** The answers on the way to the ticket. Default: those that lead there from the start. With none it begins there. */
  readonly answers?: readonly AnswerId[];
  /** Dispatches to the host. Default: from the body, which outlives every ticket as a widget does. */
  readonly tell?: (event: Event) => boolean;
  readonly theme?: 'light' | 'dark';
}

/** Puts a ticket on the page in place of the one before. */
export async function mountTicket(mounting: Mounting = {}): Promise<TestedTicket> {
  const { bundle = ticketBundle(), memory = freshMemory(), prefill = {}, theme = 'light' } = mounting;
  document.documentElement.lang = 'en';
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet(), stageSheet()];
  const root = document.createElement('div');
  root.className = 'root';
  root.dataset['theme'] = theme;
  root.style.background = 'var(--_surface)';
  const { answers = ['lost', 'gone'] } = mounting;
  const begun = answers.length ? begin(bundle) : begin(bundle, 'replace');
  const walk = answers.reduce((here, id) => answer(bundle, here, id), begun);
  if (!memory.read().trail) memory.write({ trail: walk.state.trail });
  const element = document.createElement('help-ticket');
  const { articles = ['neighbours'], tell = (event: Event) => document.body.dispatchEvent(event) } = mounting;
  const { signal: gone } = new AbortController();
  Object.assign(element, { bundle, memory, prefill, articles, tell, gone, at: walk.state, restart: () => {} });
  root.append(element);
  shadow.append(root);
  document.body.replaceChildren(host);
  await element.updateComplete;

  const all = <E extends HTMLElement>(selector: string): E[] =>
    deep(element).flatMap((one) => [...one.querySelectorAll<E>(selector)]);
  const ticket: TestedTicket = {
    element,
    memory,
    bundle,
    text: () =>
      deep(element)
        .map(({ textContent }) => textContent)
        .join('\n'),
    heading: () => all('h2')[0]?.textContent.trim() ?? '',
    said: () => all('[role=status]')[0]?.textContent ?? '',
    field(id) {
      const [found] = all<HTMLInputElement>(`#${id}`);
      if (!found) throw new Error(`The ticket shows no field "${id}"`);
      return found;
    },
    named: (name) => all('button, a').filter((one) => nameOf(one) === name),
    async press(name) {
      const [found, ...more] = ticket.named(name);
      if (!found || more.length)
        throw new Error(`${more.length ? 'More than one' : 'No'} "${name}" in:\n${ticket.text()}`);
      found.focus();
      found.click();
      await element.updateComplete;
      // The focus follows once the new view is whole.
      await nextTask();
    },
    async type(id, text) {
      ticket.field(id).focus();
      await sendKeys({ type: text });
      await element.updateComplete;
      await nextTask();
    },
    async toReview(message = '') {
      for (const [id, text] of [
        ['contact-email', 'ada@example.com'],
        ['sign-in-name', 'ada'],
        ['message', message],
      ] as const) {
        const field = ticket.field(id);
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      }
      await element.updateComplete;
      await ticket.press('continue');
      assert.equal(ticket.heading(), 'review-title');
    },
    focused() {
      let found = document.activeElement;
      while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
      return found;
    },
    async shows(text, shown = true) {
      const end = performance.now() + 2_000;
      while (ticket.text().includes(text) !== shown) {
        if (performance.now() > end)
          throw new Error(`The ticket ${shown ? 'never showed' : 'still shows'} "${text}":\n${ticket.text()}`);
        await nextTask();
      }
      await element.updateComplete;
    },
    async accessible(nodes) {
      const { violations, passes } = await axe.run(host, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: {
          region: { enabled: false },
          'page-has-heading-one': { enabled: false },

          'landmark-one-main': { enabled: false },
        },
      });
      assert.deepEqual(
        violations.map(({ id, nodes: at }) => `${id}: ${at.map(({ html }) => html).join(' ')}`),
        [],
      );
      const inside = new Set(
        passes.flatMap(({ nodes: at }) =>
          at.filter(({ target }) => Array.isArray(target[0])).map(({ target }) => JSON.stringify(target)),
        ),
      );
      assert.isAtLeast(inside.size, nodes, 'axe looked at too few nodes inside the shadow roots');
    },
  };
  return ticket;
}

/** The shadow roots of an element and of what is inside it. */
function deep(element: Element): ShadowRoot[] {
  const root = element.shadowRoot;
  return root ? [root, ...[...root.querySelectorAll('*')].flatMap(deep)] : [];
}

/** The accessible name, as far as our markup needs it. */
function nameOf(element: HTMLElement): string {
  const by = element.getAttribute('aria-labelledby');
  const root = element.getRootNode() as ShadowRoot;
  const text = by
    ? by
        .split(' ')
        .map((id) => root.getElementById(id)?.textContent.trim() ?? '')
        .join(' ')
    : element.textContent;
  return text.replace(/\s+/g, ' ').trim();
}
