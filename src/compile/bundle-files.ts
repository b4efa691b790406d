import { createHash } from 'node:crypto';
import type { Bundle } from '../bundle/bundle.ts';
import type { BrandEntry, ContentIndex } from '../bundle/content-index.ts';

/** A file of content as it is served. */
export interface ContentFile {
  /** Below the script's folder: `content/sign-in.example-sms.en.Ab3dE_-x.json`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Bundles and their index as files with the hash of their bytes in their names. The index comes last. */
export function bundleFiles(bundles: readonly Bundle[]): readonly ContentFile[] {
  const files = bundles.map((bundle) => hashed(bundleName(bundle), bundle));
  const index = contentIndex(
    bundles,
    files.map(({ file }) => file),
  );
  return [...files, hashed('index', index)].map(({ file, bytes }) => ({ file: `content/${file}`, bytes }));
}

/** `<topic>.<brand>.<lang>` */
export function bundleName({ topic, brand, lang }: Bundle): string {
  return `${topic}.${brand.id}.${lang}`;
}

/** The index of bundles that stand in the files named at the same place. */
export function contentIndex(bundles: readonly Bundle[], files: readonly string[]): ContentIndex {
  const brands = new Map<string, { topics: Set<string>; languages: Set<string> }>();
  for (const { brand, topic, lang } of bundles) {
    const entry = brands.get(brand.id) ?? { topics: new Set(), languages: new Set() };
    entry.topics.add(topic);
    entry.languages.add(lang);
    brands.set(brand.id, entry);
  }
  return {
    brands: Array.from(brands, ([id, { topics, languages }]): BrandEntry => {
      return { id, topics: [...topics], languages: [...languages] };
    }),
    bundles: Object.fromEntries(bundles.map((bundle, at) => [bundleName(bundle), files[at] ?? ''])),
  };
}

function hashed(name: string, value: unknown): ContentFile {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
  return { file: `${name}.${hash}.json`, bytes };
}
