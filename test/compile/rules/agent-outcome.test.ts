import { describe, test } from 'node:test';
import type { Source } from '../../../src/compile/content.ts';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

describe('agent-outcome', () => {
  test('takes a brief for every ticket', () => expectFine(GOOD));

  test('refuses a ticket without a brief', () => {
    const { 'agent/door.yaml': _brief, ...rest } = GOOD;
    const files: Source = rest;
    expectRefused('agent-outcome', files, [lineOf(files, 'topics/door.yaml', '  write-to-us:')], {
      also: ['fact-without-home'],
      says: /Add it to agent\/door\.yaml/,
    });
  });

  test('refuses a brief for what is no ticket, and one that says nothing', () => {
    const stray = changed('agent/door.yaml', ['outcomes:\n', 'outcomes:\n  inside: { do: [Smile.] }\n']);
    expectRefused('agent-outcome', stray, [lineOf(stray, 'agent/door.yaml', 'inside')], {
      says: /"inside" is no ticket/,
    });
    const empty = changed('agent/door.yaml', ['    check: [Look for the key behind the counter.]\n', '']);
    expectRefused('agent-outcome', empty, [lineOf(empty, 'agent/door.yaml', 'write-to-us')], { says: /says nothing/ });
  });

  test('refuses a file for a topic that is not there', () => {
    const files = { ...GOOD, 'agent/window.yaml': 'topic: window\noutcomes: {}\n' };
    expectRefused('agent-outcome', files, ['agent/window.yaml:1'], { says: /no topic "window"/ });
  });
});
