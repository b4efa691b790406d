import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { SecretKind } from '../../src/ticket/redact.ts';
import { findSecrets, redact, secretKey } from '../../src/ticket/redact.ts';
import { sentences } from './corpus/secrets.ts';

const label = (kind: SecretKind): string => `[removed: looks like a ${kind}]`;
const none: ReadonlySet<string> = new Set();

/** Texts made of what the patterns look for, in any order, and of anything. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...'my password is = : pw code was OTP PIN as and it tried changed to from hunter2 Tiger#99 4821 493 021 "'.split(
            ' ',
          ),
          ...', . ! ( ) / - \n https://a.example/reset?token=abc123 4111111111111111 Bearer sk_live_4eC39HqLyjWDarjtT1zdp7dc'.split(
            ' ',
          ),
          label('password'),
          label('code'),
          '\ufffc',
        ),
        fc.constantFrom(...sentences.map(({ text }) => text)),
        fc.string({ maxLength: 8 }),
      ),
      { maxLength: 30 },
    )
    .chain((parts) => fc.constantFrom(' ', '', '\n').map((between) => parts.join(between))),
);

describe('findSecrets', () => {
  test('takes any text; findings are sorted, apart from each other, inside the text, never empty', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0;
        for (const { start, end } of findSecrets(text)) {
          assert.ok(start >= from && end > start && end <= text.length, JSON.stringify([text, start, end]));
          from = end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  const kinds: readonly (readonly [string, string, SecretKind])[] = [
    ['my password is hunter2', 'hunter2', 'password'],
    ['the code was 493 021', '493 021', 'code'],
    ['card 4111 1111 1111 1111', '4111 1111 1111 1111', 'card'],
    ['Bearer 9f8a7c6b5d4e3f2a1b0c', '9f8a7c6b5d4e3f2a1b0c', 'token'],
    ['see https://a.example/reset?token=abc123', 'https://a.example/reset?token=abc123', 'link'],
  ];
  for (const [text, secret, kind] of kinds) {
    test(`names the kind: ${kind}`, () => {
      assert.deepEqual(
        findSecrets(text).map((it) => [text.slice(it.start, it.end), it.kind]),
        [[secret, kind]],
      );
    });
  }

  test('a number one digit off, or no network would issue, is no card', () => {
    assert.deepEqual(findSecrets('4111 1111 1111 1112'), []);
    assert.deepEqual(findSecrets('9111 1111 1111 1111 1'), []);
  });

  test('two secrets in one text are both found', () => {
    const text = 'pw Tiger#99 and then the code 493021 came';
    assert.deepEqual(
      findSecrets(text).map(({ start, end }) => text.slice(start, end)),
      ['Tiger#99', '493021'],
    );
  });
});

describe('redact', () => {
  test('puts the label where the secret was and leaves the rest', () => {
    assert.equal(
      redact('My password is Falcon_88, thanks.', none, label),
      'My password is [removed: looks like a password], thanks.',
    );
  });

  test('what is left is the text outside the findings, letter by letter', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const outside = findSecrets(text, (['password', 'code', 'card', 'token', 'link'] as const).map(label));
        let from = 0;
        const parts: string[] = [];
        for (const { start, end } of outside) {
          parts.push(text.slice(from, start));
          from = end;
        }
        parts.push(text.slice(from));
        let rest = redact(text, none, label);
        for (const part of parts) {
          assert.ok(rest.includes(part));
          rest = rest.slice(rest.indexOf(part) + part.length);
        }
      }),
    );
  });

  test('doing it again changes nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = redact(text, none, label);
        assert.equal(redact(once, none, label), once);
      }),
      { numRuns: 2000 },
    );
  });

  test('every sentence of the corpus stays as it is the second time', () => {
    for (const { text } of sentences) {
      const once = redact(text, none, label);
      assert.equal(redact(once, none, label), once);
    }
  });

  test('"keep it" keeps one finding and survives edits elsewhere', () => {
    const text = 'pw Tiger#99 and code 493021';
    const [first] = findSecrets(text);
    assert.ok(first);
    const keep = new Set([secretKey(text, first)]);
    assert.equal(redact(text, keep, label), 'pw Tiger#99 and code [removed: looks like a code]');
    assert.equal(redact(`Hello, ${text}`, keep, label), 'Hello, pw Tiger#99 and code [removed: looks like a code]');
    assert.equal(redact('pw Tiger#98', keep, label), 'pw [removed: looks like a password]');
  });

  test('a card number is removed even where it was to be kept', () => {
    const text = 'card 4111 1111 1111 1111';
    const keep = new Set(findSecrets(text).map((finding) => secretKey(text, finding)));
    assert.equal(redact(text, keep, label), 'card [removed: looks like a card]');
  });
});

describe('patterns are linear', () => {
  const folder = new URL('../../src/ticket/redact/', import.meta.url);
  const patterns = readdirSync(folder).flatMap((file) => patternsIn(readFileSync(new URL(file, folder), 'utf8')));

  test('there are patterns to look at', () => assert.ok(patterns.length >= 30, `${patterns.length}`));

  for (const pattern of patterns) {
    test(`nothing unbounded repeats without bound in /${pattern.slice(0, 60)}/`, () => {
      assert.equal(nestsUnbounded(pattern), false);
    });
  }

  test('the check sees what it looks for', () => {
    for (const bad of ['(a+)+', '(?:a*b)*', '(x|(?:y{2,}))*', '([a-z]+){3,}']) assert.ok(nestsUnbounded(bad), bad);
    for (const good of ['a+b+', '(?:a{1,9})+', '(a+)?', '[+*]+(x)', '(?:\\+)+']) assert.ok(!nestsUnbounded(good), good);
  });
});

/** The pattern literals of a source, found by their slashes. */
function patternsIn(source: string): readonly string[] {
  const bare = source.replace(/^\s*(?:\/?\*|\/\/).*$/gm, '');
  return Array.from(
    bare.matchAll(
      /(?<=[=(,:?&|!\s]\s*)\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*)\/[dgimsuvy]*(?=[.,;)\]\s])/g,
    ),
    ([, pattern = '']) => pattern,
  );
}

/** Whether a group that holds an unbounded quantifier is itself repeated without bound. */
function nestsUnbounded(pattern: string): boolean {
  const parts = pattern.match(/\\.|\[(?:\\.|[^\]\\])*\]|\(|\)|[*+]|\{\d+,\d*\}|./gu) ?? [];
  const holds = [false];
  let closed = false;
  for (const part of parts) {
    const unbounded = /^(?:[*+]|\{\d+,\})$/.test(part);
    if (unbounded && closed) return true;
    if (unbounded) holds[holds.length - 1] = true;
    if (part === '(') holds.push(false);
    closed = false;
    if (part === ')') {
      closed = holds.pop() ?? false;
      if (closed) holds[holds.length - 1] = true;
    }
  }
  return false;
}
