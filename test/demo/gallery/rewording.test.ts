import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { REWORDINGS, reword } from '../../../demo/gallery/rewording.ts';
import type { Bundle } from '../../../src/bundle/bundle.ts';
import { shippedBundles } from '../../support/shipped.ts';

describe('the gallery’s other words', () => {
  let bundles: readonly Bundle[] = [];
  before(async () => {
    bundles = await shippedBundles();
  });

  for (const [name, change] of Object.entries(REWORDINGS)) {
    test(`${name}: every sentence changes, every place and address stays`, () => {
      for (const bundle of bundles) {
        const changed = reword(bundle, change, 'he', 'rtl');
        const places = (text: string): readonly string[] => text.match(/\{[a-z-]+\}/g) ?? [];
        for (const [key, words] of Object.entries(bundle.words)) {
          const now = changed.words[key as keyof Bundle['words']];
          assert.notEqual(now, words, key);
          assert.deepEqual(places(now), places(words), key);
        }
        const hrefs = (value: unknown): readonly string[] => JSON.stringify(value).match(/"href":"[^"]*"/g) ?? [];
        assert.deepEqual(hrefs(changed), hrefs(bundle));
        assert.deepEqual(Object.keys(changed.steps), Object.keys(bundle.steps));
        for (const [id, step] of Object.entries(bundle.steps)) {
          const now = changed.steps[id];
          assert.notEqual(JSON.stringify(now), JSON.stringify(step), id);
          const goes = (one: typeof step | undefined): unknown =>
            one && 'answers' in one ? one.answers.map(({ id, go, when }) => ({ id, go, when })) : [];
          assert.deepEqual(goes(now), goes(step), id);
        }
      }
    });
  }
});
