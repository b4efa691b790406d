import { createHash } from 'node:crypto';
import type { Bundle } from '../bundle/bundle.ts';
import type { ContentIndex, PinnedFile } from '../bundle/content-index.ts';
import type { ListedBundle } from '../bundle/listed-words.ts';
import { WORD_KEYS } from '../bundle/words.ts';

/** A file of content as it is served. */
export interface ContentFile {
  /** Below the script's folder: `content/sign-in.example-sms.en.Ab3dE_-x.json`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Bundles as files with the hash of their bytes in their names, and last their index: beside them, for pages that take
 * their content from here by the attribute `content`; and as it is, with the same files seen from the script's folder.
 */
export function bundleFiles(bundles: readonly Bundle[]): { index: ContentIndex; files: readonly ContentFile[] } {
  const files = new Map(bundles.map((bundle) => [bundle, hashed(bundleName(bundle), listWords(bundle))]));
  const index = (folder: string): ContentIndex =>
    contentIndex(bundles, (bundle) => {
      const { file, bytes } = files.get(bundle) as ContentFile;
      return [folder + file, integrityOf(bytes)];
    });
  const named = [...files.values(), { file: 'index.json', bytes: json(index('')) }];
  return {
    index: index('content/'),
    files: named.map(({ file, bytes }) => ({ file: `content/${file}`, bytes })),
  };
}

/** `<topic>.<brand>.<lang>` */
export function bundleName({ topic, brand, lang }: Bundle): string {
  return `${topic}.${brand.id}.${lang}`;
}

/** The index of bundles, each in the file that `fileOf` names. */
export function contentIndex(bundles: readonly Bundle[], fileOf: (bundle: Bundle) => PinnedFile): ContentIndex {
  const brands: Record<string, Record<string, Record<string, PinnedFile>>> = {};
  for (const bundle of bundles) ((brands[bundle.brand.id] ??= {})[bundle.topic] ??= {})[bundle.lang] = fileOf(bundle);
  return { brands };
}

/** A file's hash as in the attribute `integrity` (Subresource Integrity, section 3.1). */
export function integrityOf(bytes: Uint8Array): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/**
 * What a file's name says of its bytes: how {@link integrityOf} them begins, for addresses. Where the two stand side by side,
 * compression leaves one of them out.
 */
export function nameHash(bytes: Uint8Array): string {
  return createHash('sha384').update(bytes).digest('base64url').slice(0, 8);
}

/** A bundle as its file has it. */
export function listWords(bundle: Bundle): ListedBundle {
  return { ...bundle, words: WORD_KEYS.map((key) => bundle.words[key]) };
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function hashed(name: string, value: unknown): ContentFile {
  const bytes = json(value);
  return { file: `${name}.${nameHash(bytes)}.json`, bytes };
}
