import { forbidden } from './forbidden.ts';
import type { Rule } from './rule.ts';

/** Words never tell a stranger whether an account exists, how it stands, or why it was closed. */
export const tellingPhrase: Rule = {
  name: 'telling-phrase',
  *check(material) {
    yield* forbidden(material, (phrases) => phrases.telling);
    const { content, phrases } = material;
    for (const source of content.brands.values()) {
      for (const [index, lang] of source.data.languages.entries()) {
        if (Object.hasOwn(phrases, lang)) continue;
        yield {
          source,
          path: ['languages', index],
          message: `There is no list of forbidden phrases for "${lang}". Write src/compile/phrases/${lang}.ts before words in it ship.`,
        };
      }
    }
  },
};
