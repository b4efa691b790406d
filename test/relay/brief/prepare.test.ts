import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { prepare } from '../../../relay/brief/prepare.ts';
import { readCatalogue } from '../../../relay/content/read.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import { shippedDraft, storedTicket } from '../../support/relay/tickets.ts';

const catalogue = await readCatalogue(['content'], () => {});
const bundle = catalogue.newest({ brand: 'example-sms', topic: 'sign-in', language: 'en' });
assert.ok(bundle);

const CANARY = 'canary-7f3a';
const draft = shippedDraft(bundle, {
  requester: { name: CANARY, email: `${CANARY}@example.org`, phone: '+44 20 7946 0018' },
  fields: { 'sign-in-name': CANARY, 'account-id': CANARY },
  message: `{reference} {brand.name} ${CANARY}`,
});

describe('a ticket for a desk', () => {
  test('has subject and comment from closed lists, with the reference', () => {
    const { subject, publicComment, reference } = prepare(catalogue, storedTicket(draft));
    assert.equal(subject, 'Please unlock my user');
    assert.match(publicComment, /^Hello,\n[^]*signing in to Example SMS\. The reference is HW-7F3K-92QD\.\n/);
    assert.doesNotMatch(publicComment, /[{}]/);
    assert.equal(reference, 'HW-7F3K-92QD');
  });

  test('has nothing that the customer typed in either, whatever kind it is', () => {
    const kinds: readonly Partial<Draft>[] = [
      {},
      { revision: 'another' },
      { outcome: 'no-such-kind' },
      { topic: 'no-such-topic' },
      { language: 'fr' },
      { brand: 'no-such-brand' },
    ];
    for (const parts of kinds) {
      for (const additionTo of [undefined, draft.submissionId]) {
        const ticket = storedTicket({ ...draft, ...parts }, additionTo === undefined ? {} : { additionTo });
        const { subject, publicComment } = prepare(catalogue, ticket);
        assert.ok(!`${subject}${publicComment}`.includes(CANARY));
        assert.match(publicComment, /HW-7F3K-92QD/);
        assert.ok(subject.length > 5);
      }
    }
  });

  test('has the newest subject where the revision is not known, and a fixed one where the kind is not', () => {
    const subjectOf = (parts: Partial<Draft>): string =>
      prepare(catalogue, storedTicket({ ...draft, ...parts })).subject;
    assert.equal(subjectOf({ revision: 'another' }), 'Please unlock my user');
    assert.equal(subjectOf({ outcome: 'no-such-kind' }), 'A request for help');
    assert.equal(subjectOf({ outcome: 'signed-in' }), 'A request for help');
  });

  test('says which ticket it adds to', () => {
    const addition = storedTicket(draft, { additionTo: draft.submissionId });
    const { addsTo, publicComment } = prepare(catalogue, addition, { deskReference: '35436' });
    assert.deepEqual(addsTo, { submissionId: addition.additionTo, deskReference: '35436' });
    assert.match(publicComment, /something to add/);
    assert.equal('addsTo' in prepare(catalogue, storedTicket(draft)), false);
  });
});
