import { perBrand } from './per-brand.ts';
import type { Rule } from './rule.ts';

/** More than this cannot be taken in at a glance, nor shown on a phone without scrolling. */
const MOST = 7;

/** A step offers at most seven answers, counted as each brand has them. */
export const tooManyAnswers: Rule = {
  name: 'too-many-answers',
  check: (material) =>
    perBrand(material, function* ({ topic: source, steps }) {
      for (const [id, { length }] of steps) {
        if (length <= MOST) continue;
        yield {
          source,
          path: ['steps', id, 'answers'],
          on: 'key',
          message: `"${id}" offers ${length} answers. Put some together, or ask in two steps, so that at most ${MOST} are left.`,
        };
      }
    }),
};
