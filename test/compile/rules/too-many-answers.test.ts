import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, lineOf } from '../fixture.ts';

const FIRST = '      no-key: { say: I have no key, go: write-to-us }\n';
const more = (count: number, when = ''): string =>
  Array.from({ length: count }, (_, index) => `      more-${index}: { say: More ${index}, go: inside${when} }\n`).join(
    '',
  );

describe('too-many-answers', () => {
  test('takes seven, and more where no brand has more than seven of them', () => {
    expectFine(changed('topics/door.yaml', [FIRST, FIRST + more(4)]));
    expectFine(changed('topics/door.yaml', [FIRST, FIRST + more(5, ', when: { feature: badge, is: false }')]));
  });

  test('refuses eight, and names the brands that have them', () => {
    const files = changed('topics/door.yaml', [FIRST, FIRST + more(5)]);
    const line = Number(lineOf(files, 'topics/door.yaml', FIRST.trim()).split(':')[1]) - 1;
    expectRefused('too-many-answers', files, [`topics/door.yaml:${line}`], {
      says: /offers 8 answers.*\(So it is for one\.\)/,
    });
  });
});
