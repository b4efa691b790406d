import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

describe('link', () => {
  test('takes whole https, mailto and tel addresses, and a brand address with a path behind it', () => {
    expectFine(GOOD);
    for (const address of [
      'https://example.com/a?b=c#d',
      'mailto:help@example.com',
      'tel:+61312345678',
      '{brand.help-centre}hc',
    ]) {
      expectFine(changed('topics/door.yaml', ['({brand.sign-in})', `(${address})`]));
    }
  });

  for (const address of [
    'http://example.com/',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//example.com/',
    '/relative',
    'door.html',
    '#part',
    'https://user:word@example.com/',
    'https://user@example.com/',
    'https://@example.com/',
    'https:example.com',
    'https:\\\\\\\\example.com',
    '<https://example.com/a b>',
    'https://example.com/&#9;x',
    'java&#10;script:alert(1)',
    'https://exa&#x202e;mple.com/',
  ]) {
    test(`refuses ${address}`, () => {
      const files = changed('topics/door.yaml', ['({brand.sign-in})', `(${address})`]);
      const line = lineOf(files, 'topics/door.yaml', '1. Go to the');
      // Where the place inside the block is not found, as the address is written with escapes, the block itself is named.
      const block = lineOf(files, 'topics/door.yaml', 'say: |');
      expectRefused('link', files, [/[\\&<]/.test(address) ? block : line]);
    });
  }

  for (const [key, from, to] of [
    ['sign-in', 'https://one.example.com/\nhelp', 'http://one.example.com/\nhelp'],
    ['privacy', 'https://one.example.com/privacy', 'mailto:privacy@example.com'],
    ['phone', "'tel:123'", "'https://example.com/call'"],
    ['article', "'https://help.one.example.com/keys'", "'ftp://help.one.example.com/keys'"],
    ['copy', "'https://one.example.com/form'", "'javascript:1'"],
    ['theme', "accent: '#123456'", "font: 'url(https://example.com/x.png)'"],
  ] as const) {
    test(`refuses a brand's ${key} that leads elsewhere`, () => {
      const files = changed('brands/one.yaml', [from, to]);
      expectRefused('link', files, [lineOf(files, 'brands/one.yaml', to.split('\n')[0] ?? '')]);
    });
  }
});
