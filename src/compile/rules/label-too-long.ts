import { fillText, placeholderValues } from '../placeholder.ts';
import type { Rule } from './rule.ts';

/** In code points, after placeholders are filled in. */
const LONGEST = { answer: 60, heading: 90 } as const;

/** Answers and headings are short enough to be read at once and to stand on a phone. */
export const labelTooLong: Rule = {
  name: 'label-too-long',
  *check({ content, wordings }) {
    for (const { source, path, text, lang, kind, brands } of wordings) {
      if (kind !== 'answer' && kind !== 'heading') continue;
      const shown = [text, ...brands.map((brand) => fillText(text, placeholderValues(content, brand.data, lang)))];
      const length = Math.max(...shown.map((words) => [...words].length));
      if (length <= LONGEST[kind]) continue;
      yield { source, path, message: `This ${kind} has ${length} characters. Shorten it to at most ${LONGEST[kind]}.` };
    }
  },
};
