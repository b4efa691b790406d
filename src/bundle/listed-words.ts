import type { Bundle, Words } from './bundle.ts';
import { BUNDLE_FORMAT } from './bundle.ts';
import { WORD_KEYS } from './words.ts';

/** A bundle as its file has it: the words without their keys, in the order of `WORD_KEYS`, half a kilobyte less. */
export interface ListedBundle extends Omit<Bundle, 'words'> {
  readonly words: readonly string[];
}

/**
 * The words by their keys. Code that is built has numbers where this has keys (`scripts/build/word-numbers.ts`).
 *
 * @param bundle as its file has it, or as it was compiled: with all keys, in their order
 * @throws an error of `reason: 'content'` where it is of another format, or has more or fewer words than this version
 */
export function nameWords({ format, words }: ListedBundle | Bundle): Words {
  const values = Object.values<string>(words ?? []);
  const count = WORD_KEYS.length;
  if (format !== BUNDLE_FORMAT || values.length !== count) {
    const right = `bundle.format must be ${BUNDLE_FORMAT}, with ${count} words`;
    throw Object.assign(new Error(`${right}: compile the bundle with this version`), { reason: 'content' });
  }
  return numbered(values) as Words;
}

/** The build takes the list as it is. */
function numbered(values: readonly string[]): object {
  return Object.fromEntries(WORD_KEYS.map((key, at) => [key, values[at]]));
}
