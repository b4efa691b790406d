import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

describe('placeholder', () => {
  test('takes those that stand for something, also where a brand has no address for a link', () => expectFine(GOOD));

  for (const [what, file, from, to, says] of [
    ['an unknown name', 'topics/door.yaml', '{brand.name}', '{brand.motto}', /Nothing stands for \{brand\.motto\}/],
    ['an unknown figure', 'topics/door.yaml', '{fact.tries}', '{fact.turns}', /no \{fact\.turns\} for two, one/],
    ['an address in text', 'topics/door.yaml', 'Tell {brand.name}', 'Tell {brand.sign-in}', /is an address/],
    ['a text in a link', 'topics/door.yaml', '({brand.sign-in})', '({brand.name})', /is no address/],
    [
      'braces around words',
      'topics/door.yaml',
      'ask: What happens at the door?',
      "ask: 'What {happens} at the door?'",
      /\{happens\}/,
    ],
    ['a figure that only one brand has', 'topics/door.yaml', '{brand.name}', '{fact.reply-within}', /for two\./],
    ['a placeholder inside a fact', 'brands/one.yaml', 'one day', "'{fact.tries} days'", /Write it out/],
    ['a field that an agent’s ticket lacks', 'agent/door.yaml', '{contact-email}', '{new-mobile}', /\{new-mobile\}/],
    [
      'an unknown name in the widget’s words',
      'words/en/widget.yaml',
      '{brand.name}',
      '{brand.motto}',
      /\{brand\.motto\}/,
    ],
    [
      'anything of the ticket in what a desk writes by itself',
      'words/en/desk.yaml',
      "'It came, {reference}'",
      "'It came, {reference}, from {contact-email}'",
      /Only \{reference\} and \{brand\.name\}/,
    ],
    [
      'what a desk writes without the reference',
      'words/en/desk.yaml',
      'It came, {reference}',
      'It came.',
      /Say the \{reference\} here/,
    ],
  ] as const) {
    test(`refuses ${what}`, () => {
      const files = changed(file, [from, to]);
      expectRefused('placeholder', files, [lineOf(files, file, to)], { says, also: ['link'] });
    });
  }
});
