import type { Block, Inline, Prose } from '../bundle/bundle.ts';

/** The text of each paragraph, in order, without its structure. */
export function paragraphs(prose: Prose): readonly string[] {
  return prose.flatMap((block): readonly string[] =>
    'p' in block ? [inlineText(block.p)] : itemsOf(block).flatMap(paragraphs),
  );
}

/** The targets of all links, in order. */
export function linkTargets(prose: Prose): readonly string[] {
  return prose.flatMap((block) => ('p' in block ? inlineTargets(block.p) : itemsOf(block).flatMap(linkTargets)));
}

function itemsOf(block: Exclude<Block, { p: unknown }>): readonly Prose[] {
  return 'ul' in block ? block.ul : block.ol;
}

function childrenOf(node: Exclude<Inline, string>): readonly Inline[] {
  return 'strong' in node ? node.strong : 'em' in node ? node.em : node.link;
}

function inlineText(nodes: readonly Inline[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : inlineText(childrenOf(node)))).join('');
}

function inlineTargets(nodes: readonly Inline[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return 'href' in node ? [node.href, ...inlineTargets(node.link)] : inlineTargets(childrenOf(node));
  });
}
