import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Draft } from '../../src/ticket/draft.ts';
import { FIELD_LIMIT, MESSAGE_LIMIT } from '../../src/ticket/draft.ts';

/** An ordinary draft for the bundle of `bundle.ts`, with a submission id of its own. */
export function aDraft(parts: Partial<Draft> = {}): Draft {
  return {
    submissionId: randomUUID(),
    brand: 'example-parcels',
    language: 'en',
    topic: 'parcels',
    outcome: 'replace',
    revision: 'r1',
    requester: { name: 'Ada Example', email: 'ada@example.com', phone: '+44 20 7946 0000' },
    fields: { 'sign-in-name': 'ada', 'account-id': 'A-1' },
    message: 'My parcel fell & broke.\n<b>Twice</b>.',
    trail: {
      start: 'which',
      answers: [
        { step: 'which', answer: 'lost' },
        { step: 'look', answer: 'gone' },
      ],
    },
    articles: ['neighbours'],
    origin: 'https://www.example.com',
    ...parts,
  };
}

/** Text as hostile as the form lets through: emoji, half surrogate pairs, scripts that triple in an address, markup. */
export function wildText(limit: number): fc.Arbitrary<string> {
  const units = [
    fc.constantFrom(...'abc XYZ019 .,-@'),
    fc.constantFrom('%', '%0D%0A', '&cc=', '?', '#', '+', '<br>', '</a>', '&amp;', '"', "'", '\\', '\u0000'),
    fc.constantFrom('\n', '\r\n', '\r', '\u2028', '\t', '   '),
    fc.constantFrom('ä', 'ж', 'ไทย', '日本語', 'العربية'),
    fc.constantFrom('😀', '👩‍👩‍👧', '🇦🇺', '\u202E'),
    fc.constantFrom('\uD83D', '\uDE00', '\uDFFF\uD800'),
  ];
  // One kind alone, over and over, is what finds the limits; a mixture finds the seams.
  const piece = fc.oneof(...units, fc.string({ unit: 'binary', maxLength: 20 }));
  const long = fc
    .tuple(fc.oneof(...units), fc.integer({ min: 1, max: limit }))
    .map(([unit, times]) => unit.repeat(times));
  return fc
    .oneof(
      fc.constant(''),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
      long,
    )
    .map((text) => [...text].slice(0, limit).join(''));
}

const answer = fc.constantFrom(
  { step: 'which', answer: 'lost' },
  { step: 'which', answer: 'broken' },
  { step: 'look', answer: 'gone' },
  { step: 'where', answer: 'here' },
  { step: 'which', answer: 'talk-to-a-person' },
  { step: 'step-of-another-revision', answer: 'unknown-answer' },
);

/** Drafts within the limits of every field, for the bundle of `bundle.ts`. With an email unless `email` is false. */
export function drafts({ email = true } = {}): fc.Arbitrary<Draft> {
  const field = wildText(FIELD_LIMIT);
  const optional = { requiredKeys: [], noNullPrototype: true };
  const contact = { name: field, phone: field };
  return fc
    .record({
      submissionId: fc.uuid(),
      outcome: fc.constantFrom('replace', 'anything-else'),
      requester: email
        ? fc.record(
            { ...contact, email: fc.oneof(field, fc.emailAddress()).map((text) => text || 'a@b.example') },
            { requiredKeys: ['email'], noNullPrototype: true },
          )
        : fc.record(contact, { requiredKeys: ['phone'], noNullPrototype: true }),
      fields: fc.record(
        {
          'sign-in-name': field,
          'account-id': field,
          'new-mobile': field,
          'profile-email': field,
          'affected-user-email': field,
        },
        optional,
      ),
      message: wildText(MESSAGE_LIMIT),
      trail: fc.array(answer, { maxLength: 12 }).map((answers) => ({ start: 'which', answers })),
      articles: fc.array(fc.constantFrom('neighbours', 'article-of-another-revision'), { maxLength: 5 }),
    })
    .map((parts) => aDraft(parts));
}
