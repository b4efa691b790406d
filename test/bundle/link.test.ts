import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { LINK_LIMIT, schemeOf } from '../../src/bundle/link.ts';
import { addressFault } from '../../src/compile/address.ts';

const FINE: readonly (readonly [address: string, scheme: 'https' | 'mailto' | 'tel'])[] = [
  ['https://example.com', 'https'],
  ['https://example.com/', 'https'],
  ['https://example.com:8443/a/b?c=d&e=%40#f@g', 'https'],
  ['https://example.com?at=a@b', 'https'],
  ['https://example.com/@robin', 'https'],
  ['https://bücher.example/ü', 'https'],
  ['https://xn--bcher-kva.example/', 'https'],
  ['https://例え.テスト/%E2%80%AE', 'https'],
  ['https://[2001:db8::1]/', 'https'],
  ['https://192.0.2.1/', 'https'],
  ['https://example.com/javascript:alert(1)', 'https'],
  [`https://example.com/${'a'.repeat(LINK_LIMIT - 20)}`, 'https'],
  ['mailto:help@example.com', 'mailto'],
  ['mailto:help+one@bücher.example?subject=Help%20me', 'mailto'],
  ['tel:123', 'tel'],
  ['tel:+61-3-1234-5678', 'tel'],
  ['tel:(03)1234.5678;ext=9', 'tel'],
];

/** Each by the part of the URL Standard, or of another one, that makes it lead elsewhere. */
const HOSTILE: Readonly<Record<string, readonly string[]>> = {
  'another scheme, in any case': [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'jAvAsCrIpT://example.com/%0aalert(1)',
    'javascript://https://example.com/%0Aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'DATA:text/html;base64,PHNjcmlwdD4=',
    'vbscript:msgbox(1)',
    'blob:https://example.com/0',
    'filesystem:https://example.com/temporary/x',
    'view-source:https://example.com/',
    'file:///etc/passwd',
    'about:blank',
    'http://example.com/',
    'HTTP://example.com/',
    'ftp://example.com/',
    'ws://example.com/',
    'wss://example.com/',
    'intent://example.com/#Intent;scheme=https;end',
    'ms-word:ofe|u|https://example.com/x.docx',
    'feed:https://example.com/',
    'jar:https://example.com!/',
    'sms:+61312345678',
    'callto:123',
    'x-https://example.com/',
    'https+unix://example.com/',
    'mailtox:help@example.com',
    'HTTPS://example.com/',
    'HtTpS://example.com/',
    'MAILTO:help@example.com',
    'TEL:123',
  ],
  'no scheme of its own': [
    '',
    '/',
    '//example.com/',
    '///example.com/',
    '/path',
    'path',
    '?query',
    '#part',
    '.',
    '..',
    'example.com',
    'www.example.com/https://example.com/',
    ':https://example.com/',
  ],
  'an encoded scheme': [
    'java%73cript:alert(1)',
    '%6aavascript:alert(1)',
    'javascript%3Aalert(1)',
    'https%3A//example.com/',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    '\\u006aavascript:alert(1)',
    '\\x6aavascript:alert(1)',
  ],
  'tabs and line breaks, which the parser drops': [
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\rscript:alert(1)',
    'j\na\nv\na\ns\nc\nr\ni\np\nt:alert(1)',
    'javascript\n:alert(1)',
    'https\n://example.com/',
    'https:/\t/example.com/',
    'https://exam\nple.com/',
    'https://example.com/\n',
    'https://example.com/a\tb',
    'mailto:help@example.com\r\nBcc:all@example.com',
    'tel:1\n23',
  ],
  'control characters and spaces around or within': [
    ' https://example.com/',
    '\u0000https://example.com/',
    '\u0001javascript:alert(1)',
    '\u001fjavascript:alert(1)',
    ' javascript:alert(1)',
    'https://example.com/ ',
    'https://example.com/\u0000',
    'https://exa mple.com/',
    'https://example.com/\u007f',
    'https://example.com/\u0085',
    'https://example.com/\u00a0',
    'https://example.com/\u2028',
    'https://example.com/\u3000',
    '\u00a0https://example.com/',
    'javascript\u00a0:alert(1)',
  ],
  backslashes: [
    'https:\\\\example.com\\',
    'https:/\\example.com/',
    'https://example.com\\@evil.example/',
    'https://good.example\\.evil.example/',
    '\\\\example.com\\',
    'https://example.com/a\\b',
  ],
  'too few or too many slashes': [
    'https:',
    'https:/',
    'https://',
    'https:///',
    'https:example.com',
    'https:/example.com',
    'https:///example.com',
    'https:////example.com',
    'https://?x',
    'https://#x',
  ],
  credentials: [
    'https://user@example.com/',
    'https://user:word@example.com/',
    'https://@example.com/',
    'https://:@example.com/',
    'https://:word@example.com/',
    'https://good.example@evil.example/',
    'https://good.example:443@evil.example/',
    'https://good.example%2f@evil.example/',
    'https://a@b@evil.example/',
    'https://user@',
  ],
  'characters nobody sees': [
    'https://exa\u202emple.com/',
    'https://example.com/\u202egpj.exe',
    'https://\u202deexample.com/',
    'https://example.com/\u2066x\u2069',
    'https://example.com/\u200e',
    'https://example.com/\u200f',
    'https://exam\u200bple.com/',
    'https://exam\u200cple.com/',
    'https://exam\u2060ple.com/',
    'https://exam\u00adple.com/',
    '\ufeffhttps://example.com/',
    'java\u200bscript:alert(1)',
    '\u{e0001}https://example.com/',
    'https://example.com/\ud800',
    'https://example.com/\ue000',
    'mailto:help@exam\u202eple.com',
  ],
  'a host that is none': [
    'https://exa%20mple.com/',
    'https://good.example%40evil.example/',
    'https://good.example\uff0fevil.example/',
    'https://good.example\uff20evil.example/',
    'https://good\u2100evil.example/',
    'https://good.example\uff1a80:80/',
    'https://exa<mple.com/',
    'https://example.com:99999/',
    'https://example.com:port/',
    'https://[::1/',
    'https://[example]/',
    'https://999.999.999.999/',
    'https://%00.example/',
  ],
  'look-alikes of the letters of the scheme': [
    'http\u0455://example.com/',
    '\uff48ttps://example.com/',
    'https\uff1a//example.com/',
    'javascr\u0131pt:alert(1)',
    'java\u017fcript:alert(1)',
    'http\u017f://example.com/',
  ],
  'an incomplete mailbox, or several': ['mailto:', 'mailto:help', 'mailto:@example.com', 'mailto:?to=help@example.com'],
  'a command to the phone': [
    'tel:',
    'tel:*100#',
    'tel:*21*123%23',
    'tel:**21*123',
    'tel:#',
    'tel:abc',
    'tel:1;phone-context=x',
  ],
  'great length': [
    `https://example.com/${'a'.repeat(LINK_LIMIT)}`,
    `mailto:${'a'.repeat(LINK_LIMIT)}@example.com`,
    `tel:${'1'.repeat(LINK_LIMIT)}`,
    `${' '.repeat(1e6)}javascript:alert(1)`,
  ],
};

describe('a link may lead to', () => {
  for (const [address, scheme] of FINE) {
    test(address.slice(0, 80), () => {
      assert.equal(schemeOf(address), scheme);
      assert.equal(addressFault(address, [scheme]), undefined);
    });
  }
});

for (const [what, addresses] of Object.entries(HOSTILE)) {
  describe(`no link may lead to an address with ${what}:`, () => {
    for (const address of addresses) {
      test(JSON.stringify(address.slice(0, 60)), () => {
        assert.equal(schemeOf(address), undefined);
        assert.match(addressFault(address, ['https', 'mailto', 'tel']) ?? '', /\. .*\.$/s);
      });
    }
  });
}

describe('whatever the address', () => {
  const piece = fc.oneof(
    fc
      .constantFrom(...Object.values(HOSTILE).flat(), ...FINE.map(([address]) => address))
      .filter((one) => one.length < 99),
    fc.constantFrom(
      'https:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '\t',
      '\n',
      '\u0000',
      ' ',
      '%',
      'javascript:',
      '\u202e',
      '#',
      '?',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const address = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));

  test('what passes leads, for a URL parser, to the host that stands there, with no name before it', () => {
    fc.assert(
      fc.property(address, (text) => {
        const scheme = schemeOf(text);
        if (!scheme) return;
        const url = new URL(text);
        assert.equal(url.protocol, `${scheme}:`);
        assert.equal(url.username + url.password, '');
        if (scheme !== 'https') return;
        const host = /^https:\/\/([^/?#]+)/.exec(text)?.[1] ?? '';
        assert.equal(new URL(`https://${host}/`).host, url.host);
        // Resolved against any page it stays the same: nothing of it is relative.
        assert.equal(new URL(text, 'http://other.example/a/b').href, url.href);
      }),
      { numRuns: 5_000 },
    );
  });
});
