import { brandSheet, stageSheet } from '../../components/help-panel/stage.styles.ts';
import { sheet } from '../../components/help-widget/help-widget.styles.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { make } from '../element.ts';

/** One state of the widget. */
export interface State {
  readonly name: string;
  /** The element that shows it, ready to be put into the page. */
  readonly element: HTMLElement;
  /** Whether the element brings its own space around it, as the panel does. */
  readonly whole?: boolean;
  /** What has to be done to the element to get there, once it stands in the page. Nothing can be focused meanwhile. */
  readonly act?: () => Promise<unknown>;
}

/** An element of the widget with these properties. Typed, so that a state follows when its element changes. */
export function shown<T extends HTMLElement>(name: string, properties: Partial<T>): T {
  return Object.assign(document.createElement(name) as T, properties);
}

const inner = new CSSStyleSheet();
inner.replaceSync(`
  .root { --help-inline-min-height: 7rem; }
  [part=inline] > .view { flex: 1; min-width: 0; padding: 1em 1.25em 1.5em; }
`);

/** A state in the frame that the widget would give it, under its name. */
export function card({ name, element, whole, act }: State, bundle: Bundle, theme: string): HTMLElement {
  const stand = make('div', { className: 'stand', inert: true });
  const shadow = stand.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet(), stageSheet(), brandSheet(bundle.brand.theme), inner];
  const frame = make('section', {}, element);
  frame.part.add('inline');
  element.classList.toggle('view', !whole);
  const root = make('div', { className: 'root', lang: bundle.lang, dir: bundle.dir }, frame);
  root.dataset['theme'] = theme;
  root.toggleAttribute('data-filled', true);
  shadow.append(root);
  const article = make('article', { id: idOf(name) }, make('h3', {}, name), stand);
  // What takes the focus here is inert, so that a page of a hundred cards stays where the visitor looks.
  queueMicrotask(() => void Promise.resolve(act?.()).finally(() => (stand.inert = false)));
  return article;
}

function idOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
