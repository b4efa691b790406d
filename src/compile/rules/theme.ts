import { themeFaults } from '../theme/theme.ts';
import type { Rule } from './rule.ts';

/** A brand's colours are colours, and its own words can be read on its own surface. */
export const theme: Rule = {
  name: 'theme',
  *check({ content }) {
    for (const source of content.brands.values()) {
      for (const { path, message } of themeFaults(source.data.theme ?? {}))
        yield { source, path: ['theme', ...path], message };
    }
  },
};
