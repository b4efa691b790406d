import type { Bundle } from '../bundle.ts';
import { nameWords } from '../listed-words.ts';
import { checkEdges } from './edges.ts';
import { readShape } from './shape.ts';

/**
 * A bundle from elsewhere, made anew of what was checked: format, shape, every word, every address, every edge.
 *
 * @param value what JSON held
 * @throws Error that names the place and says what should stand there: `steps.a.answers.0.go must be …`
 */
export function checkBundle(value: unknown): Bundle {
  const bundle = readShape(value, '');
  checkEdges(bundle);
  return { ...bundle, words: nameWords(bundle) };
}
