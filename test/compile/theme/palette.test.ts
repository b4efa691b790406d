import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  CONTROLS,
  DEFAULTS,
  meetings,
  palette,
  SCHEMES,
  SHARES,
  surfaceMeetings,
  WORDS,
} from '../../../src/compile/theme/palette.ts';
import { readHex } from '../../../src/compile/theme/colour.ts';
import type { Rgb } from '../../../src/compile/theme/colour.ts';

const styles = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '../../../components', `${name}.styles.ts`), 'utf8');
const six = (short: string): string => short.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');

describe('the palette is that of the style sheets', () => {
  const stage = styles('help-panel/stage');
  const tokens = styles('help-widget/help-widget') + stage;

  for (const [name, pair] of Object.entries(DEFAULTS)) {
    test(`--_${name}`, () => {
      const found = new RegExp(`--_${name}: (?:var\\(--help-${name}, )?light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens);
      assert.deepEqual([six(found?.[1] ?? ''), six(found?.[2] ?? '')], [pair.light, pair.dark]);
    });
  }

  for (const [name, base, share] of [
    ['sunken', 'surface', SHARES.sunken],
    ['edge', 'surface', SHARES.edge],
    ['quiet', 'surface', SHARES.quiet],
    ['link', 'accent', SHARES.link],
  ] as const) {
    test(`--_${name}`, () => {
      const percent = Math.round(share * 100);
      assert.ok(
        stage.includes(`--_${name}: color-mix(in oklab, var(--_${base}), var(--_text) ${percent}%);`),
        `--_${name} is mixed in another way; change src/compile/theme/palette.ts with it`,
      );
    });
  }

  test('the ground of signs', () => {
    const percent = Math.round(SHARES.sign * 100);
    assert.ok(styles('help-ticket/result').includes(`color-mix(in oklab, var(--_surface), currentColor ${percent}%)`));
  });

  test('nothing changes the accent where the pointer is on it', () => {
    for (const name of ['help-widget/help-widget', 'internal/shared'])
      assert.doesNotMatch(styles(name), /filter:|opacity:/);
  });
});

describe('the widget’s own colours', () => {
  test('need what WCAG asks for, and a little', () =>
    assert.deepEqual([Math.floor(WORDS * 10), Math.floor(CONTROLS)], [45, 3]));

  for (const scheme of SCHEMES) {
    test(`can be read, ${scheme}`, () => {
      const own = palette(scheme);
      const all = [...meetings(readHex(DEFAULTS.accent[scheme]) as Rgb, own), ...surfaceMeetings(own, scheme)];
      assert.ok(all.length > 10);
      assert.deepEqual(
        all.filter(({ ratio, least }) => ratio < least),
        [],
      );
    });
  }
});
