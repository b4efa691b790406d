import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FIELD_IDS } from '../../src/bundle/field-ids.ts';
import { checkEntries, countCodePoints, isEmail, isPhone } from '../../src/ticket/fields.ts';
import { unlock } from './sample.ts';

const fine = { 'contact-email': 'ada@example.com', 'sign-in-name': 'ada' };

describe('checkEntries', () => {
  test('an email or a phone is enough', () => {
    assert.deepEqual(checkEntries(unlock, fine), []);
    assert.deepEqual(checkEntries(unlock, { 'contact-phone': '0412 345 678', 'sign-in-name': 'ada' }), []);
  });

  test('without either, the first contact field asks for one', () => {
    assert.deepEqual(checkEntries(unlock, { 'contact-email': ' ', 'sign-in-name': 'ada' }), [
      { field: 'contact-email', problem: 'contact-missing' },
    ]);
  });

  test('what the ticket needs is missing when empty or blank', () => {
    assert.deepEqual(checkEntries(unlock, { ...fine, 'sign-in-name': ' \n ' }), [
      { field: 'sign-in-name', problem: 'missing' },
    ]);
  });

  test('problems come in the order of the form', () => {
    const problems = checkEntries(unlock, {
      'contact-email': 'ada@',
      'contact-phone': '12',
      'new-mobile': 'none',
      'profile-email': 'x',
      message: 'a'.repeat(5001),
    });
    assert.deepEqual(
      problems.map(({ field, problem }) => [field, problem]),
      [
        ['contact-email', 'email'],
        ['contact-phone', 'phone'],
        ['sign-in-name', 'missing'],
        ['new-mobile', 'phone'],
        ['profile-email', 'email'],
        ['message', 'too-long'],
      ],
    );
  });

  test('length is counted in code points after cleaning', () => {
    assert.deepEqual(checkEntries(unlock, { ...fine, message: `  ${'😀'.repeat(5000)}  ` }), []);
    assert.deepEqual(checkEntries(unlock, { ...fine, message: '😀'.repeat(5003) }), [
      { field: 'message', problem: 'too-long', limit: 5000, over: 3 },
    ]);
    assert.deepEqual(checkEntries(unlock, { ...fine, name: 'x'.repeat(321) }), [
      { field: 'name', problem: 'too-long', limit: 320, over: 1 },
    ]);
  });

  test('fields that were not asked for are not checked; whatever is typed, at most one problem a field', () => {
    assert.deepEqual(checkEntries({ ...unlock, fields: ['contact-email'] }, { ...fine, 'new-mobile': 'x' }), []);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FIELD_IDS), fc.string({ unit: 'binary' })), (entries) => {
        const fields = checkEntries(unlock, entries).map(({ field }) => field);
        assert.equal(new Set(fields).size, fields.length);
        assert.deepEqual(
          fields,
          fields.toSorted((a, b) => FIELD_IDS.indexOf(a) - FIELD_IDS.indexOf(b)),
        );
      }),
    );
  });
});

test('countCodePoints counts what spreading a string counts', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => countCodePoints(text) === [...text].length));
  assert.equal(countCodePoints('\ud800x\udc00'), 3);
});

describe('isEmail', () => {
  const taken = [
    'a@b.co',
    'jane.doe+tag@example.co.uk',
    "o'brien@example.ie",
    'da..me.@example.ne.jp',
    '"john smith"@example.com',
    'пример@почта.рф',
    '用户@例子.广告',
    'अजय@डाटा.भारत',
    'user@münchen.de',
    'user@xn--mnchen-3ya.de',
    'user@例子。广告',
    'a@123.com',
    'x@[192.0.2.1]',
    '!#$%&*+/=?^_`{|}~-@example.com',
    'θσερ@εχαμπλε.ψομ',
  ];
  const refused = [
    '',
    'a',
    '@example.com',
    'a@',
    'a@b',
    'a@@example.com',
    'a b@example.com',
    'a@exa mple.com',
    'a@.com',
    'a@example..com',
    'a@example.com.',
    'a@-example.com',
    'a@example-.com',
    'a@1.2.3.4',
    'a,b@example.com',
    '<a@example.com>',
    'a@example.com, b@example.com',
    'a@example,com',
    `${'x'.repeat(65)}@example.com`,
    'mailto:a@example.com',
  ];
  for (const address of taken) test(`takes ${address}`, () => assert.ok(isEmail(address)));
  for (const address of refused) test(`refuses "${address}"`, () => assert.ok(!isEmail(address)));
});

describe('isPhone', () => {
  const taken = [
    '12345',
    '0412 345 678',
    '+61 (0)412-345-678',
    '＋６１ ４１２ ３４５ ６７８',
    '٠٤١٢ ٣٤٥ ٦٧٨',
    '02/9999.1234',
    '1300 123 456 ext 5',
    '1300123456 ext. 1234',
    '+1 415-555-0132 x99',
    '03 9001 2345 #12',
    '030 901820 Durchwahl 12',
    '\u202a+61 412 345 678\u202c',
    '12345678901234567890',
  ];
  const refused = [
    '',
    '1234',
    '+',
    'call me',
    '123456789012345678901',
    'a@b.co',
    '0412 345 678 or ask Bob',
    '1300 FLOWERS',
  ];
  for (const number of taken) test(`takes ${number}`, () => assert.ok(isPhone(number)));
  for (const number of refused) test(`refuses "${number}"`, () => assert.ok(!isPhone(number)));
});
