import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

describe('channels', () => {
  test('takes each channel once, with copy at the end', () => expectFine(GOOD));

  test('refuses a list that does not end with copy', () => {
    const files = changed('brands/two.yaml', [
      '- { channel: copy }',
      '- { channel: copy }\n  - { channel: email, address: help@example.com }',
    ]);
    expectRefused('channels', files, [lineOf(files, 'brands/two.yaml', 'channels:')], {
      says: /The last channel must be copy/,
    });
  });

  test('refuses a channel that stands twice', () => {
    const files = changed('brands/two.yaml', [
      '- { channel: copy }',
      "- { channel: copy, href: 'tel:1' }\n  - { channel: copy }",
    ]);
    expectRefused('channels', files, [lineOf(files, 'brands/two.yaml', '{ channel: copy }')], { says: /stands twice/ });
  });

  for (const [from, to] of [
    ['host: help.one.example.com,', "host: 'https://help.one.example.com',"],
    ["endpoint: 'https://one.example.com'", "endpoint: 'https://one.example.com/api'"],
    ["endpoint: 'https://one.example.com'", "endpoint: 'http://one.example.com'"],
    ['address: help@one.example.com', "address: 'help@one.example.com?cc=x@example.com'"],
  ] as const) {
    test(`refuses ${to}`, () => {
      const files = changed('brands/one.yaml', [from, to]);
      expectRefused('channels', files, [lineOf(files, 'brands/one.yaml', to)]);
    });
  }
});
