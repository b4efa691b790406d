import { words as relayWords } from 'virtual:help-widget-relay';
import '../../components/help-panel/define.ts';
import '../../components/help-ticket/direct.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import { chooseBundle } from '../../src/bundle/content-index.ts';
import { byId, make } from '../element.ts';
import type { State } from './card.ts';
import { card } from './card.ts';
import { launchers } from './launchers.ts';
import type { OutboxWords } from '../../src/bundle/words.ts';
import type { Rewording } from './rewording.ts';
import { REWORDINGS, reword } from './rewording.ts';
import { forgetGallery, onTheWay, steps } from './steps.ts';
import { forms, results, reviews } from './ticket.ts';
import { waiting } from './waiting.ts';

const form = byId('choices', HTMLFormElement);
const asked = new URLSearchParams(location.search);
const theme = asked.get('theme') ?? 'auto';

const index = await json<ContentIndex>('/content/index.json');
choice('brand').append(...Object.keys(index.brands).map((id) => make('option', {}, id)));
for (const name of ['brand', 'words', 'theme']) {
  const select = choice(name);
  const wanted = asked.get(name);
  if ([...select.options].some(({ value }) => value === wanted)) select.value = wanted ?? '';
}
form.addEventListener('change', () => form.submit());
document.documentElement.dataset['theme'] = theme;

const [file] = chooseBundle(
  index.brands,
  { brand: choice('brand').value, topic: '', language: ([first = '']) => first },
  console.warn,
);
const written = await json<Bundle>(`/content/${file}`);
const rewording = choice('words').value as keyof typeof REWORDINGS;
const change: Rewording = REWORDINGS[rewording] ?? ((words) => words);
const [lang, dir] = rewording === 'right-to-left' ? (['he', 'rtl'] as const) : ([written.lang, written.dir] as const);
const bundle = reword(written, change, lang, dir);
const ofRelay = relayWords[written.lang];
forgetGallery();

const parts: Readonly<Record<string, readonly State[]>> = {
  Questions: steps(bundle, 'question'),
  Guidance: steps(bundle, 'guidance'),
  'Outcomes without a ticket': [...steps(bundle, 'solved'), ...steps(bundle, 'refer')],
  'On the way': onTheWay(bundle),
  'Tickets, before anything is typed': steps(bundle, 'ticket'),
  'The form': forms(bundle),
  'The review': reviews(bundle),
  'What became of it': results(bundle),
  'By way of our relay': waiting(bundle, ofRelay?.map(change) as OutboxWords | undefined),
  'The launcher': launchers(bundle),
};
const sections = Object.entries(parts).map(([title, states], at) =>
  make(
    'section',
    { id: `part-${at}` },
    make('h2', {}, title),
    make('div', { className: 'cards' }, ...states.map((state) => card(state, bundle, theme))),
  ),
);
byId('contents', HTMLElement).append(
  ...Object.keys(parts).map((title, at) => make('a', { href: `#part-${at}` }, title)),
);
byId('cards', HTMLElement).append(...sections);

function choice(name: string): HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLSelectElement;
}

async function json<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}
