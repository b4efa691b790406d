import { spelling } from '../spelling.ts';
import type { Rule } from './rule.ts';

/** Every article that a step names is there in some brand, and every brand's article is named by some step. */
export const articleWithoutBrand: Rule = {
  name: 'article-without-brand',
  *check({ content }) {
    const brands = [...content.brands.values()];
    const known = new Set(brands.flatMap(({ data }) => Object.keys(data.articles ?? {})));
    const named = new Set<string>();
    const nearKnown = spelling(known);
    for (const source of content.topics.values()) {
      for (const [id, step] of Object.entries(source.data.steps)) {
        if (step.kind === 'question') continue;
        for (const [index, article] of (step.articles ?? []).entries()) {
          named.add(article);
          if (known.has(article)) continue;
          const message = `No brand has an article "${article}". Add it to a brand's articles, or take it away here.${nearKnown(article)}`;
          yield { source, path: ['steps', id, 'articles', index], message };
        }
      }
    }
    const nearNamed = spelling(named);
    for (const source of brands) {
      for (const article of Object.keys(source.data.articles ?? {})) {
        if (named.has(article)) continue;
        const message = `No step names the article "${article}". Name it under articles in a step, or take it away here.${nearNamed(article)}`;
        yield { source, path: ['articles', article], on: 'key', message };
      }
    }
  },
};
