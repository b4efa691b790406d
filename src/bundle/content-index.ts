/** What bundles there are. */
export interface ContentIndex {
  /**
   * Files by brand, topic and language (BCP 47), in the build's order: the first of each is the default. In the file
   * `index.json` they are relative to it.
   */
  readonly brands: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, PinnedFile>>>>>>;
}

/** A file, and its hash as in the attribute `integrity`. */
export type PinnedFile = readonly [file: string, integrity?: string];

/** What a page asks for. Empty strings ask for nothing in particular. */
export interface Wish {
  readonly brand: string;
  readonly topic: string;
  /** Chooses of the languages that there are (BCP 47). */
  language(shipped: readonly string[]): string;
}

/**
 * Chooses the bundle for a wish, of those of an index. An unknown brand or topic falls back to the default and warns; the
 * language is the wish's own choice.
 */
export function chooseBundle(brands: ContentIndex['brands'], wish: Wish, warn: (message: string) => void): PinnedFile {
  const topics = brands[oneOf('brand', wish.brand, Object.keys(brands), warn)] ?? {};
  const languages = topics[oneOf('topic', wish.topic, Object.keys(topics), warn)] ?? {};
  return languages[wish.language(Object.keys(languages))] as PinnedFile;
}

/** The value where it is one of the known, else the first of them. Anything but an empty value warns then. */
export function oneOf<T extends string>(
  name: string,
  value: string,
  known: readonly T[],
  warn: (message: string) => void,
): T {
  const found = known.find((one) => one === value);
  if (!found && value) warn(`${name}="${value}" is not one of ${known.join(', ')}; using ${known[0]}`);
  return found ?? (known[0] as T);
}
