import type { Plugin } from 'vite';
import type { Edit, Node } from './syntax.ts';
import { edited, visit } from './syntax.ts';

/** Stands for a value of a template. */
const VALUE = '\0';
const TAG = /<\/?([a-z][\w-]*)(?:"[^"]*"|[^">])*>/g;
/**
 * Beside these, inside and outside, white space does not show: they are blocks, by nature or in every place where they
 * stand here, in a grid or a flex box.
 */
const BLOCKS =
  /^(?:button|d[dlt]|div|footer|form|h[23]|header|help-[a-z]+|input|label|li|ol|p|path|section|svg|textarea|ul)$/;

/**
 * Takes out of templates the white space that only orders them for readers of the source: indentation, line breaks within
 * a tag, and what stands beside a block; 200 bytes with Brotli of the whole journey. Between words and elements in a line
 * (`<strong>`, `<span>`) a line break becomes a space. An element with `white-space: pre-wrap` (the message in the review)
 * has its words on one line of its template, which stays as it is.
 */
export const markupSpace: Plugin = {
  name: 'markup-space',
  transform(code, id) {
    if (!/\/components\/.*\.ts$/.test(id) || !code.includes('html`')) return undefined;
    const edits: Edit[] = [];
    visit(this.parse(code) as unknown as Node, ({ type, tag, quasi }) => {
      if (type !== 'TaggedTemplateExpression' || (tag as Node)['name'] !== 'html') return;
      const { quasis } = quasi as { readonly quasis: readonly Node[] };
      const lean = withoutSpace(quasis.map(({ start, end }) => code.slice(start, end)).join(VALUE)).split(VALUE);
      for (const [at, { start, end }] of quasis.entries()) edits.push({ start, end, text: lean[at] ?? '' });
    });
    return edited(code, edits);
  },
};

/** @param markup a template, with a character U+0000 for each of its values */
export function withoutSpace(markup: string): string {
  let out = '';
  let from = 0;
  let beside = false;
  for (const tag of [...markup.matchAll(TAG), undefined]) {
    const block = BLOCKS.test(tag?.[1] ?? '');
    let words = markup.slice(from, tag?.index).replace(/\s*\n\s*/g, '\n');
    if (beside) words = words.replace(/^\n/, '');
    if (block) words = words.replace(/\n$/, '');
    out += words.replaceAll('\n', ' ') + (tag?.[0] ?? '').replace(/\s*\n\s*(?=>)/, '').replace(/\s*\n\s*/g, ' ');
    from = (tag?.index ?? 0) + (tag?.[0].length ?? 0);
    beside = block;
  }
  return out;
}
