import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillWords } from '../../../relay/brief/fill.ts';
import type { FieldId } from '../../../src/bundle/field-ids.ts';

const values = new Map([
  ['brand.name', 'Brand One'],
  ['fact.tries', '3'],
]);
const typed = new Map<FieldId, string>([
  ['contact-email', 'ada@example.org'],
  ['sign-in-name', '{brand.name} $& What to do'],
]);

for (const [what, text, filled] of [
  ['a name and a figure', 'At {brand.name}, after {fact.tries} tries.', 'At Brand One, after 3 tries.'],
  [
    'an address that is not known: nothing, and no gap',
    '1. Go there. {brand.sign-in}\n2. Then on.',
    '1. Go there.\n2. Then on.',
  ],
  ['the same inside of a sentence', 'On {brand.sign-in} you sign in.', 'On you sign in.'],
  ['an address at the start', '{brand.help-centre}\nMore.', 'More.'],
  ['an email address as it is', 'Is {contact-email} there?', 'Is ada@example.org there?'],
  ['other words of the customer in quotation marks, filled in once', '{sign-in-name}', '“{brand.name} $& What to do”'],
  ['a field that was left empty: a blank', 'Is {new-mobile} right?', 'Is ____ right?'],
] as const) {
  test(`fills in ${what}`, () => assert.equal(fillWords(text, values, typed), filled));
}
