import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeDraft } from '../../src/ticket/draft.ts';
import { cleanEntry } from '../../src/ticket/entry.ts';
import { describe, toPlainText } from '../../src/ticket/text.ts';
import { bundle, source, validEntries } from './sample.ts';

const full = makeDraft(source, {
  name: 'Ada',
  'contact-email': 'ada@example.com',
  'contact-phone': '0412 345 678',
  'sign-in-name': 'ada.l',
  'account-id': '77',
  message: 'First line\nSecond line',
});

test('a whole ticket, in words', () => {
  assert.equal(
    toPlainText(describe(bundle, full)),
    `<section-subject>
Please unlock my user

<field-name>: Ada
<field-contact-email>: ada@example.com
<field-contact-phone>: 0412 345 678

<field-sign-in-name>: ada.l
<field-account-id>: 77

<field-message>
First line
Second line

<section-answers>
What happens when you sign in? – It says I am locked
Wait a little – <talk-to-a-person>

<section-articles>
Reset a password

<section-about>
<about-page>: https://hub.example.com (Example SMS, Help signing in)
<about-language>: en (r1)
<about-reference>: 3f2504e0-4f89-41d3-9a0c-0305e82c3301`,
  );
});

test('pairs say the lines in two parts', () => {
  const trail = describe(bundle, full).find(({ id }) => id === 'trail');
  assert.deepEqual(trail?.pairs, [
    { label: 'What happens when you sign in?', value: 'It says I am locked' },
    { label: 'Wait a little', value: '<talk-to-a-person>' },
  ]);
});

test('sections without content are left out', () => {
  const bare = makeDraft(
    { ...source, trail: { start: 'unlock-user', answers: [] }, articles: [] },
    { 'contact-phone': '12345' },
  );
  assert.deepEqual(
    describe(bundle, bare).map(({ id }) => id),
    ['subject', 'contact', 'about'],
  );
});

test('what the bundle does not know stands as its id, prototypes included', () => {
  const strange = makeDraft(
    {
      ...source,
      trail: { start: 'toString', answers: [{ step: 'toString', answer: 'valueOf' }] },
      articles: ['constructor'],
    },
    {},
  );
  const text = toPlainText(describe(bundle, strange));
  assert.match(text, /\ntoString – valueOf\n/);
  assert.match(text, /\nconstructor\n/);
});

test('a line break is what the channel wants', () => {
  const text = toPlainText(describe(bundle, full), '<br>');
  assert.ok(!text.includes('\n'));
  assert.ok(text.includes('First line<br>Second line<br><br>'));
});

test('everything that was typed is in it, and the same draft gives the same words', () => {
  fc.assert(
    fc.property(validEntries(), (entries) => {
      const draft = makeDraft(source, entries);
      const text = toPlainText(describe(bundle, draft));
      for (const [field, typed] of Object.entries(entries)) {
        assert.ok(text.includes(cleanEntry(field as keyof typeof entries, typed)), field);
      }
      for (const own of [draft.submissionId, draft.origin, draft.language, draft.revision])
        assert.ok(text.includes(own));
      assert.equal(toPlainText(describe(bundle, JSON.parse(JSON.stringify(draft)))), text);
    }),
  );
});
