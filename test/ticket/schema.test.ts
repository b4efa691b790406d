import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Draft } from '../../src/ticket/draft.ts';
import { makeDraft } from '../../src/ticket/draft.ts';
import { checkEntries } from '../../src/ticket/fields.ts';
import { parseDraft } from '../../src/ticket/schema.ts';
import { source, unlock, validEntries } from './sample.ts';

const draft = makeDraft(source, { 'contact-email': 'ada@example.com', 'sign-in-name': 'ada', message: 'Hi' });

describe('parseDraft', () => {
  test('takes every draft the form can make, over JSON and back, unchanged', () => {
    fc.assert(
      fc.property(validEntries(), (entries) => {
        fc.pre(checkEntries(unlock, entries).length === 0);
        const made = JSON.parse(JSON.stringify(makeDraft(source, entries))) as Draft;
        assert.deepEqual(parseDraft(made), { draft: made });
      }),
    );
  });

  test('refuses an unknown key wherever it is put', () => {
    const places: readonly (readonly (string | number)[])[] = [
      [],
      ['requester'],
      ['fields'],
      ['trail'],
      ['trail', 'answers', 0],
    ];
    for (const path of places) {
      const copy = structuredClone(draft) as unknown as Record<string | number, unknown>;
      let place = copy;
      for (const key of path) place = place[key] as typeof place;
      place['sneaky'] = 1;
      assert.deepEqual(pathsOf(copy), [path.join('.')]);
    }
  });

  const wrong: readonly (readonly [string, (copy: Changeable) => unknown])[] = [
    ['submissionId', (copy) => (copy['submissionId'] = 'mine')],
    ['brand', (copy) => (copy['brand'] = 'Two Words')],
    ['brand', (copy) => (copy['brand'] = 'x'.repeat(65))],
    ['outcome', (copy) => (copy['outcome'] = '../x')],
    ['language', (copy) => (copy['language'] = 'english please')],
    ['revision', (copy) => (copy['revision'] = '')],
    ['message', (copy) => delete copy['message']],
    ['message', (copy) => (copy['message'] = ' untrimmed ')],
    ['message', (copy) => (copy['message'] = 'a\u0000b')],
    ['fields.sign-in-name', (copy) => (copy['fields'] = { 'sign-in-name': 'two\nlines' })],
    ['fields.sign-in-name', (copy) => (copy['fields'] = { 'sign-in-name': '' })],
    ['fields', (copy) => (copy['fields'] = { password: 'x' })],
    ['requester', (copy) => (copy['requester'] = { name: 'Ada' })],
    ['requester.email', (copy) => (copy['requester'] = { email: 'nobody' })],
    ['requester.phone', (copy) => (copy['requester'] = { phone: 'nobody' })],
    [
      'trail.answers',
      (copy) =>
        (copy['trail'] = { start: 'a', answers: Array.from({ length: 65 }, () => ({ step: 'a', answer: 'b' })) }),
    ],
    ['trail.answers.0.answer', (copy) => (copy['trail'] = { start: 'a', answers: [{ step: 'a', answer: 'B b' }] })],
    ['articles', (copy) => (copy['articles'] = Array(33).fill('a'))],
    ['origin', (copy) => (copy['origin'] = 'https://example.com/path')],
    ['origin', (copy) => (copy['origin'] = 'javascript:alert(1)')],
    ['origin', (copy) => (copy['origin'] = 'null')],
    ['', (copy) => (copy['message'] = '例'.repeat(12_000))],
  ];
  for (const [path, spoil] of wrong) {
    test(`names ${path || 'the whole'}: ${spoil.toString().slice(10, 70)}`, () => {
      const copy = structuredClone(draft) as unknown as Changeable;
      spoil(copy);
      assert.deepEqual(pathsOf(copy), [path]);
    });
  }

  test('takes anything and throws nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const result = parseDraft(value);
        assert.ok('problems' in result && result.problems.every(({ message }) => message.length > 0));
      }),
    );
  });
});

type Changeable = Record<string, unknown>;

function pathsOf(value: unknown): readonly string[] {
  const result = parseDraft(value);
  return 'problems' in result ? result.problems.map(({ path }) => path) : [];
}
