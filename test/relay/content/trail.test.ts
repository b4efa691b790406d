import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readCatalogue } from '../../../relay/content/read.ts';
import { checkTrail } from '../../../relay/content/trail.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import { makeDraft, ticketOf } from '../../../src/ticket/draft.ts';
import { verbs, walksOf } from '../../support/walks.ts';
import { shippedDraft } from '../../support/relay/tickets.ts';

const catalogue = await readCatalogue(['content'], () => {});
const bundle = catalogue.newest({ brand: 'example-sms', topic: 'sign-in', language: 'en' });
assert.ok(bundle);

const draft = shippedDraft(bundle);
const check = (parts: Partial<Draft>): string => checkTrail(catalogue, { ...draft, ...parts });

describe('a trail', () => {
  test('fits where the widget made it, whatever the customer did before', () => {
    let tickets = 0;
    fc.assert(
      fc.property(verbs, (doings) => {
        for (const { state } of walksOf(bundle, doings)) {
          const ticket = ticketOf(bundle, state.at);
          if (!ticket) continue;
          tickets += 1;
          const made = makeDraft(
            {
              bundle,
              submissionId: draft.submissionId,
              trail: state.trail,
              outcome: state.at,
              articles: Object.keys(bundle.articles),
              origin: 'https://example.com',
            },
            Object.fromEntries(ticket.fields.map((field) => [field, '0491 570 006'])),
          );
          assert.equal(checkTrail(catalogue, made), 'fits');
        }
      }),
      { numRuns: 200 },
    );
    assert.ok(tickets > 100, `only ${tickets} tickets were made`);
  });

  test('cannot be told where the revision is not known', () => {
    assert.equal(check({ revision: 'of-another-time' }), 'unknown-revision');
    assert.equal(check({ brand: 'messagemedia' }), 'unknown-revision');
  });

  const { start, answers } = draft.trail;
  const impossible: readonly (readonly [what: string, parts: Partial<Draft>])[] = [
    ['an answer that is not offered there', { trail: { start, answers: [{ step: start, answer: 'worked' }] } }],
    ['a step that is not there', { trail: { start: 'no-such-step', answers: [] } }],
    ['one answer too few', { trail: { start, answers: answers.slice(0, -1) } }],
    ['one answer too many', { trail: { start, answers: [...answers, { step: 'unlock-user', answer: 'worked' }] } }],
    ['another end', { outcome: 'add-email' }],
    ['an end that is no ticket', { outcome: 'signed-in' }],
    ['a name from the prototype', { outcome: 'constructor' }],
    ['a field that the ticket does not ask for', { fields: { ...draft.fields, 'new-mobile': '0491 570 156' } }],
    ['a name that the ticket does not ask for', { requester: { ...draft.requester, name: 'Ada' } }],
    ['an article that the brand lacks', { articles: ['reset-password', 'no-such-article'] }],
    ['an article from the prototype', { articles: ['constructor'] }],
    ['another end, in a language the brand lacks', { outcome: 'add-email', language: 'xx' }],
  ];
  for (const [what, parts] of impossible)
    test(`is impossible with ${what}`, () => assert.equal(check(parts), 'impossible'));

  test('is told in any language', () => assert.equal(check({ language: 'fr' }), 'fits'));

  test('may begin where a page opened a step', () => {
    assert.equal(check({ trail: { start: 'unlock-user', answers: [] } }), 'fits');
  });
});
