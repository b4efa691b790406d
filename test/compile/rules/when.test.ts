import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

const EARLIER = '{ step: what-happens, is: stuck }';

describe('when', () => {
  test('takes conditions on a feature and on an earlier answer', () => expectFine(GOOD));

  for (const [what, from, to, says] of [
    ['feature', '{ feature: badge }', '{ feature: bagde }', /no feature "bagde".* Did you mean "badge"\?$/],
    ['step', EARLIER, '{ step: what-hapens, is: stuck }', /no step "what-hapens".* Did you mean "what-happens"\?$/],
    ['answer', EARLIER, '{ step: what-happens, is: stick }', /has no answer "stick"/],
  ] as const) {
    test(`refuses a ${what} that is not there`, () => {
      const files = changed('topics/door.yaml', [from, to]);
      expectRefused('when', files, [lineOf(files, 'topics/door.yaml', to)], {
        says,
        also: ['unreachable-step', 'unknown-target'],
      });
    });
  }

  test('refuses a condition that comes true in no brand', () => {
    const files = changed('brands/one.yaml', ["theme: { accent: '#123456' }", 'features: { badge: false }']);
    expectRefused('when', files, [lineOf(files, 'topics/door.yaml', 'feature: badge')], {
      also: ['unreachable-step'],
      says: /No brand ever offers "badge"/,
    });
  });

  test('refuses a feature of a brand that facts.yaml does not know', () => {
    const files = changed('brands/two.yaml', ['{ badge: false }', '{ badge: false, keys: true }']);
    expectRefused('when', files, [lineOf(files, 'brands/two.yaml', 'keys: true')], { says: /no feature "keys"/ });
  });
});
