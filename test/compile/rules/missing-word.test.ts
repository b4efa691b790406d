import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OUTBOX_WORD_KEYS, WORD_KEYS } from '../../../src/bundle/words.ts';
import { compile } from '../../../src/compile/compile.ts';
import { changed, changedIn, expectFine, expectRefused, FIXTURE_PHRASES, GOOD, lineOf } from '../fixture.ts';

const DOOR_DE = `title: Hilfe mit der Tür
steps:
  what-happens: { ask: Was ist?, say: Bitte wählen., answers: { no-key: Kein Schlüssel, stuck: Klemmt, badge: Ausweis } }
  try-again:
    title: Noch einmal
    say: Am [Tor]({brand.sign-in}), höchstens {fact.tries} Mal.
    answers: { open: Offen, still-stuck: Klemmt noch, lost: Verloren }
  inside: { title: Drin, say: Gut. }
  ask-reception: { title: Zum Empfang, say: Dort hilft man. }
  write-to-us: { title: Schreiben, say: 'Sagen Sie es {brand.name}.', subject: Bitte öffnen }
articles: { keys: Alles über Schlüssel }
`;
const widgetDe = [...WORD_KEYS, ...OUTBOX_WORD_KEYS]
  .map((key) => `${key}: ${key === 'review-intro' ? 'Für {brand.name}, {count} Teile' : 'Worte'}\n`)
  .join('');

const GERMAN = changedIn(
  {
    ...GOOD,
    'words/de/door.yaml': DOOR_DE,
    'words/de/desk.yaml': `received: 'Ist da, {reference}'\nadded: 'Auch da, {reference}'\n`,
    'words/de/widget.yaml': widgetDe,
  },
  'brands/one.yaml',
  ['languages: [en]', 'languages: [en, de]'],
  ['theme:', 'words: { de: { phone: Anrufen, facts: { reply-within: einem Tag } } }\ntheme:'],
);

describe('missing-word', () => {
  test('takes a language that is whole, and uses it', () => {
    expectFine(GERMAN);
    const bundle = compile(GERMAN, FIXTURE_PHRASES).bundles.find(({ lang }) => lang === 'de');
    assert.equal(bundle?.title, 'Hilfe mit der Tür');
    assert.equal(bundle?.brand.phone?.say, 'Anrufen');
    assert.equal(bundle?.brand.replyWithin, 'einem Tag');
    assert.equal(bundle?.articles['keys']?.title, 'Alles über Schlüssel');
  });

  test('refuses a language without its files', () => {
    const files = changed('brands/one.yaml', ['languages: [en]', 'languages: [en, de]']);
    const own = lineOf(files, 'brands/one.yaml', 'brand: one');
    expectRefused('missing-word', files, [own, lineOf(files, 'brands/one.yaml', 'languages')]);
  });

  for (const [what, file, from, to, line, says] of [
    ['an answer', 'words/de/door.yaml', ', badge: Ausweis', '', 'ask: Was ist?', /"badge" are missing/],
    [
      'a step',
      'words/de/door.yaml',
      '  inside: { title: Drin, say: Gut. }\n',
      '',
      'steps:',
      /step "inside" are missing/,
    ],
    ['a word of the widget', 'words/de/widget.yaml', 'copied: Worte\n', '', 'launcher', /"copied" are missing/],
    ["a brand's own word", 'brands/one.yaml', 'phone: Anrufen, ', '', 'words:', /"phone" are missing/],
  ] as const) {
    test(`refuses a language that lacks ${what}`, () => {
      const files = changedIn(GERMAN, file, [from, to]);
      expectRefused('missing-word', files, [lineOf(files, file, line)], { says });
    });
  }

  for (const [what, file, from, to, line, says] of [
    [
      'an answer',
      'words/de/door.yaml',
      'badge: Ausweis',
      'badge: Ausweis, glove: Nein',
      'glove',
      /Nothing uses the words for "glove"/,
    ],
    [
      'a step',
      'words/de/door.yaml',
      '  inside: {',
      '  outside: { title: Draußen, say: Gut. }\n  inside: {',
      'outside',
      /no step "outside"/,
    ],
    ['an article', 'words/de/door.yaml', '{ keys:', '{ locks: Schlösser, keys:', 'locks', /no article "locks"/],
    [
      'a word of the widget',
      'words/de/widget.yaml',
      'copied: Worte\n',
      'copied: Worte\ncopies: Worte\n',
      'copies',
      /"copies"/,
    ],
  ] as const) {
    test(`refuses a language with ${what} too many`, () => {
      const files = changedIn(GERMAN, file, [from, to]);
      expectRefused('missing-word', files, [lineOf(files, file, line)], { says });
    });
  }

  test('refuses places in braces that differ from the English ones', () => {
    const widget = changedIn(GERMAN, 'words/de/widget.yaml', ['{count} Teile', 'viele Teile']);
    expectRefused('missing-word', widget, [lineOf(widget, 'words/de/widget.yaml', 'review-intro')], {
      says: /\{count\}/,
    });
    const topic = changedIn(GERMAN, 'words/de/door.yaml', ['höchstens {fact.tries} Mal', 'höchstens dreimal']);
    expectRefused('missing-word', topic, [lineOf(topic, 'words/de/door.yaml', 'dreimal')], { says: /\{fact\.tries\}/ });
  });

  test('refuses an overlay that replaces words that are not there', () => {
    const files = changed('brands/two.yaml', ['{ title: You are in at Two }', '{ ask: Are you in? }']);
    expectRefused('missing-word', files, [lineOf(files, 'brands/two.yaml', 'Are you in?')], {
      says: /Nothing uses the words for "ask"/,
    });
  });
});
