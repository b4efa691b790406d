import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, lineOf } from '../fixture.ts';

const PLACES = {
  'a question': ['topics/door.yaml', 'ask: What happens at the door?', 'ask: '],
  'a title': ['topics/door.yaml', 'title: Write to us', 'title: '],
  'a subject': ['topics/door.yaml', 'subject: Please open the door', 'subject: '],
  'the title of the topic': ['topics/door.yaml', 'title: Help with the door', 'title: '],
  'an answer': ['topics/door.yaml', 'say: I have no key', 'say: '],
  'an article’s title': ['brands/one.yaml', 'title: All about keys', 'title: '],
  'the telephone’s words': ['brands/one.yaml', 'say: Call 123', 'say: '],
  'a brand’s figure': ['brands/one.yaml', 'reply-within: one day', 'reply-within: '],
  'a brand’s words for a step': ['brands/two.yaml', 'title: You are in at Two', 'title: '],
  'a figure': ['facts.yaml', 'tries: 3', 'tries: '],
  'the widget’s words': ['words/en/widget.yaml', 'offline: Some words', 'offline: '],
} as const;

describe('plain-text', () => {
  for (const words of [
    '[removed: looks like a code]',
    '[sic] (so it is written)',
    'Write *this* or _this_, 2 * 3 ** 4',
    'first_last@some__where__else.example',
    'My name is ____',
    'Required **',
  ]) {
    test(`takes ${words}`, () => {
      expectFine(changed('topics/door.yaml', ['say: I have no key', `say: '${words}'`]));
      expectFine(changed('words/en/widget.yaml', ['offline: Some words', `offline: '${words}'`]));
    });
  }

  test('leaves Markdown to what a step says', () => {
    expectFine(
      changed('topics/door.yaml', ['say: Choose what fits best.', "say: 'A [link](https://one.example/), **strong**'"]),
    );
  });

  for (const [what, words] of [
    ['a link such as [words](address)', 'See [this](https://one.example/)'],
    ['**', 'Not **now**'],
    ['__', 'Not __now__'],
    ['the sign `', 'Type `open`'],
  ] as const) {
    test(`refuses ${what}`, () => {
      const files = changed('topics/door.yaml', ['say: I have no key', `say: '${words}'`]);
      expectRefused('plain-text', files, [lineOf(files, 'topics/door.yaml', words)], {
        says: new RegExp(`words here are plain text, so ${what.replaceAll(/[[\]()*]/g, '\\$&')} would show`),
      });
    });
  }

  for (const [where, [file, from, key]] of Object.entries(PLACES)) {
    test(`looks into ${where}`, () => {
      const files = changed(file, [from, `${key}'The **door**'`]);
      expectRefused('plain-text', files, [lineOf(files, file, '**door**')]);
    });
  }
});
