import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isReadable, readableAccent } from '../../../src/compile/theme/accent.ts';
import type { Rgb } from '../../../src/compile/theme/colour.ts';
import { hex, mix, oklab, readHex } from '../../../src/compile/theme/colour.ts';
import { palette, SCHEMES } from '../../../src/compile/theme/palette.ts';

/** The formula of WCAG 2.2 once more, on its own: relative luminance and contrast ratio, of 8-bit channels. */
function ratio(...pair: readonly [string, string]): number {
  const [low = 0, high = 0] = pair
    .map((text) => {
      const weights = [0.2126, 0.7152, 0.0722];
      return weights.reduce((sum, weight, at) => {
        const value = Number.parseInt(text.slice(1 + 2 * at, 3 + 2 * at), 16) / 255;
        return sum + weight * (value > 0.04045 ? Math.pow((value + 0.055) / 1.055, 2.4) : value / 12.92);
      }, 0);
    })
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = {
  light: { surface: '#ffffff', text: '#1a1d24', onAccent: '#ffffff' },
  dark: { surface: '#1b1d22', text: '#f0f2f6', onAccent: '#10203f' },
} as const;
const read = (text: string): Rgb => readHex(text) as Rgb;
const mixed = (one: string, other: string, share: number): string => hex(mix(read(one), read(other), share));

/** Every pair with too little contrast, as a browser paints it: in whole steps of 8 bits. */
function faults(accent: string, scheme: 'light' | 'dark'): readonly string[] {
  const { surface, text, onAccent } = grounds[scheme];
  const sunken = mixed(surface, text, 0.05);
  const link = mixed(accent, text, 0.2);
  const pairs: readonly (readonly [what: string, one: string, other: string, least: number])[] = [
    ['words on accent', onAccent, accent, 4.5],
    ['link', link, surface, 4.5],
    ['link in a box', link, sunken, 4.5],
    ['focus', accent, surface, 3],
    ['focus in a box', accent, sunken, 3],
    ['sign', link, mixed(surface, link, 0.14), 3],
  ];
  return pairs
    .filter(([, one, other, least]) => ratio(one, other) < least)
    .map(([what, one, other]) => `${scheme}: ${what}, ${one} on ${other}`);
}

const palettes = { light: palette('light'), dark: palette('dark') };

/** Both schemes of an accent: readable, and of the same hue. The accent itself where it was readable. */
function check(accent: Rgb): void {
  for (const scheme of SCHEMES) {
    const used = readableAccent(accent, palettes[scheme]);
    assert.ok(used, `${hex(accent)} has no readable colour`);
    assert.deepEqual(faults(hex(used), scheme), [], hex(accent));
    if (isReadable(accent, palettes[scheme])) assert.equal(used, accent);
    else assert.ok(hueShift(accent, used) < 8, `${hex(accent)} became ${hex(used)}`);
  }
}

/** Degrees between the hues. Greys have none, and colours close to grey one that rounding moves. */
function hueShift(one: Rgb, other: Rgb): number {
  const [[, a1, b1], [, a2, b2]] = [oklab(one), oklab(other)];
  if (Math.min(Math.hypot(a1, b1), Math.hypot(a2, b2)) < 0.02) return 0;
  const shift = Math.abs(Math.atan2(b1, a1) - Math.atan2(b2, a2)) * (180 / Math.PI);
  return Math.min(shift, 360 - shift);
}

describe('an accent', () => {
  test('can be read in both schemes on a grid over the whole cube, 4,096 colours', () => {
    let seen = 0;
    for (let red = 0; red <= 255; red += 17) {
      for (let green = 0; green <= 255; green += 17) {
        for (let blue = 0; blue <= 255; blue += 17) {
          check([red / 255, green / 255, blue / 255]);
          seen += 1;
        }
      }
    }
    assert.equal(seen, 4096);
  });

  test('can be read wherever else in the cube it lies', () => {
    const channel = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 1, 127, 128, 254, 255));
    fc.assert(
      fc.property(channel, channel, channel, (red, green, blue) => check([red / 255, green / 255, blue / 255])),
      { numRuns: 2000 },
    );
  });

  test('moves no further in lightness than it must', () => {
    // Just too light for links on white, then far too light.
    for (const [accent, used] of [
      ['#3b82f6', '#2a71e3'],
      ['#ffffff', '#757575'],
      ['#ffcc00', '#907200'],
    ] as const) {
      const found = readableAccent(read(accent), palettes.light) as Rgb;
      assert.equal(hex(found), used);
      const nearer = mix(found, read(accent), 0.12);
      assert.equal(isReadable(nearer, palettes.light), false);
    }
  });

  test('stays as it is where it can be read', () => {
    assert.equal(hex(readableAccent(read('#1d5fd1'), palettes.light) as Rgb), '#1d5fd1');
    assert.equal(hex(readableAccent(read('#8ab4ff'), palettes.dark) as Rgb), '#8ab4ff');
  });

  test('is found on any surface that leaves room for one, and told where none does', () => {
    const grey = palette('light', { surface: read('#777'), text: read('#000') });
    assert.equal(readableAccent(read('#1d5fd1'), grey), undefined);
    const cream = palette('light', { surface: read('#fdf6e3'), text: read('#3b2f1e') });
    const used = readableAccent(read('#ff8800'), cream) as Rgb;
    assert.ok(isReadable(used, cream));
  });

  test('is seen to fail by this test’s own measure', () => {
    assert.deepEqual(faults('#ffcc00', 'dark'), []);
    assert.ok(faults('#ffcc00', 'light').length >= 5);
    assert.ok(faults('#1d5fd1', 'dark').length >= 2);
  });
});
