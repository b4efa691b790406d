import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

describe('fact-without-home', () => {
  test('takes facts that all have a home', () => expectFine(GOOD));

  test('refuses a fact that no step and no brief names', () => {
    const files = changed('facts.yaml', ['[F1, F2]', '[F1,\n  F2, F3]'], ['[A1]', '[A1, A2]']);
    expectRefused('fact-without-home', files, ['facts.yaml:2', lineOf(files, 'facts.yaml', 'A2')], {
      says: /"(F3|A2)" has no home/,
    });
  });

  test('refuses names that are no facts, and agents’ facts shown to customers', () => {
    const files = changed('topics/door.yaml', ['facts: [F2]', 'facts: [F2, A1, F9]']);
    expectRefused('fact-without-home', files, [lineOf(files, 'topics/door.yaml', 'F9')], {
      says: /"(A1|F9)" is no fact for the customer/,
    });
  });
});
