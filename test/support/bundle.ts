import type { Bundle, ChannelSettings, Words } from '../../src/bundle/bundle.ts';
import { BUNDLE_FORMAT } from '../../src/bundle/bundle.ts';
import { FIELD_IDS } from '../../src/bundle/field-ids.ts';
import { WORD_KEYS } from '../../src/bundle/words.ts';

/** Every sentence of the widget, each saying which it is. */
export const WORDS = Object.fromEntries(WORD_KEYS.map((key) => [key, `(${key})`])) as Words;

/** A small bundle of a made-up brand, far from the real content: two questions, one guidance, three outcomes. */
export function aBundle(channels: readonly ChannelSettings[] = [{ channel: 'copy' }]): Bundle {
  return {
    format: BUNDLE_FORMAT,
    topic: 'parcels',
    lang: 'en',
    dir: 'ltr',
    revision: 'r1',
    title: 'Help with parcels',
    start: 'which',
    person: 'anything-else',
    errorCodes: {},
    steps: {
      which: {
        kind: 'question',
        ask: 'Which parcel is it?',
        answers: [
          { id: 'lost', say: 'A lost one & more', go: 'look' },
          { id: 'broken', say: 'A <broken> one', go: 'where' },
        ],
      },
      where: {
        kind: 'question',
        ask: 'Where is it now?',
        answers: [{ id: 'here', say: 'With me', go: 'replace' }],
      },
      look: {
        kind: 'guidance',
        title: 'Look at the neighbours',
        say: [{ p: ['Ask next door.'] }],
        articles: ['neighbours'],
        answers: [
          { id: 'found', say: 'Found it', go: 'found' },
          { id: 'gone', say: 'Not there', go: 'replace' },
        ],
      },
      found: { kind: 'outcome', outcome: 'solved', title: 'Good', say: [{ p: ['Enjoy it.'] }], articles: [] },
      replace: {
        kind: 'outcome',
        outcome: 'ticket',
        title: 'We replace it',
        say: [{ p: ['Tell us where to.'] }],
        articles: [],
        subject: 'Please replace my parcel',
        fields: FIELD_IDS,
        needs: ['sign-in-name'],
      },
      'anything-else': {
        kind: 'outcome',
        outcome: 'ticket',
        title: 'Ask us',
        say: [{ p: ['Tell us.'] }],
        articles: [],
        subject: 'A question about parcels',
        fields: FIELD_IDS,
        needs: [],
      },
    },
    articles: { neighbours: { title: 'How neighbours help', href: 'https://help.example.com/neighbours' } },
    brand: { id: 'example-parcels', name: 'Example Parcels', theme: {}, channels },
    words: WORDS,
  };
}
