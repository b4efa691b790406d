import { describe, test } from 'node:test';
import { changed, changedIn, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

const EXTRA =
  'steps:\n  left-over: { kind: outcome, outcome: refer, title: Alone, say: Nobody comes here. }\n  what-happens:';

describe('unreachable-step', () => {
  test('takes steps that are reached from an error code, or in one brand only', () => {
    expectFine(GOOD);
    const files = changed(
      'topics/door.yaml',
      ['steps:\n  what-happens:', EXTRA],
      ['{ wrong-key: try-again }', '{ wrong-key: left-over }'],
    );
    expectFine(files);
  });

  test('refuses a step that nothing leads to', () => {
    const files = changed('topics/door.yaml', ['steps:\n  what-happens:', EXTRA]);
    expectRefused('unreachable-step', files, [lineOf(files, 'topics/door.yaml', 'left-over')], {
      says: /Nothing leads to "left-over"/,
    });
  });

  test('refuses a step behind an answer that only another, impossible answer opens', () => {
    const files = changed(
      'topics/door.yaml',
      ['steps:\n  what-happens:', EXTRA],
      [
        '{ say: I have no key, go: write-to-us }',
        '{ say: I have no key, go: left-over, when: { step: left-behind, is: yes-please } }',
      ],
      [
        '  inside: {',
        '  left-behind:\n    kind: question\n    ask: Who is there?\n    answers: { yes-please: { say: Me, go: inside } }\n  inside: {',
      ],
    );
    const expected = ['  left-over:', '  left-behind:'].map((text) => lineOf(files, 'topics/door.yaml', text));
    expectRefused('unreachable-step', files, expected, { also: ['when'] });
  });

  test('refuses a topic that no brand has', () => {
    const files = changedIn(changed('brands/one.yaml', ['topics: [door]', 'topics: [door]']), 'topics/door.yaml', [
      'topic: door',
      'topic: door',
    ]);
    const window = {
      ...files,
      'topics/window.yaml': GOOD['topics/door.yaml']?.replace('topic: door', 'topic: window') ?? '',
      'agent/window.yaml': GOOD['agent/door.yaml']?.replace('topic: door', 'topic: window') ?? '',
    };
    expectRefused('unreachable-step', window, ['topics/window.yaml:1'], {
      also: ['placeholder'],
      says: /No brand has this topic/,
    });
  });
});
