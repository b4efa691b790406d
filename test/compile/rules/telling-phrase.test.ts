import { describe, test } from 'node:test';
import { compile } from '../../../src/compile/compile.ts';
import assert from 'node:assert/strict';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

describe('telling-phrase', () => {
  test('takes words that say what may be the case', () => {
    expectFine(changed('topics/door.yaml', ['say: Choose what fits best.', 'say: Your user may be locked.']));
  });

  test('refuses words that say what is the case, in plain text and in Markdown', () => {
    const plain = changed('topics/door.yaml', ['title: Write to us', 'title: Your account is locked']);
    expectRefused('telling-phrase', plain, [lineOf(plain, 'topics/door.yaml', 'is locked')], {
      says: /"Your account is locked": .*may be so/,
    });
    const prose = changed('topics/door.yaml', [
      '      Do this:',
      '      Sorry.\n      We could **not** open. Your *user* has been **suspended**.',
    ]);
    expectRefused('telling-phrase', prose, [lineOf(prose, 'topics/door.yaml', 'say: |')], { says: /suspended/ });
  });

  test('looks into a brand’s words and the widget’s too', () => {
    const brand = changed('brands/two.yaml', ['You are in at Two', 'Your account exists']);
    expectRefused('telling-phrase', brand, [lineOf(brand, 'brands/two.yaml', 'exists')]);
    const widget = changed('words/en/widget.yaml', ['offline: Some words', 'offline: This username does not exist']);
    expectRefused('telling-phrase', widget, [lineOf(widget, 'words/en/widget.yaml', 'offline')]);
  });

  test('refuses a language that has no list', () => {
    const files = changed('brands/two.yaml', ['languages: [en]', 'languages: [en, nl]']);
    const findings = compile(files).findings.filter(({ rule }) => rule === 'telling-phrase');
    assert.deepEqual(
      findings.map(({ file, line }) => `${file}:${line}`),
      [lineOf(files, 'brands/two.yaml', 'languages')],
    );
    expectFine(GOOD);
  });
});
