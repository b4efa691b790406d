import type { Inline, Prose } from '../../bundle/bundle.ts';

/** Text as it stands safely in HTML, between tags and inside quoted attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Prose as HTML. */
export function proseMarkup(prose: Prose): string {
  return prose
    .map((block) => {
      if ('p' in block) return `<p>${inlineMarkup(block.p)}</p>`;
      const items = ('ul' in block ? block.ul : block.ol).map((item) => `<li>${proseMarkup(item)}</li>`).join('');
      return 'ul' in block ? `<ul>${items}</ul>` : `<ol start="${block.start ?? 1}">${items}</ol>`;
    })
    .join('');
}

function inlineMarkup(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escape(node);
      if ('strong' in node) return `<strong>${inlineMarkup(node.strong)}</strong>`;
      if ('em' in node) return `<em>${inlineMarkup(node.em)}</em>`;
      return `<a href="${escape(node.href)}">${inlineMarkup(node.link)}</a>`;
    })
    .join('');
}

/**
 * Breaks words into lines of at most `width` units at a font size, by an estimate of the letters' widths that errs on
 * the wide side: there is no browser here to measure them.
 */
export function wrap(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text)
    width += /[\u1100-\uffff]/.test(letter)
      ? 1
      : /[MW@%]/.test(letter)
        ? 0.92
        : /[A-Z0-9mw]/.test(letter)
          ? 0.68
          : /[iljft.,:;'’|! ]/.test(letter)
            ? 0.32
            : 0.55;
  return width * size;
}
