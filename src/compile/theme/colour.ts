/** A colour of sRGB: red, green and blue from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour of OKLab (CSS Color 4, section 9.2): lightness from 0 to 1, and two opponent axes around 0. */
export type Oklab = readonly [lightness: number, a: number, b: number];

/** Reads `#rgb` or `#rrggbb`. Undefined for anything else: a see-through colour has no contrast of its own. */
export function readHex(text: string): Rgb | undefined {
  const digits = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(text.trim());
  if (!digits) return undefined;
  const six = digits[2] ?? (digits[1] as string).replace(/./g, '$&$&');
  const at = (place: number): number => Number.parseInt(six.slice(place, place + 2), 16) / 255;
  return [at(0), at(2), at(4)];
}

/** `#rrggbb`, each channel rounded to the nearest step of 8 bits; what lies outside of sRGB is cut off. */
export function hex(colour: Rgb): string {
  const step = (channel: number): number => Math.round(Math.min(1, Math.max(0, channel)) * 255);
  const digits = (channel: number): string => step(channel).toString(16).padStart(2, '0');
  return `#${colour.map(digits).join('')}`;
}

/** Relative luminance as WCAG 2.2 defines it: 0 is black, 1 is white. */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map(linear) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio as WCAG 2.2 defines it, from 1 to 21; the order does not matter. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What CSS makes of `color-mix(in oklab, one, other <share>)`; `share` is from 0 to 1. */
export function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const [from, to] = [oklab(one), oklab(other)];
  return rgb(from.map((value, at) => value + ((to[at] as number) - value) * share) as unknown as Oklab);
}

/** The formulas of Björn Ottosson's OKLab, as CSS Color 4 (section 18) has them. */
export function oklab(colour: Rgb): Oklab {
  const [red, green, blue] = colour.map(linear) as unknown as Rgb;
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

/** The way back from {@link oklab}. Channels lie outside 0 to 1 where sRGB does not have the colour. */
export function rgb([lightness, a, b]: Oklab): Rgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  return channels.map(gamma) as unknown as Rgb;
}

/** sRGB's transfer function (IEC 61966-2-1), undone. */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function gamma(channel: number): number {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;
}
