import { pointOf } from '../text-point.ts';
import type { Path, Sourced } from '../yaml.ts';
import type { Complaint, Rule } from './rule.ts';

/** Only what a step says is Markdown. Everywhere else its signs would stand before the reader as they were typed. */
export const plainText: Rule = {
  name: 'plain-text',
  *check({ content, wordings }) {
    for (const { source, path, text, kind } of wordings) {
      if (kind !== 'prose') yield* inText(source, path, text);
    }
    for (const [id, figure] of Object.entries(content.facts.data.figures)) {
      if (typeof figure === 'string') yield* inText(content.facts, ['figures', id], figure);
    }
  },
};

function* inText(source: Sourced<unknown>, path: Path, text: string): Iterable<Complaint> {
  for (const { what, open, close } of SIGNS) {
    const found = open.exec(text);
    if (!found) continue;
    if (close && !close.test(text.slice(found.index + 2))) continue;
    const message = `The words here are plain text, so ${what} would show as typed. Write the words alone; links and **strong** belong into the \`say\` of a question, guidance or outcome.`;
    yield { source, path, message, ...pointOf(text, found[0]) };
  }
}

/**
 * Signs that nobody types but for Markdown. Single asterisks, underscores and brackets have other uses, and so have
 * underscores inside a word. Opening and closing are searched for apart, so that a long text takes linear time.
 */
const SIGNS: readonly { readonly what: string; readonly open: RegExp; readonly close?: RegExp }[] = [
  { what: 'a link such as [words](address)', open: /\]\(/ },
  { what: '**', open: /\*\*[^\s*]/, close: /[^\s*]\*\*/ },
  { what: '__', open: /(?<![\p{L}\p{N}_])__[^\s_]/u, close: /[^\s_]__(?![\p{L}\p{N}_])/u },
  { what: 'the sign `', open: /`/ },
];
