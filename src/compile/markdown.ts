import type * as mdast from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, Inline, Prose } from '../bundle/bundle.ts';
import type { TextPoint } from './yaml.ts';

/** A piece of Markdown that is not in the subset, and where it stands in the text. */
export interface Refusal extends TextPoint {
  /** What it is, with its article: 'a heading'. */
  readonly what: string;
}

export interface Parsed {
  /** Whole only where nothing is refused. */
  readonly prose: Prose;
  readonly refusals: readonly Refusal[];
}

/**
 * Parses the small Markdown: paragraphs, bullet and numbered lists, strong, emphasis and inline links without a title,
 * as CommonMark 0.31 reads them. All else is refused. A line's end inside a paragraph is a space; whether a list is
 * loose is not kept, and neither are link targets judged here (the rule `link` does that).
 */
export function parseMarkdown(text: string): Parsed {
  const refusals: Refusal[] = [];
  const refuse = (node: mdast.Node, what: string): void => {
    refusals.push({ what, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 });
  };

  const blocks = (nodes: readonly mdast.Nodes[]): Prose => nodes.flatMap((node) => block(node));
  const block = (node: mdast.Nodes): Block[] => {
    if (node.type === 'paragraph') return [{ p: inlines(node.children) }];
    if (node.type === 'list') {
      const items = node.children.map((item) => blocks(item.children));
      if (node.ordered !== true) return [{ ul: items }];
      return [typeof node.start === 'number' && node.start !== 1 ? { ol: items, start: node.start } : { ol: items }];
    }
    refuse(node, names[node.type] ?? `"${node.type}"`);
    return [];
  };
  const inlines = (nodes: readonly mdast.Nodes[]): Inline[] => nodes.flatMap((node) => inline(node));
  const inline = (node: mdast.Nodes): Inline[] => {
    if (node.type === 'text') return [node.value.replace(/\r?\n|\r/g, ' ')];
    if (node.type === 'strong') return [{ strong: inlines(node.children) }];
    if (node.type === 'emphasis') return [{ em: inlines(node.children) }];
    if (node.type === 'link') {
      if (text[node.position?.start.offset ?? 0] !== '[') refuse(node, 'an address in angle brackets');
      else if (typeof node.title === 'string') refuse(node, 'a title on a link');
      return [{ link: inlines(node.children), href: node.url }];
    }
    refuse(node, names[node.type] ?? `"${node.type}"`);
    return [];
  };
  return { prose: blocks(fromMarkdown(text).children), refusals };
}

const names: Readonly<Record<string, string>> = {
  blockquote: 'a quotation',
  break: 'a forced line break',
  code: 'a block of code',
  definition: 'a link definition',
  heading: 'a heading',
  html: 'HTML',
  image: 'an image',
  imageReference: 'an image',
  inlineCode: 'code',
  linkReference: 'a link by reference',
  thematicBreak: 'a dividing line',
};
