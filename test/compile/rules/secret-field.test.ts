import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

const FIELD = 'field-account-id: Some words';

describe('secret-field', () => {
  test('takes labels that ask for nothing secret, and warnings against it', () => {
    expectFine(GOOD);
    expectFine(
      changed('words/en/widget.yaml', [
        'hint-message: Some words',
        'hint-message: Please never write a password here.',
      ]),
    );
    expectFine(
      changed('topics/door.yaml', ['say: Choose what fits best.', 'say: Enter the temporary password on the page.']),
    );
  });

  for (const label of [
    'Password',
    'Your PIN',
    'Verification code',
    'Card number',
    'Answer to your security question',
  ]) {
    test(`refuses the label "${label}"`, () => {
      const files = changed('words/en/widget.yaml', [FIELD, `field-account-id: ${label}`]);
      expectRefused('secret-field', files, [lineOf(files, 'words/en/widget.yaml', 'field-account-id')]);
    });
  }

  test('refuses words anywhere that ask for a secret', () => {
    const files = changed('topics/door.yaml', [
      'say: Tell {brand.name} what happens.',
      'say: Tell us your password and what happens.',
    ]);
    expectRefused('secret-field', files, [lineOf(files, 'topics/door.yaml', 'your password')], {
      says: /Support never needs it/,
    });
  });
});
