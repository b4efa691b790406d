import type { ContentIndex, PinnedFile } from '../../src/bundle/content-index.ts';

/** The files of all bundles that an index names, in its order. */
export function indexedFiles({ brands }: ContentIndex): readonly PinnedFile[] {
  return Object.values(brands).flatMap((topics) => Object.values(topics).flatMap((files) => Object.values(files)));
}
