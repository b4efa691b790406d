/** A node of the syntax tree (ESTree), as far as it is looked at. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** A stretch of a module and what is put in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Calls back for every node, from the outside in. */
export function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const part of Object.values(node).flat()) {
    if (part && typeof part === 'object' && 'type' in part) visit(part as Node, see);
  }
}

/** The code with all edits made, of which none reaches into another. */
export function edited(code: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), code);
}
