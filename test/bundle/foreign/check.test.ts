import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Bundle } from '../../../src/bundle/bundle.ts';
import { checkBundle } from '../../../src/bundle/foreign/check.ts';
import { listWords } from '../../../src/compile/bundle-files.ts';
import { aBundle } from '../../support/bundle.ts';
import { faulty, placesOf, valueAt } from '../../support/mutations.ts';
import { shippedBundles } from '../../support/shipped.ts';
import { verbs, walksOf } from '../../support/walks.ts';

const bundles = await shippedBundles();
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A small bundle with something else at a place, as JSON brings it. */
function having(place: string, value: string): unknown {
  const path = place.split('.');
  const last = path.pop() ?? '';
  const whole = copy(listWords(aBundle())) as unknown;
  const holder = valueAt(whole, path) as object;
  Object.defineProperty(holder, last, { value: JSON.parse(value), enumerable: true, configurable: true });
  return whole;
}

test('every bundle that ships is taken as it is', () => {
  for (const bundle of bundles) assert.deepEqual(checkBundle(copy(listWords(bundle))), bundle);
});

test('what nobody asks for is left behind', () => {
  const bundle = having('extra', '{"a": 1}');
  assert.deepEqual(checkBundle(bundle), aBundle());
});

describe('a bundle is refused, with the place named, where', () => {
  const table: readonly (readonly [what: string, place: string, value: string, says: RegExp])[] = [
    ['it is of another format', 'format', '99', /^format must be \d+$/],
    ['its direction is none', 'dir', '"up"', /^dir must be "ltr" or "rtl"$/],
    ['a word is missing', 'words.2', 'null', /^words\.2 must be words$/],
    ['a word is blank', 'words.2', '" \\n"', /^words\.2 must be words$/],
    ['a word is no text', 'words.2', '{"_$litType$": 1}', /^words\.2 must be words$/],
    ['words are missing', 'words', '["Back"]', /^words must be a list of \d+$/],
    ['words have keys', 'words', '{"back": "Back"}', /^words must be a list of \d+$/],
    ['the start is nowhere', 'start', '"nowhere"', /^start must be a step, and there is no "nowhere"$/],
    ['the start is inherited', 'start', '"constructor"', /^start must be a step/],
    ['a person is no ticket', 'person', '"found"', /^person must be a ticket$/],
    [
      'an answer leads nowhere',
      'steps.which.answers.0.go',
      '"nowhere"',
      /^steps\.which\.answers\.0\.go must be a step/,
    ],
    ['an answer leads to a prototype', 'steps.which.answers.0.go', '"__proto__"', /go must be a kebab-case id$/],
    ['an answer is told twice', 'steps.which.answers.1.id', '"lost"', /^steps\.which\.answers must be different/],
    ['an answer takes the person’s name', 'steps.which.answers.1.id', '"talk-to-a-person"', /must be different/],
    ['no answer is there', 'steps.which.answers', '[]', /^steps\.which\.answers must be answers/],
    [
      'all answers hang on an earlier one',
      'steps.where.answers.0.when',
      '{"step": "which", "is": "lost"}',
      /^steps\.where\.answers must be answers, one of them without "when"$/,
    ],
    [
      'one hangs on no step',
      'steps.where.answers.0.when',
      '{"step": "x", "is": "lost"}',
      /0\.when\.step must be a step/,
    ],
    [
      'one hangs on no answer',
      'steps.where.answers.0.when',
      '{"step": "which", "is": "x"}',
      /0\.when\.is must be an answer/,
    ],
    ['one hangs on an outcome', 'steps.where.answers.0.when', '{"step": "found", "is": "x"}', /0\.when\.is must be an/],
    ['an error leads nowhere', 'errorCodes.locked', '"nowhere"', /^errorCodes\.locked must be a step/],
    ['an article is missing', 'steps.look.articles.0', '"none"', /^steps\.look\.articles\.0 must be an article/],
    [
      'a step is of no kind',
      'steps.which.kind',
      '"quiz"',
      /^steps\.which\.kind must be "question" or "guidance" or "outcome"$/,
    ],
    ['a step is called like the prototype', 'steps.__proto__', '{}', /^steps\.__proto__ must be a kebab-case id$/],
    ['a ticket has no contact', 'steps.replace.fields', '["message"]', /^steps\.replace\.fields must be fields with/],
    [
      'a ticket asks for a password',
      'steps.replace.fields.0',
      '"password"',
      /^steps\.replace\.fields\.0 must be "name" or/,
    ],
    ['a ticket asks twice', 'steps.replace.fields.1', '"name"', /^steps\.replace\.fields must be different/],
    [
      'a ticket needs what it does not ask',
      'steps.replace.fields',
      '["contact-email"]',
      /^steps\.replace\.needs\.0 must be one of/,
    ],
    [
      'an article is of another scheme',
      'articles.neighbours.href',
      '"javascript:alert(1)"',
      /^articles\.neighbours\.href must be a whole https/,
    ],
    [
      'an article has credentials',
      'articles.neighbours.href',
      '"https://a@b.example/"',
      /^articles\.neighbours\.href must/,
    ],
    ['an article is a mailbox', 'articles.neighbours.href', '"mailto:a@b.example"', /^articles\.neighbours\.href must/],
    [
      'a link in words is relative',
      'steps.look.say.0.p',
      '[{"link": ["x"], "href": "/x"}]',
      /^steps\.look\.say\.0\.p\.0\.href must be/,
    ],
    [
      'a paragraph holds an element',
      'steps.look.say.0.p',
      '[{"script": ["x"]}]',
      /^steps\.look\.say\.0\.p\.0 must be an object with strong or em or link$/,
    ],
    [
      'a block is unknown',
      'steps.look.say.0',
      '{"html": "x"}',
      /^steps\.look\.say\.0 must be an object with p or ul or ol$/,
    ],
    [
      'a list starts at no number',
      'steps.look.say.0',
      '{"ol": [], "start": "1"}',
      /^steps\.look\.say\.0\.start must be a whole number$/,
    ],
    ['words are a text', 'steps.look.say', '"<b>x</b>"', /^steps\.look\.say must be a list$/],
    [
      'the phone is a page',
      'brand.phone',
      '{"say": "1", "href": "https://a.example/"}',
      /^brand\.phone\.href must be a whole tel/,
    ],
    [
      'the theme loads',
      'brand.theme.--help-accent',
      '"url(//a.example/x)"',
      /^brand\.theme\.--help-accent must be a colour/,
    ],
    [
      'the theme moves the page',
      'brand.theme.position',
      '"fixed"',
      /^brand\.theme\.position must be a property --help-/,
    ],
    [
      'a channel is unknown',
      'brand.channels.0',
      '{"channel": "pigeon"}',
      /^brand\.channels\.0\.channel must be "relay" or/,
    ],
    [
      'a channel is inherited',
      'brand.channels.0',
      '{"channel": "constructor"}',
      /^brand\.channels\.0\.channel must be "relay"/,
    ],
    [
      'a help centre has a path',
      'brand.channels.0',
      '{"channel": "zendesk-form", "host": "a.example/@b", "locale": "en", "lineBreak": "\\n", "fields": {}}',
      /^brand\.channels\.0\.host must be a host$/,
    ],
    [
      'a help centre’s language is a way up',
      'brand.channels.0',
      '{"channel": "zendesk-form", "host": "a.example", "locale": "../x", "lineBreak": "\\n", "fields": {}}',
      /^brand\.channels\.0\.locale must be a locale/,
    ],
    [
      'a desk is not https',
      'brand.channels.0',
      '{"channel": "zendesk-requests", "endpoint": "http://a.example", "fields": {}}',
      /^brand\.channels\.0\.endpoint must be an https origin$/,
    ],
    [
      'a relay has a path',
      'brand.channels.0',
      '{"channel": "relay", "endpoint": "https://a.example/x"}',
      /^brand\.channels\.0\.endpoint/,
    ],
    [
      'a mailbox adds another',
      'brand.channels.0',
      '{"channel": "email", "address": "a@b.example?bcc=c@d.example"}',
      /^brand\.channels\.0\.address/,
    ],
    [
      'copies go to a script',
      'brand.channels.0',
      '{"channel": "copy", "href": "javascript:alert(1)"}',
      /^brand\.channels\.0\.href/,
    ],
    ['the revision is a path', 'revision', '"../x"', /^revision must be a revision$/],
    ['the language is markup', 'lang', '"\\"><img>"', /^lang must be a BCP 47/],
  ];
  for (const [what, place, value, says] of table) {
    test(what, () => {
      assert.throws(
        () => checkBundle(having(place, value)),
        (error: Error) => {
          assert.equal(error.name, 'Error');
          assert.match(error.message, says);
          return true;
        },
      );
    });
  }

  for (const value of [undefined, null, 1, 'text', true, [], [1], '{}']) {
    test(`it is ${JSON.stringify(value)}`, () => assert.throws(() => checkBundle(value), /must be/));
  }

  for (const depth of [20, 200_000]) {
    test(`words nest ${depth} deep`, () => {
      for (const [open, close] of [
        ['{"ul":[[', ']]}'],
        ['{"p":[{"em":[', ']}]}'],
        ['{"strong":[', ']}'],
      ] as const) {
        const say = `[${open.repeat(depth)}${close.repeat(depth)}]`;
        const place = open.startsWith('{"s') ? 'steps.look.say.0.p' : 'steps.look.say';
        assert.throws(() => checkBundle(having(place, say)), /^Error: steps\.look\.say\.0.* must be /);
      }
    });
  }
});

describe('whatever is done to a bundle that ships', () => {
  for (const sound of bundles) {
    test(`${sound.brand.id}: it is refused with the place named, or every walk through it works`, () => {
      let refused = 0;
      let taken = 0;
      fc.assert(
        fc.property(faulty(listWords(sound)), verbs, (value, doings) => {
          // What a key `__proto__` does shows only in what JSON made.
          const bundle = takenOrRefused(JSON.parse(JSON.stringify(value)));
          if (!bundle) return void (refused += 1);
          taken += 1;
          expectSafe(bundle);
          assert.deepEqual(checkBundle(copy(listWords(bundle))), bundle);
          for (const walk of walksOf(bundle, doings)) assert.ok(Object.hasOwn(bundle.steps, walk.state.at));
        }),
        { numRuns: 400 },
      );
      // Both happen, or the property says nothing.
      assert.ok(refused > 50 && taken > 50, `${refused} refused, ${taken} taken`);
    });
  }

  test('every key that goes missing is told, or may be missing', () => {
    const sound = listWords(bundles[2] as Bundle);
    const optional =
      /(^errorCodes\.|\.say$|\.when$|\.start$|^brand\.(helpCentre|phone|privacy|replyWithin|theme\.|channels\.\d+\.(form|href|fields\.)))/;
    const told = placesOf(sound).filter((place) => typeof place.at(-1) === 'string');
    assert.ok(told.length > 300);
    for (const place of told) {
      const value = copy(sound) as unknown;
      Reflect.deleteProperty(valueAt(value, place.slice(0, -1)) as object, place.at(-1) ?? '');
      const bundle = takenOrRefused(value);
      if (bundle) assert.match(place.join('.'), optional);
    }
  });
});

/** Nothing where it is refused as it should be. */
function takenOrRefused(value: unknown): Bundle | undefined {
  try {
    return checkBundle(value);
  } catch (error) {
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'Error', String(error.stack));
    assert.match(error.message, /^.+ must be \S/s);
    return undefined;
  }
}

/** An oracle of its own: every address in it begins as it may, every text is one, no key is inherited. */
function expectSafe(bundle: Bundle): void {
  for (const place of placesOf(bundle)) {
    const value = valueAt(bundle, place);
    const name = String(place.at(-1) ?? '');
    assert.notEqual(name, '__proto__');
    if (/^(href|privacy|helpCentre|endpoint)$/.test(name))
      assert.match(String(value), /^(https:\/\/[^@]+|tel:[\d+]|mailto:[^?]+@)/);
    if (/^(say|title|ask|subject)$/.test(name) && !Array.isArray(value)) assert.equal(typeof value, 'string');
    if (name === 'go') assert.ok(Object.hasOwn(bundle.steps, String(value)));
  }
}
