import type { Content } from './content.ts';
import type { Edition } from './edition.ts';
import { editions } from './edition.ts';
import type { Parsed } from './markdown.ts';
import { parseMarkdown } from './markdown.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { Wording } from './wording.ts';
import { wordings } from './wording.ts';

/** What the rules look at and bundles are made of, worked out once. */
export interface Material {
  readonly content: Content;
  readonly editions: readonly Edition[];
  readonly wordings: readonly Wording[];
  /** Forbidden phrases by language. */
  readonly phrases: Readonly<Record<string, Phrases>>;
  /** Parses Markdown; the same text only once, however many brands share it. */
  readonly markdown: (text: string) => Parsed;
}

export function gatherMaterial(content: Content, phrases: Readonly<Record<string, Phrases>>): Material {
  const parsed = new Map<string, Parsed>();
  const markdown = (text: string): Parsed => {
    const known = parsed.get(text) ?? parseMarkdown(text);
    parsed.set(text, known);
    return known;
  };
  return { content, editions: editions(content), wordings: wordings(content), phrases, markdown };
}
