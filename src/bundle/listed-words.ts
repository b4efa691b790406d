import type { Bundle, Words } from './bundle.ts';
import { WORD_KEYS } from './words.ts';

/** A bundle as its file has it: the words without their keys, in the order of `WORD_KEYS`, half a kilobyte less. */
export interface ListedBundle extends Omit<Bundle, 'words'> {
  readonly words: readonly string[];
}

/**
 * The words by their keys. Code that is built has numbers where this has keys (`scripts/build/word-numbers.ts`).
 *
 * @param bundle as its file has it, or as it was compiled: with all keys, in their order
 * @throws an error of `reason: 'content'` where it has more or fewer words than this version
 */
export function nameWords({ words }: ListedBundle | Bundle): Words {
  const values = Object.values<string>(words);
  if (values.length !== WORD_KEYS.length) {
    throw Object.assign(new Error('Other words: compile the bundle with this version'), { reason: 'content' });
  }
  return numbered(values) as Words;
}

/** The build takes the list as it is. */
function numbered(values: readonly string[]): object {
  return Object.fromEntries(WORD_KEYS.map((key, at) => [key, values[at]]));
}
