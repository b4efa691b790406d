import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

const FIELDS = 'fields: [contact-email, contact-phone, sign-in-name, account-id, message]';

describe('field-rules', () => {
  test('takes a ticket that asks for both contacts and the sign-in name', () => {
    expectFine(GOOD);
    expectFine(
      changed(
        'topics/door.yaml',
        [FIELDS, FIELDS.replace('message', 'affected-user-email, message')],
        ['needs: [message]', 'needs: [affected-user-email]'],
      ),
    );
  });

  for (const field of ['contact-email', 'contact-phone', 'sign-in-name']) {
    test(`refuses a ticket without ${field}`, () => {
      const files = changed('topics/door.yaml', [FIELDS, FIELDS.replace(`${field}, `, '')]);
      expectRefused('field-rules', files, [lineOf(files, 'topics/door.yaml', 'fields:')], {
        also: ['placeholder'],
        says: new RegExp(field),
      });
    });
  }

  for (const field of ['account-id', 'contact-email', 'contact-phone']) {
    test(`refuses a ticket that does not go without ${field}`, () => {
      const files = changed('topics/door.yaml', ['needs: [message]', `needs: [${field}]`]);
      expectRefused('field-rules', files, [lineOf(files, 'topics/door.yaml', 'needs:')], { says: /must go without/ });
    });
  }

  test('refuses a need that is not asked for, and a field twice', () => {
    const need = changed('topics/door.yaml', ['needs: [message]', 'needs: [new-mobile]']);
    expectRefused('field-rules', need, [lineOf(need, 'topics/door.yaml', 'needs:')], {
      says: /needed but not asked for/,
    });
    const twice = changed('topics/door.yaml', [FIELDS, FIELDS.replace('account-id', 'message')]);
    expectRefused('field-rules', twice, [lineOf(twice, 'topics/door.yaml', 'fields:')], { says: /stands twice/ });
  });

  test('refuses a change for another user that goes without their address', () => {
    const files = changed('topics/door.yaml', [FIELDS, FIELDS.replace('message', 'affected-user-email, message')]);
    expectRefused('field-rules', files, [lineOf(files, 'topics/door.yaml', 'fields:')], { says: /copied in/ });
  });
});
