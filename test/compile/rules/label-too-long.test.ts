import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, lineOf } from '../fixture.ts';

describe('label-too-long', () => {
  test('takes 60 characters in an answer and 90 in a heading, counted as people count', () => {
    expectFine(changed('topics/door.yaml', ['say: I have no key', `say: ${'😀'.repeat(60)}`]));
    expectFine(changed('topics/door.yaml', ['ask: What happens at the door?', `ask: ${'a'.repeat(90)}`]));
  });

  test('refuses one more', () => {
    const answer = changed('topics/door.yaml', ['say: I have no key', `say: ${'a'.repeat(61)}`]);
    expectRefused('label-too-long', answer, [lineOf(answer, 'topics/door.yaml', 'aaaa')], {
      says: /61 characters.*at most 60/,
    });
    const heading = changed('topics/door.yaml', ['ask: What happens at the door?', `ask: ${'a'.repeat(91)}`]);
    expectRefused('label-too-long', heading, [lineOf(heading, 'topics/door.yaml', 'aaaa')], {
      says: /91 characters.*at most 90/,
    });
  });

  test('counts what stands for a placeholder', () => {
    const files = changed('topics/door.yaml', ['say: I have no key', `say: '${'a'.repeat(52)}{brand.name}'`]);
    expectRefused('label-too-long', files, [lineOf(files, 'topics/door.yaml', 'aaaa')], { says: /6\d characters/ });
  });
});
