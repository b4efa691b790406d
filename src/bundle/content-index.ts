/** What bundles there are: the one file whose hash has to be known to find all others. */
export interface ContentIndex {
  /** In the build's order; the first is the default. */
  readonly brands: readonly BrandEntry[];
  /** `<topic>.<brand>.<lang>` -> file name, beside the index. */
  readonly bundles: Readonly<Record<string, string>>;
}

export interface BrandEntry {
  readonly id: string;
  /** The first is the default. */
  readonly topics: readonly string[];
  /** BCP 47; the first is the default. */
  readonly languages: readonly string[];
}

/** What a page asks for. Empty strings ask for nothing in particular. */
export interface Wish {
  readonly brand: string;
  readonly topic: string;
  readonly lang: string;
}

/**
 * Chooses the bundle for a wish: its file, or nothing where the index is empty. An unknown brand or topic falls back to
 * the default and warns; a language falls back silently to one like it, then to the brand's own.
 */
export function chooseBundle(index: ContentIndex, wish: Wish, warn: (message: string) => void): string | undefined {
  const { brands, bundles } = index;
  const id = oneOf(
    'brand',
    wish.brand,
    brands.map((brand) => brand.id),
    warn,
  );
  const brand = brands.find((entry) => entry.id === id);
  if (!brand) return undefined;
  const topic = oneOf('topic', wish.topic, brand.topics, warn);
  return bundles[`${topic}.${id}.${matchLanguage(wish.lang, brand.languages)}`];
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

/**
 * The best of the shipped languages for a tag: itself, what is left of it subtag by subtag (RFC 4647, section 3.4),
 * else one that begins alike, else the first.
 */
export function matchLanguage(wanted: string, shipped: readonly string[]): string | undefined {
  for (let range = wanted.toLowerCase(); range; range = range.replace(/-?[^-]*$/, '')) {
    const like = shipped.find((lang) => lang.toLowerCase() === range);
    if (like) return like;
  }
  const [language = ''] = wanted.toLowerCase().split('-');
  return shipped.find((lang) => lang.toLowerCase().startsWith(`${language}-`)) ?? shipped[0];
}
