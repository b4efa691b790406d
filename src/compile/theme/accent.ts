import type { Oklab, Rgb } from './colour.ts';
import { hex, oklab, readHex, rgb } from './colour.ts';
import type { Palette } from './palette.ts';
import { meetings } from './palette.ts';

/** Steps of lightness that are tried between black and white, as many as 8 bits have greys. */
const STEPS = 256;
/** Halvings of the chroma; more are lost in 8 bits. */
const HALVINGS = 12;

/** Whether every pair that an accent is part of can be read, or seen. */
export function isReadable(accent: Rgb, palette: Palette): boolean {
  for (const { ratio, least } of meetings(accent, palette)) if (ratio < least) return false;
  return true;
}

/**
 * The accent itself where everything it meets has contrast enough; else the colour of the same hue with the nearest
 * lightness that has, its chroma kept as far as sRGB goes (as CSS Color 4, section 13.2, brings colours into a gamut).
 * Undefined where surface and words leave no room for any.
 *
 * @returns a colour of whole 8-bit steps
 */
export function readableAccent(accent: Rgb, palette: Palette): Rgb | undefined {
  if (isReadable(accent, palette)) return accent;
  const from = oklab(accent);
  for (let step = 1; step <= STEPS; step += 1) {
    for (const lightness of [from[0] - step / STEPS, from[0] + step / STEPS]) {
      if (lightness < 0 || lightness > 1) continue;
      const tried = whole(withLightness(from, lightness));
      if (isReadable(tried, palette)) return tried;
    }
  }
  return undefined;
}

/** The hue with another lightness, and as much of its chroma as sRGB has there. */
function withLightness([, a, b]: Oklab, lightness: number): Rgb {
  const at = (share: number): Rgb => rgb([lightness, a * share, b * share]);
  if (inGamut(at(1))) return at(1);
  let [low, high] = [0, 1];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (inGamut(at(middle))) low = middle;
    else high = middle;
  }
  return at(low);
}

function inGamut(colour: Rgb): boolean {
  return colour.every((channel) => channel > -1e-6 && channel < 1 + 1e-6);
}

function whole(colour: Rgb): Rgb {
  return readHex(hex(colour)) as Rgb;
}
