import type { Rule } from './rule.ts';

/** Words use paragraphs, lists, strong, emphasis and inline links; the widget can show nothing else. */
export const markdownSubset: Rule = {
  name: 'markdown-subset',
  *check({ wordings, markdown }) {
    for (const { source, path, text, kind } of wordings) {
      if (kind !== 'prose') continue;
      for (const { what, line, column } of markdown(text).refusals) {
        yield {
          source,
          path,
          point: { line, column },
          message: `This is ${what}, which the widget does not show. Use paragraphs, lists, **strong**, *emphasis* and [links](https://…) only.`,
        };
      }
    }
  },
};
