import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { replay } from '../../src/flow/state.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { DRAFT_LIMIT, TRAIL_LIMIT, draftBytes, makeDraft } from '../../src/ticket/draft.ts';
import { checkEntries } from '../../src/ticket/fields.ts';
import { bundle, source, unlock, validEntries } from './sample.ts';

describe('makeDraft', () => {
  test('cleans what was typed and leaves out what is empty', () => {
    const draft = makeDraft(source, {
      name: '  Ada\tL.  ',
      'contact-email': ' ada@example.com\n',
      'contact-phone': '   ',
      'sign-in-name': 'ada\u0000',
      message: '\r\nfirst\r\nsecond\rthird\n ',
    });
    assert.deepEqual(draft.requester, { name: 'Ada L.', email: 'ada@example.com' });
    assert.deepEqual(draft.fields, { 'sign-in-name': 'ada' });
    assert.equal(draft.message, 'first\nsecond\nthird');
  });

  test('takes only what the outcome asks for', () => {
    const steps = { ...bundle.steps, 'unlock-user': { ...unlock, fields: ['contact-email', 'message'] as const } };
    const draft = makeDraft(
      { ...source, bundle: { ...bundle, steps } },
      { 'contact-email': 'a@example.com', 'account-id': '7', message: 'Hi' },
    );
    assert.deepEqual(draft.fields, {});
    assert.equal(draft.message, 'Hi');
  });

  test('is frozen all the way down', () => {
    const draft = makeDraft(source, { 'contact-email': 'a@example.com', 'sign-in-name': 'a' });
    for (const part of [draft, draft.requester, draft.fields, draft.trail, draft.trail.answers, draft.articles]) {
      assert.ok(Object.isFrozen(part));
    }
    assert.ok(draft.trail.answers.every(Object.isFrozen));
  });

  test('refuses an outcome that is no ticket', () => {
    for (const outcome of ['what-happens', 'nowhere', 'constructor']) {
      assert.throws(() => makeDraft({ ...source, outcome }, {}), RangeError);
    }
  });

  test('keeps a trail that fits as it is, and names each article once', () => {
    const draft = makeDraft({ ...source, articles: ['a', 'b', 'a'] }, {});
    assert.deepEqual(draft.trail, source.trail);
    assert.deepEqual(draft.articles, ['a', 'b']);
  });

  test('a trail that went round in circles begins later and still leads to the ticket', () => {
    const draft = makeDraft({ ...source, trail: circles(100) }, {});
    assert.ok(draft.trail.answers.length <= TRAIL_LIMIT && draft.trail.answers.length > TRAIL_LIMIT - 3);
    assert.equal(replay(bundle, draft.trail).at, 'unlock-user');
  });

  test('no entries that pass the checks, and no trail, make it heavier than the limit', () => {
    fc.assert(
      fc.property(validEntries(), fc.nat(60), (entries, rounds) => {
        fc.pre(checkEntries(unlock, entries).length === 0);
        const articles = Array.from({ length: 99 }, (_, index) => `${'long-id-'.repeat(7)}${index}`);
        const draft = makeDraft({ ...source, trail: circles(rounds), articles }, entries);
        assert.ok(draftBytes(draft) <= DRAFT_LIMIT, `${draftBytes(draft)} bytes`);
        assert.equal(replay(bundle, draft.trail).at, 'unlock-user');
      }),
      { numRuns: 200 },
    );
  });

  test('the heaviest of all fits: every field full of four-byte characters', () => {
    const key = '\u{1f511}';
    const email = `${key.repeat(60)}@${`${key.repeat(60)}.`.repeat(4)}${key.repeat(15)}`;
    const entries = {
      name: key.repeat(320),
      'contact-email': email,
      'contact-phone': `${'𝟎'.repeat(20)}`,
      'sign-in-name': key.repeat(320),
      'account-id': key.repeat(320),
      'new-mobile': `${'𝟎'.repeat(20)}`,
      'profile-email': email,
      'affected-user-email': email,
      message: key.repeat(5000),
    };
    assert.deepEqual(checkEntries(unlock, entries), []);
    const draft = makeDraft({ ...source, trail: circles(60) }, entries);
    assert.ok(draftBytes(draft) > DRAFT_LIMIT * 0.8 && draftBytes(draft) <= DRAFT_LIMIT, `${draftBytes(draft)}`);
  });
});

/** The same two steps again and again, then the ticket. */
function circles(rounds: number): Draft['trail'] {
  const round = [
    { step: 'what-happens', answer: 'locked' },
    { step: 'wait-a-little', answer: 'again' },
  ];
  const answers = Array.from({ length: rounds }, () => round).flat();
  return { start: 'what-happens', answers: [...answers, ...source.trail.answers] };
}
