import type { Rgb } from './colour.ts';
import { contrast, mix, readHex } from './colour.ts';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** A colour for each scheme. */
export type Pair<T> = Readonly<Record<Scheme, T>>;

/** What an accent stands on and beside, in one scheme. */
export interface Palette {
  readonly surface: Rgb;
  readonly text: Rgb;
  /** Boxes in the panel, and what the pointer is on. */
  readonly sunken: Rgb;
  /** Words on the accent. A brand does not choose them: the launcher stands before it knows its brand. */
  readonly onAccent: Rgb;
}

/** The widget's own colours, by custom property. The style sheets hold the same; a test compares them. */
export const DEFAULTS = {
  accent: { light: '#1d5fd1', dark: '#8ab4ff' },
  'on-accent': { light: '#ffffff', dark: '#10203f' },
  surface: { light: '#ffffff', dark: '#1b1d22' },
  text: { light: '#1a1d24', dark: '#f0f2f6' },
  error: { light: '#b3261e', dark: '#ffb4ab' },
  good: { light: '#17693a', dark: '#7fd6a0' },
} as const satisfies Readonly<Record<string, Pair<string>>>;

/** How much of the words' colour is in others, as the style sheets mix them. A test compares them, too. */
export const SHARES = { sunken: 0.05, quiet: 0.72, link: 0.2, edge: 0.55, sign: 0.14 } as const;

/** Contrast of words: the 4.5 of WCAG 2.2, 1.4.3, and a little, since browsers round the colours that they mix. */
export const WORDS = 4.55;
/** Contrast of what shows a control or its focus: the 3 of WCAG 2.2, 1.4.11, and a little. */
export const CONTROLS = 3.05;

/** Two colours that meet on the screen. */
export interface Meeting {
  readonly what: string;
  readonly ratio: number;
  /** {@link WORDS} or {@link CONTROLS} */
  readonly least: number;
}

/** The widget's own palette, with the brand's surface and words where it has its own. */
export function palette(scheme: Scheme, own: { readonly surface?: Rgb; readonly text?: Rgb } = {}): Palette {
  const { surface = byDefault('surface', scheme), text = byDefault('text', scheme) } = own;
  return { onAccent: byDefault('on-accent', scheme), surface, text, sunken: mix(surface, text, SHARES.sunken) };
}

/** Everything that an accent meets in one scheme: in the launcher, and in the panel's style sheets. */
export function* meetings(accent: Rgb, { surface, text, sunken, onAccent }: Palette): Iterable<Meeting> {
  yield { what: 'words on the accent', ratio: contrast(onAccent, accent), least: WORDS };
  yield { what: 'focus and borders', ratio: contrast(accent, surface), least: CONTROLS };
  yield { what: 'focus and borders in boxes', ratio: contrast(accent, sunken), least: CONTROLS };
  const link = mix(accent, text, SHARES.link);
  yield { what: 'links', ratio: contrast(link, surface), least: WORDS };
  yield { what: 'links in boxes', ratio: contrast(link, sunken), least: WORDS };
  yield { what: 'signs', ratio: contrast(link, mix(surface, link, SHARES.sign)), least: CONTROLS };
}

/** What a surface and its words meet in one scheme, whatever the accent. */
export function* surfaceMeetings({ surface, text, sunken }: Palette, scheme: Scheme): Iterable<Meeting> {
  const colours: readonly (readonly [what: string, colour: Rgb, least: number])[] = [
    ['words', text, WORDS],
    ['quiet words', mix(surface, text, SHARES.quiet), WORDS],
    ['errors', byDefault('error', scheme), WORDS],
    ['edges of controls', mix(surface, text, SHARES.edge), CONTROLS],
    ['signs of success', byDefault('good', scheme), CONTROLS],
  ];
  for (const [what, colour, least] of colours) {
    yield { what, ratio: contrast(colour, surface), least };
    yield { what: `${what} in boxes`, ratio: contrast(colour, sunken), least };
  }
}

function byDefault(name: keyof typeof DEFAULTS, scheme: Scheme): Rgb {
  return readHex(DEFAULTS[name][scheme]) as Rgb;
}
