import type { DefaultTreeAdapterTypes } from 'parse5';
import { defaultTreeAdapter as tree, parseFragment } from 'parse5';

type Parent = DefaultTreeAdapterTypes.ParentNode;

export interface ParsedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** White space as it is shown: in one piece, none at the ends. */
  readonly text: string;
  readonly children: readonly ParsedElement[];
}

/** The elements of a piece of HTML, as a browser reads it: how it is broken into lines makes no difference. */
export function parsed(html: string): readonly ParsedElement[] {
  return childrenOf(parseFragment(html));
}

/** Every element of a piece of HTML with that name, at any depth; a template's content included. */
export function elementsNamed(name: string, within: readonly ParsedElement[]): readonly ParsedElement[] {
  return within.flatMap((one) => [...(one.name === name ? [one] : []), ...elementsNamed(name, one.children)]);
}

function childrenOf(parent: Parent): readonly ParsedElement[] {
  const content = parent.nodeName === 'template' && 'content' in parent ? parent.content : parent;
  return tree
    .getChildNodes(content)
    .filter((node) => tree.isElementNode(node))
    .map((element) => ({
      name: element.tagName,
      attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
      text: textOf(element).replace(/\s+/g, ' ').trim(),
      children: childrenOf(element),
    }));
}

function textOf(parent: Parent): string {
  return tree
    .getChildNodes(parent)
    .map((node) => {
      if (tree.isTextNode(node)) return node.value;
      return tree.isElementNode(node) ? textOf(node) : '';
    })
    .join('');
}
