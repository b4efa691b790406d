import type { BrandSource } from '../schema.ts';
import type { Path } from '../yaml.ts';
import { readableAccent } from './accent.ts';
import type { Rgb } from './colour.ts';
import { hex, readHex } from './colour.ts';
import type { Meeting, Pair, Palette, Scheme } from './palette.ts';
import { meetings, palette, SCHEMES, surfaceMeetings } from './palette.ts';

export type ThemeSource = NonNullable<BrandSource['theme']>;

/** What is said about a theme, at a place in it. */
export interface Remark {
  readonly path: Path;
  readonly message: string;
}

/**
 * A brand's theme as custom properties; colours as CSS has them for both schemes, the accent corrected. Only for a theme
 * in which {@link themeFaults} finds nothing.
 */
export function themeOf(theme: ThemeSource): Readonly<Record<string, string>> {
  const { accent, surface, text, ...rest } = theme;
  const colours = { accent: accent === undefined ? undefined : usedAccents(theme), surface, text };
  const properties = [...Object.entries(colours), ...Object.entries(rest)].flatMap(([name, value]) =>
    value === undefined ? [] : [[`--help-${name}`, typeof value === 'string' ? value : lightDark(value)]],
  );
  return Object.fromEntries(properties);
}

/** What must be mended: colours that cannot be read in either sense. */
export function* themeFaults(theme: ThemeSource): Iterable<Remark> {
  let unread = false;
  for (const key of ['accent', 'surface', 'text'] as const) {
    const value = theme[key];
    const written = typeof value === 'string' ? { '': value } : (value ?? {});
    for (const [scheme, text] of Object.entries(written)) {
      const path = scheme === '' ? [key] : [key, scheme];
      if (readHex(text)) continue;
      unread = true;
      yield {
        path,
        message: `"${text}" is no colour. Write it in quotes as '#1d5fd1' or '#15d', without transparency.`,
      };
    }
  }
  if (unread) return;
  for (const scheme of SCHEMES) {
    const own = paletteOf(theme, scheme);
    const faint = theme.surface || theme.text ? faintest(surfaceMeetings(own, scheme)) : undefined;
    if (faint) {
      const path = [theme.surface ? 'surface' : 'text', scheme];
      yield { path, message: `In ${scheme} colours, ${inWords(faint)}. Take a surface and words further apart.` };
    } else if (theme.accent !== undefined && !readableAccent(wanted(theme.accent, scheme), own)) {
      yield {
        path: ['surface', scheme],
        message: `No accent can be read on this. Take it closer to the widget's own.`,
      };
    }
  }
}

/** What differs from what the brand wrote, and why. Nothing has to be done about it. */
export function* themeNotes(theme: ThemeSource): Iterable<Remark> {
  const { accent } = theme;
  if (accent === undefined) return;
  const used = usedAccents(theme);
  for (const scheme of SCHEMES) {
    const own = wanted(accent, scheme);
    const faint = faintest(meetings(own, paletteOf(theme, scheme)));
    if (!faint) continue;
    const path = typeof accent === 'string' ? ['accent'] : ['accent', scheme];
    yield {
      path,
      message: `In ${scheme} colours ${used[scheme]} stands for ${hex(own)}: with that, ${inWords(faint)}.`,
    };
  }
}

function usedAccents(theme: ThemeSource): Pair<string> {
  const used = (scheme: Scheme): string =>
    hex(readableAccent(wanted(theme.accent as string, scheme), paletteOf(theme, scheme)) as Rgb);
  return { light: used('light'), dark: used('dark') };
}

function wanted(accent: string | Pair<string>, scheme: Scheme): Rgb {
  return readHex(typeof accent === 'string' ? accent : accent[scheme]) as Rgb;
}

function paletteOf({ surface, text }: ThemeSource, scheme: Scheme): Palette {
  const read = (pair: Pair<string> | undefined): Rgb | undefined => pair && readHex(pair[scheme]);
  const [own, words] = [read(surface), read(text)];
  return palette(scheme, { ...(own && { surface: own }), ...(words && { text: words }) });
}

/** Of the pairs with too little contrast the one that lacks most. */
function faintest(all: Iterable<Meeting>): Meeting | undefined {
  const faint = [...all].filter(({ ratio, least }) => ratio < least);
  return faint.sort((a, b) => a.ratio / a.least - b.ratio / b.least)[0];
}

function inWords({ what, ratio, least }: Meeting): string {
  return `${what} would have a contrast of ${Math.floor(ratio * 100) / 100}:1 where at least ${least}:1 is needed`;
}

function lightDark({ light, dark }: Pair<string>): string {
  return light === dark ? light : `light-dark(${light}, ${dark})`;
}
