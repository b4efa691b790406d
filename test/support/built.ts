import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, ManifestFile, When } from '../../scripts/build/manifest.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { ListedBundle } from '../../src/bundle/listed-words.ts';
import { nameWords } from '../../src/bundle/listed-words.ts';
import type { ContentIndex } from '../../src/bundle/content-index.ts';
import { indexedFiles } from './indexed-files.ts';

export const DIST = 'dist';

/** `dist/manifest.json`, as `npm run build` wrote it. */
export function builtManifest(): Manifest {
  return read('manifest.json') as Manifest;
}

/** The files that are loaded at this moment. */
export function builtFiles(when: When): readonly ManifestFile[] {
  return builtManifest().files.filter((file) => file.when === when);
}

/** The bundles that stand in `dist/`, in the index's order. */
export function builtBundles(): readonly Bundle[] {
  const index = read('content/index.json') as ContentIndex;
  return indexedFiles(index).map(([file]) => named(read(join('content', file)) as ListedBundle));
}

/**
 * The bundle of a brand, in its default language.
 *
 * @throws Error where the build has no such brand
 */
export function builtBundle(brand: string): Bundle {
  const found = builtBundles().find((bundle) => bundle.brand.id === brand);
  if (!found) throw new Error(`dist/ has no bundle of the brand "${brand}"`);
  return found;
}

/** The module that knows all files, below `dist/`. */
export function builtDoor(): string {
  const found = builtManifest().files.find(({ file }) => /^files\..+\.js$/.test(file));
  if (!found) throw new Error('dist/manifest.json names no files.*.js; run "npm run build"');
  return found.file;
}

function named(bundle: ListedBundle): Bundle {
  return { ...bundle, words: nameWords(bundle) };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(DIST, file), 'utf8'));
}
