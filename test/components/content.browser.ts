import { assert } from 'chai';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { BUNDLE_FORMAT } from '../../src/bundle/bundle.ts';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import { begin } from '../../src/flow/walk.ts';
import { indexedFiles } from '../support/indexed-files.ts';

describe('the shipped content, in a browser', () => {
  it('names its bundles, and each can be fetched and begun', async () => {
    const index = (await (await fetch('/content/index.json')).json()) as ContentIndex;
    const files = indexedFiles(index).map(([file]) => file);
    assert.isAtLeast(files.length, 3);
    for (const file of files) {
      const bundle = (await (await fetch(`/content/${file}`)).json()) as Bundle;
      assert.equal(bundle.format, BUNDLE_FORMAT);
      assert.equal(begin(bundle).state.at, bundle.start);
    }
  });
});
