import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

const ANSWERS = `      open: { say: It is open, go: inside }
      still-stuck: { say: It is still stuck, go: what-happens }
`;

describe('dead-end', () => {
  test('takes steps that lead on and outcomes that do not', () => expectFine(GOOD));

  test('refuses a step without answers', () => {
    const files = changed(
      'topics/door.yaml',
      ['  inside: {', '  wait: { kind: guidance, title: Wait, say: A while., answers: {} }\n  inside: {'],
      ['go: inside }', 'go: wait }'],
      ['I have no key, go: write-to-us', 'I have no key, go: inside'],
    );
    expectRefused('dead-end', files, [lineOf(files, 'topics/door.yaml', '  wait:')], {
      says: /"wait" has no answer that leads on/,
    });
  });

  test('refuses a step whose only answers hang on an earlier one', () => {
    const files = changed(
      'topics/door.yaml',
      [ANSWERS, ''],
      ['I have no key, go: write-to-us', 'I have no key, go: inside'],
    );
    expectRefused('dead-end', files, [lineOf(files, 'topics/door.yaml', '  try-again:')], { says: /without "when"/ });
  });

  test('refuses a step that a feature or "without" leaves without answers, and names the brands', () => {
    const files = changed(
      'topics/door.yaml',
      [
        '  inside: {',
        '  locked:\n    kind: question\n    ask: Is it locked?\n    answers: { yes-please: { say: Yes, go: ask-reception } }\n  inside: {',
      ],
      ['I have no key, go: write-to-us', 'I have no key, go: locked'],
    );
    expectRefused('dead-end', files, [lineOf(files, 'topics/door.yaml', '  locked:')], { says: /So it is for two\./ });
  });
});
