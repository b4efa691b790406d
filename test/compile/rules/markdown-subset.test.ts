import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD } from '../fixture.ts';

describe('markdown-subset', () => {
  test('takes paragraphs, lists, strong, emphasis and links', () => {
    expectFine(GOOD);
    expectFine(
      changed('topics/door.yaml', [
        '      Do this:',
        '      - **Do** *this*\n        - and [that](https://example.com/)\n\n      Then:',
      ]),
    );
  });

  for (const [what, text] of [
    ['a heading', '# Do this'],
    ['HTML', '<b>Do this</b>'],
    ['an image', '![Door](https://example.com/door.png)'],
    ['code', 'Type `open`'],
    ['a dividing line', '***'],
    ['a quotation', '> Do this'],
    ['a title on a link', '[Door](https://example.com/ "Door")'],
    ['an address in angle brackets', '<https://example.com/>'],
  ] as const) {
    test(`refuses ${what}, at its own line in the block`, () => {
      const files = changed('topics/door.yaml', ['      Do this:', `      Well:\n\n      ${text}`]);
      expectRefused('markdown-subset', files, ['topics/door.yaml:22'], { says: new RegExp(`This is ${what},`) });
    });
  }
});
