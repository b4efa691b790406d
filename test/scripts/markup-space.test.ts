import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withoutSpace } from '../../scripts/build/markup-space.ts';

const rows: readonly (readonly [what: string, markup: string, lean: string])[] = [
  ['indentation between blocks goes', '<ul>\n    <li>\0</li>\n  </ul>', '<ul><li>\0</li></ul>'],
  ['so does what stands beside a block and a value', '<p>\0</p>\n  \0\n  <h2>\0</h2>', '<p>\0</p>\0<h2>\0</h2>'],
  ['and what stands inside of a block', '<button>\n  \0\n</button>', '<button>\0</button>'],
  ['a line break in a tag is a space', '<input\n  id=\0\n  type="text"\n/>', '<input id=\0 type="text" />'],
  ['but none at its end', '<label for=\0\n  >\0</label\n>', '<label for=\0>\0</label>'],
  [
    'between words and elements in a line it stays one',
    '<p>\n<strong>\0:</strong>\n  \0\n</p>',
    '<p><strong>\0:</strong> \0</p>',
  ],
  ['between values too', '<label>\0\n  \0</label>', '<label>\0 \0</label>'],
  ['an attribute may hold the end of a tag', '<p title="a > b"\n>\0</p>', '<p title="a > b">\0</p>'],
  ['what is on one line stays', '<p class="text">\0  \0 </p>', '<p class="text">\0  \0 </p>'],
];

describe('the white space of a template', () => {
  for (const [what, markup, lean] of rows) test(what, () => assert.equal(withoutSpace(markup), lean));

  test('taken out once, nothing is left to take out', () => {
    for (const [, , lean] of rows) assert.equal(withoutSpace(lean), lean);
  });
});
