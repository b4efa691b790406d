import type { Bundle } from '../../src/bundle/bundle.ts';
import { encode } from '../../src/channel/fit.ts';
import { builtBundle } from '../support/built.ts';
import { NO_HARM, watchHarm } from '../support/canary.ts';
import { startForeignContent } from '../support/foreign-content.ts';
import { installInside } from '../support/inside.ts';
import { valueAt } from '../support/mutations.ts';
import { expect, test } from '../support/host.ts';
import { ALL_INJECTIONS, NAUGHTY } from '../support/injections.ts';
import type { Shown } from '../support/tour.ts';
import { tourInPage } from '../support/tour.ts';
import { reworded, wordPlaces } from '../support/words.ts';

/** Strings that are words as far as a bundle is concerned: it has no blank ones. */
const STRINGS = [...ALL_INJECTIONS, ...NAUGHTY].filter((string) => string.trim());

/** Words that no view of the tour has: the script's own, and what is told in passing. */
const UNSEEN = new Set(
  [
    ...['launcher', 'loading', 'load-failed', 'article-opened', 'still-locked-out', 'answers-dropped', 'copied'],
    ...[
      'removed-not-recalled',
      'frozen-say',
      'section-answers',
      'secret-token',
      'secret-link',
      'way-relay',
      'left-out',
    ],
    ...['copy', 'copied-title', 'copied-say'],
  ].map((word) => `words.${word}`),
);

const sound = builtBundle('example-sms');
const places = wordPlaces(sound);

/**
 * Bundles that hold every string once, each at a place of its own.
 *
 * @param word what becomes of a string
 */
function batches(word: (string: string) => string): readonly Bundle[] {
  return Array.from({ length: Math.ceil(STRINGS.length / places.length) }, (_, batch) =>
    reworded(sound, (at, place) => {
      const string = STRINGS[(batch * places.length + at) % STRINGS.length] ?? '';
      // With the places that values are put into, so that these show, too. What stands for a secret is looked for in
      // other texts, where a single letter would be found everywhere.
      const values = String(valueAt(sound, place)).match(/\{[a-z-]+\}/g) ?? [];
      return [word(string), ...values, ...(place.at(-1) === 'removed-what' ? ['[removed]'] : [])].join(' ');
    }),
  );
}

const hostile = batches((string) => string);
/** As long as the string in an address, so that as much of a ticket fits into one. */
const harmless = batches((string) => encode(string).replaceAll(/./g, 'a'));

test.describe.configure({ timeout: 60_000 });

for (const [index, bundle] of hostile.entries()) {
  test(`words of content, part ${index + 1} of ${hostile.length}: they are words, whatever they are`, async ({
    host,
    page,
  }) => {
    const harm = await watchHarm(page);
    await page.addInitScript(installInside);
    await page.addInitScript(tourInPage.script, tourInPage.deliveries);
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
    });
    await using content = await startForeignContent();
    const tour = async (words: Bundle): Promise<readonly Shown[]> => {
      content.put(words);
      await host.visit({ brand: 'example-sms', attributes: `content="${content.folder}"` });
      await page.evaluate(() => sessionStorage.clear());
      return page.evaluate(() => window.helpTour());
    };
    const clean = await tour(harmless[index] ?? sound);
    const dirty = await tour(bundle);

    expect(dirty.map(({ view }) => view)).toEqual(clean.map(({ view }) => view));
    for (const [at, { view, shape }] of dirty.entries()) expect(shape, view).toEqual(clean[at]?.shape);
    expect(await harm()).toEqual(NO_HARM);

    // The tour saw what it is about.
    const seen = dirty.flatMap(({ words }) => words).join('\n');
    const unseen = places.filter((place) => {
      const string = String(valueAt(bundle, place)).replace(/( \{[a-z-]+\})+( \[removed\])?$/, '');
      return !/\{[a-z-]+\}/.test(string) && !seen.includes(string);
    });
    expect(unseen.map((place) => place.join('.')).filter((place) => !UNSEEN.has(place))).toEqual([]);
  });
}
