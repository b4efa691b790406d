import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Draft } from '../../src/ticket/draft.ts';
import { KEPT_LIMIT, makeDraft } from '../../src/ticket/draft.ts';
import { beginsWithZeros, lengthPrefixed, proofInput } from '../../src/ticket/proof.ts';
import { parseSubmission } from '../../src/ticket/submission.ts';
import { source } from './sample.ts';

const draft: Draft = makeDraft(source, { 'contact-email': 'kim@example.com', 'sign-in-name': 'kim' });

describe('a submission', () => {
  for (const [what, extra] of [
    ['a draft alone', {}],
    ['an addition', { additionTo: '0b2ff6a4-6cd1-4b9b-9d53-1f3e2d4c5b6a' }],
    ['secrets that were kept', { kept: ['token 123456'] }],
    ['signs of a machine', { trap: 'http://spam.example', seconds: 1 }],
  ] as const) {
    test(`${what} passes unchanged`, () => {
      assert.deepEqual(parseSubmission({ draft, ...extra }), { submission: { draft, ...extra } });
    });
  }

  for (const [what, value, path] of [
    ['no draft', {}, 'draft'],
    ['a draft with a foreign key', { draft: { ...draft, password: 'x' } }, 'draft.password'],
    [
      'a foreign key further in',
      { draft: { ...draft, requester: { ...draft.requester, fax: 'x' } } },
      'draft.requester.fax',
    ],
    ['a foreign key that may be what was typed', { draft: { ...draft, 'kim@example.com': 'x' } }, 'draft'],
    ['a foreign key', { draft, reference: 'x' }, 'reference'],
    ['an addition to no submission', { draft, additionTo: 'first' }, 'additionTo'],
    ['more kept than a text holds', { draft, kept: Array(KEPT_LIMIT + 1).fill('token 1') }, 'kept'],
    ['a negative time', { draft, seconds: -1 }, 'seconds'],
    ['nothing', null, ''],
  ] as const) {
    test(`${what} is refused, and where is said`, () => {
      const result = parseSubmission(value);
      assert.ok('problems' in result);
      assert.equal(result.problems[0].path, path);
    });
  }
});

describe('keys that are not known', () => {
  test('are named one by one, and no value of theirs', () => {
    const result = parseSubmission({ draft, first: 'SECRET', second: 'SECRET', 'not a name': 'SECRET' });
    assert.ok('problems' in result);
    assert.deepEqual(result.problems, [
      { path: 'first', message: 'is not known' },
      { path: 'second', message: 'is not known' },
    ]);
  });

  test('are not named without end', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`key${'x'.repeat(at % 20)}`, at]));
    const result = parseSubmission({ draft, ...many });
    assert.ok('problems' in result);
    assert.equal(result.problems.length, 8);
  });
});

describe('a proof', () => {
  test('no two pairs share what is hashed', () => {
    assert.notDeepEqual(lengthPrefixed(['ab', 'c']), lengthPrefixed(['a', 'bc']));
    assert.deepEqual([...proofInput('t', 12)], [0, 0, 0, 1, 116, 0, 0, 0, 2, 49, 50]);
  });

  for (const [bytes, bits, begins] of [
    [[0, 0, 255], 16, true],
    [[0, 1, 0], 16, false],
    [[0, 0x1f], 11, true],
    [[0, 0x20], 11, false],
    [[255], 0, true],
  ] as const) {
    test(`${bits} zero bits ${begins ? 'begin' : 'do not begin'} ${bytes.join(' ')}`, () => {
      assert.equal(beginsWithZeros(Uint8Array.from(bytes), bits), begins);
    });
  }
});
