import { describe, test } from 'node:test';
import { changed, changedIn, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

describe('unknown-target', () => {
  test('takes content in which everything leads somewhere', () => expectFine(GOOD));

  test('refuses answers, start and error codes that lead to no step', () => {
    const files = changed(
      'topics/door.yaml',
      ['go: inside }', 'go: outside }'],
      ['wrong-key: try-again', 'wrong-key: try-harder'],
      ['It is stuck, go: try-again', 'It is stuck, go: try-twice'],
    );
    const expected = ['try-harder', 'try-twice', 'outside'].map((text) => lineOf(files, 'topics/door.yaml', text));
    expectRefused('unknown-target', files, expected, {
      also: ['unreachable-step', 'missing-word'],
      says: /There is no step "(try-harder|try-twice|outside)"/,
    });
  });

  test('names what was probably meant, where something is near', () => {
    const step = changed('topics/door.yaml', ['go: inside }', 'go: insde }']);
    expectRefused('unknown-target', step, [lineOf(step, 'topics/door.yaml', 'insde')], {
      also: ['unreachable-step', 'missing-word'],
      says: /There is no step "insde"\..* Did you mean "inside"\?$/,
    });
    const brand = changed('facts.yaml', ['[two, one]', '[two, one, twoo]']);
    expectRefused('unknown-target', brand, [lineOf(brand, 'facts.yaml', 'twoo')], { says: / Did you mean "two"\?$/ });
    const topic = changed('brands/two.yaml', ['topics: [door]', 'topics: [door, doors]']);
    expectRefused('unknown-target', topic, [lineOf(topic, 'brands/two.yaml', 'doors')], { says: / mean "door"\?$/ });
    const far = changed('facts.yaml', ['[two, one]', '[two, one, seven]']);
    expectRefused('unknown-target', far, [lineOf(far, 'facts.yaml', 'seven')], { says: /or take it away\.$/ });
  });

  test('refuses a start that is not there', () => {
    const files = changed('topics/door.yaml', ['start: what-happens', 'start: where']);
    expectRefused('unknown-target', files, ['topics/door.yaml:3'], { also: ['unreachable-step', 'when'] });
  });

  test('refuses a person that is no ticket', () => {
    const files = changed('topics/door.yaml', ['person: write-to-us', 'person: inside']);
    expectRefused('unknown-target', files, ['topics/door.yaml:4'], { says: /"inside" is no ticket/ });
  });

  test('refuses brands that name unknown topics and steps, or do without what they need', () => {
    const unknown = changed('brands/two.yaml', ['without: [ask-reception]', 'without: [ask-recption]']);
    expectRefused('unknown-target', unknown, [lineOf(unknown, 'brands/two.yaml', 'recption')], {
      says: /ask-recption.* Did you mean "ask-reception"\?$/,
    });
    const needed = changed('brands/two.yaml', ['without: [ask-reception]', 'without: [write-to-us]']);
    expectRefused('unknown-target', needed, [lineOf(needed, 'brands/two.yaml', 'without')], {
      says: /no brand can do without it/,
    });
    const topic = changed('brands/two.yaml', ['topics: [door]', 'topics: [door, window]']);
    expectRefused('unknown-target', topic, [lineOf(topic, 'brands/two.yaml', 'topics')], { says: /no topic "window"/ });
    const brand = changedIn(GOOD, 'facts.yaml', ['[two, one]', '[two, one, three]']);
    expectRefused('unknown-target', brand, [lineOf(brand, 'facts.yaml', 'three')], { says: /no brand "three"/ });
  });
});
