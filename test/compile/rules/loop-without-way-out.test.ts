import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

const question = (id: string, ...targets: readonly string[]): string =>
  `  ${id}:\n    kind: question\n    ask: Which way from ${id}?\n    answers:\n${targets.map((go, index) => `      way-${index}: { say: Way ${index}, go: ${go} }\n`).join('')}`;

const withSteps = (steps: string): ReturnType<typeof changed> =>
  changed(
    'topics/door.yaml',
    ['  inside: {', `${steps}  inside: {`],
    ['{ say: I have no key, go: write-to-us }', '{ say: I have no key, go: east }'],
  );

describe('loop-without-way-out', () => {
  test('takes a loop that can be left', () => {
    expectFine(GOOD);
    expectFine(withSteps(question('east', 'west') + question('west', 'east', 'inside')));
  });

  test('refuses steps that lead only to each other, once, and not those before them', () => {
    const files = withSteps(
      question('east', 'west') +
        question('west', 'north', 'south') +
        question('north', 'south') +
        question('south', 'west'),
    );
    expectRefused('loop-without-way-out', files, [lineOf(files, 'topics/door.yaml', '  west:')], {
      says: /lead only to each other: "west", "north", "south"\./,
    });
  });

  test('refuses a step that leads only to itself', () => {
    const files = withSteps(question('east', 'east'));
    expectRefused('loop-without-way-out', files, [lineOf(files, 'topics/door.yaml', '  east:')]);
  });

  test('does not count a way out that only an earlier answer opens', () => {
    const files = withSteps(
      question('east', 'west') + question('west', 'east', 'inside, when: { step: what-happens, is: stuck }'),
    );
    expectRefused('loop-without-way-out', files, [lineOf(files, 'topics/door.yaml', '  east:')]);
  });
});
