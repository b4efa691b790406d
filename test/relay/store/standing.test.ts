import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fold } from '../../../relay/store/fold.ts';
import type { Standing } from '../../../relay/store/standing.ts';
import { standingOf } from '../../../relay/store/standing.ts';

const MAIL = 'Anna@X.example';
const MOBILE = '+61 400 111 222';

const cases: readonly (readonly [address: string, standing: Standing | 'nowhere', texts: readonly string[]])[] = [
  [
    MAIL,
    'itself',
    [
      'anna@x.example',
      'joanna@x.example, anna@x.example',
      'mailto:anna@x.example?subject=Hi',
      'ANNA@X.EXAMPLE.',
      '-anna@x.example',
      ...['(anna@x.example)', '<anna@x.example>', '"anna@x.example"', 'anna@x.example; Anna', 'anna@x.example...'],
      ...['anna@x.example - thanks', 'anna@x.example. My account', 'anna@x.example,my account', 'anna@x.example/x'],
    ],
  ],
  [
    MAIL,
    'perhaps',
    [
      'anna@x.example.My account',
      'anna@x.example.org',
      'anna@x.example-mail.org',
      'jo.anna@x.example',
      'jo-anna@x.example',
      'jo+anna@x.example',
      '请联系anna@x.example谢谢',
    ],
  ],
  [MAIL, 'nowhere', ['joanna@x.example', 'anna@x.examples', 'hanna@x.example.org', 'anna @x.example', 'anna']],
  [
    MOBILE,
    'itself',
    [
      ...['+61400111222', '61 400 111 222', '+61-400-111-222', '+61 (400) 111.222', '0061 400 111 222'],
      ...[
        'ring +61 400 111 222.',
        'tel:+61400111222',
        '12, +61 400 111 222',
        '12\n+61400111222\n7',
        '＋６１ ４００ １１１ ２２２',
      ],
      ...['x61400111222y', '0400 333 444 +61 400 111 222', '+61 400 – 111 – 222', '\u202d+61 400 111 222\u202c'],
    ],
  ],
  [
    MOBILE,
    'perhaps',
    [
      ...['0400 111 222', '0400-111-222', '+61 (0)400 111 222', '400111222', '1+61 400 111 222'],
      ...['0400 111 222 0400 333 444', '+61 400 111 222 24/7', '5 61400111222'],
    ],
  ],
  [MOBILE, 'nowhere', ['+61 400 111 223', '61400111222000', '+61 400 111\n222', '111 222', '400 111', 'no number']],
  ['0400111222', 'itself', ['ring 0400-111-222', '0400 111 222']],
  ['0400111222', 'perhaps', ['+61 400 111 222']],
  ['12345', 'perhaps', ['12345', 'order 123-45', '7 12345']],
  ['12345', 'nowhere', ['123456', '012345']],
  ['+61 2 9000 0000 ext 5', 'perhaps', ['+61 2 9000 0000 ext 5', '+61290000000']],
  ['', 'nowhere', ['', 'anything 1']],
  ['anything', 'nowhere', ['anything']],
];

describe('an address in a text', () => {
  for (const [address, standing, texts] of cases) {
    for (const text of texts) {
      test(`${JSON.stringify(address)} stands in ${JSON.stringify(text)}: ${standing}`, () => {
        assert.equal(standingOf([address])(fold(text)) ?? 'nowhere', standing);
      });
    }
  }

  test('stands as itself where any of them does', () => {
    const find = standingOf([MAIL, MOBILE]);
    assert.equal(find('0400 111 222, anna@x.example'), 'itself');
    assert.equal(find('anna@x.example.org, 0400 111 222'), 'perhaps');
  });

  test('is found in time in the longest message of nothing but figures', () => {
    const began = performance.now();
    for (const text of ['1 '.repeat(5_000), '1'.repeat(10_000), '1+'.repeat(5_000), '22 '.repeat(3_000)]) {
      standingOf(['+61 211 111 111'])(text);
    }
    assert.ok(performance.now() - began < 1_000);
  });
});
