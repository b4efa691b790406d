import { describe, test } from 'node:test';
import { changed, expectRefused, GOOD, lineOf } from './fixture.ts';

describe('the shape of files', () => {
  for (const [what, file, from, to, line, says] of [
    [
      'an unknown key',
      'topics/door.yaml',
      'title: Help with the door',
      'title: Help with the door\ncolour: red',
      'colour',
      /"colour" is not a key/,
    ],
    [
      'a sentence that a comma cut',
      'topics/door.yaml',
      'say: It is stuck,',
      'say: It is stuck, really,',
      'really',
      /put quotes around the whole sentence/,
    ],
    [
      'a missing key',
      'topics/door.yaml',
      '    subject: Please open the door\n',
      '',
      '  write-to-us:',
      /The key "subject" is missing/,
    ],
    ['an unknown kind', 'topics/door.yaml', 'kind: guidance', 'kind: advice', 'advice', /known "kind"/],
    ['an unknown outcome', 'topics/door.yaml', 'outcome: solved', 'outcome: done', 'outcome: done', /known "outcome"/],
    [
      'an unknown field',
      'topics/door.yaml',
      'account-id, message]',
      'account-id, password]',
      'password',
      /Write one of these here: name,/,
    ],
    [
      'a number for words',
      'topics/door.yaml',
      'ask: What happens at the door?',
      'ask: 12',
      'ask: 12',
      /the number 12; write words instead\. Put it in quotes/,
    ],
    [
      'nothing for words',
      'topics/door.yaml',
      'ask: What happens at the door?',
      "ask: ' '",
      "ask: ' '",
      /Write some words here/,
    ],
    [
      'a condition of neither kind',
      'topics/door.yaml',
      '{ feature: badge }',
      '{ brand: one }',
      'brand: one',
      /Write `when: \{ feature/,
    ],
    ['an unknown channel', 'brands/two.yaml', 'channel: copy', 'channel: pigeon', 'pigeon', /known "channel"/],
    [
      'an unknown setting of a channel',
      'brands/two.yaml',
      'channel: copy',
      'channel: copy, speed: high',
      'speed',
      /"speed" is not a key/,
    ],
    ['a list that is none', 'brands/two.yaml', 'topics: [door]', 'topics: door', 'topics', /write a list instead/],
  ] as const) {
    test(`refuses ${what}`, () => {
      const files = changed(file, [from, to]);
      expectRefused('shape', files, [lineOf(files, file, line)], { says });
    });
  }

  test('refuses files where nothing is read from, and content without facts', () => {
    expectRefused('shape', { ...GOOD, 'topics/door.yml': '' }, ['topics/door.yml:1'], { says: /end in \.yaml/ });
    expectRefused('shape', { ...GOOD, 'topics/more/door.yaml': '' }, ['topics/more/door.yaml:1']);
    const { 'facts.yaml': _facts, ...rest } = GOOD;
    expectRefused('shape', rest, ['facts.yaml:1'], { says: /There is no facts\.yaml/ });
  });
});
