import { perBrand } from './per-brand.ts';
import type { Rule } from './rule.ts';

/**
 * Every step that is not an outcome leads on, whatever came before: customers may begin in the middle, so an answer
 * that hangs on an earlier one is not enough.
 */
export const deadEnd: Rule = {
  name: 'dead-end',
  check: (material) =>
    perBrand(material, function* ({ topic: source, steps }) {
      for (const [id, offered] of steps) {
        if (source.data.steps[id]?.kind === 'outcome' || offered.some(({ when }) => !when)) continue;
        const message =
          offered.length === 0
            ? `"${id}" has no answer that leads on. Give it one, or make it an outcome.`
            : `Every answer of "${id}" hangs on an earlier one, so who begins here is stuck. Give it one without "when".`;
        yield { source, path: ['steps', id], on: 'key', message };
      }
    }),
};
