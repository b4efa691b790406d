import { describe, test } from 'node:test';
import { changed, changedIn, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

describe('name', () => {
  test('takes kebab-case', () => expectFine(GOOD));

  for (const [what, from, to] of [
    ['an answer', '      open: {', '      Open: {'],
    ['an answer with two hyphens', '      open: {', '      is--open: {'],
    ['an answer that is a number', '      open: {', '      1: {'],
    ['an answer that stands on every step already', '      open: {', '      talk-to-a-person: {'],
    ['an error code', '{ wrong-key:', '{ WRONG_KEY:'],
  ] as const) {
    test(`refuses ${what}`, () => {
      const files = changed('topics/door.yaml', [from, to]);
      expectRefused('name', files, [lineOf(files, 'topics/door.yaml', to)]);
    });
  }

  test('refuses a step', () => {
    const files = changed(
      'topics/door.yaml',
      ['  ask-reception: {', '  ask_reception: {'],
      ['go: ask-reception', 'go: ask_reception'],
    );
    const mended = changedIn(files, 'brands/two.yaml', ['[ask-reception]', '[ask_reception]']);
    expectRefused('name', mended, [lineOf(mended, 'topics/door.yaml', '  ask_reception: {')]);
  });

  test('refuses a brand and a topic that are not called as their file', () => {
    const brand = changed('brands/two.yaml', ['brand: two', 'brand: three']);
    expectRefused('name', brand, ['brands/two.yaml:1'], { says: /two\.yaml/ });
  });

  test('refuses what is no language', () => {
    const files = changed('brands/two.yaml', ['languages: [en]', 'languages: [en, de_DE]']);
    expectRefused('name', files, [lineOf(files, 'brands/two.yaml', 'languages')], {
      also: ['missing-word', 'telling-phrase'],
    });
  });
});
