import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compile } from '../../../src/compile/compile.ts';
import type { Source } from '../../../src/compile/content.ts';
import { changed, expectFine, expectRefused, findingsOf, lineOf } from '../fixture.ts';

const themed = (theme: string): Source =>
  changed('brands/one.yaml', ["theme: { accent: '#123456' }", `theme: ${theme}`]);
const refused = (theme: string, says: RegExp): void => {
  const files = themed(theme);
  expectRefused('theme', files, [lineOf(files, 'brands/one.yaml', 'theme:')], { says });
};
const themeOf = (theme: string): unknown =>
  compile(themed(theme)).bundles.find(({ brand }) => brand.id === 'one')?.brand.theme;
const notesOn = (theme: string): readonly string[] => compile(themed(theme)).notes.map(({ message }) => message);

describe('theme', () => {
  test('takes one accent, or one for each scheme, and what else a theme has', () => {
    expectFine(themed("{ accent: '#15d' }"));
    expectFine(themed("{ accent: { light: '#15d', dark: '#8ab4ff' }, font: 'Georgia, serif', radius: 0 4px }"));
    expectFine(
      themed("{ surface: { light: '#fdf6e3', dark: '#20180c' }, text: { light: '#3b2f1e', dark: '#fff2dd' } }"),
    );
  });

  for (const colour of ['red', "'#12'", "'#12345678'", "'rgb(1, 2, 3)'", "'url(https://example.com/x.png)'", "''"]) {
    test(`refuses the colour ${colour}, wherever it stands`, () => {
      refused(`{ accent: ${colour} }`, /is no colour/);
      refused(`{ accent: { light: '#15d', dark: ${colour} } }`, /is no colour/);
      refused(`{ surface: { light: ${colour}, dark: '#000' } }`, /is no colour/);
    });
  }

  test('refuses a surface that its words, or the widget’s own, cannot be read on', () => {
    refused(
      "{ surface: { light: '#777', dark: '#1b1d22' } }",
      /^In light colours, .* would have a contrast of \d\.\d+:1/,
    );
    refused("{ text: { light: '#1a1d24', dark: '#555' } }", /^In dark colours, /);
  });

  test('leaves a wrong shape to the rule of shapes', () => {
    for (const theme of [
      "{ accent: { light: '#15d' } }",
      '{ accent: 5 }',
      "{ colour: '#15d' }",
      "{ on-accent: '#fff' }",
    ])
      assert.deepEqual([...new Set(findingsOf(themed(theme)).map(({ rule }) => rule))], ['shape'], theme);
  });
});

describe('a theme in the bundle', () => {
  test('has the accent for light and dark, corrected', () => {
    assert.deepEqual(themeOf("{ accent: '#ffcc00' }"), { '--help-accent': 'light-dark(#907200, #ffcc00)' });
    assert.deepEqual(themeOf("{ accent: { light: '#15d', dark: '#8ab4ff' } }"), {
      '--help-accent': 'light-dark(#1155dd, #8ab4ff)',
    });
  });

  test('corrects it against the brand’s own surface', () => {
    const cream = "surface: { light: '#f3e9d2', dark: '#1b1d22' }, text: { light: '#241c10', dark: '#f0f2f6' }";
    const onWhite = themeOf("{ accent: '#2a71e3' }") as Record<string, string>;
    const onCream = themeOf(`{ accent: '#2a71e3', ${cream} }`) as Record<string, string>;
    assert.match(onWhite['--help-accent'] ?? '', /^light-dark\(#2a71e3, /);
    assert.doesNotMatch(onCream['--help-accent'] ?? '', /^light-dark\(#2a71e3, /);
    assert.equal(onCream['--help-surface'], 'light-dark(#f3e9d2, #1b1d22)');
  });

  test('has the rest as it stands', () => {
    assert.deepEqual(themeOf("{ font: 'Georgia, serif', radius: 4px }"), {
      '--help-font': 'Georgia, serif',
      '--help-radius': '4px',
    });
  });
});

describe('the notes on a theme', () => {
  test('say what stands for a colour that cannot be read, in which scheme, and why', () => {
    assert.deepEqual(notesOn("{ accent: { light: '#ffcc00', dark: '#ffcc00' } }"), [
      'In light colours #907200 stands for #ffcc00: with that, words on the accent would have a contrast of 1.51:1 where at least 4.55:1 is needed.',
    ]);
    assert.equal(notesOn("{ accent: '#888' }").length, 1);
  });

  test('are none where nothing was changed, or nothing is said', () => {
    assert.deepEqual(notesOn("{ accent: { light: '#1d5fd1', dark: '#8ab4ff' } }"), []);
    assert.deepEqual(notesOn('{ radius: 4px }'), []);
  });
});
