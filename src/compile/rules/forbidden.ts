import type { Material } from '../material.ts';
import type { Phrase, Phrases } from '../phrases/phrases.ts';
import { sentences } from '../phrases/phrases.ts';
import { paragraphs } from '../prose-text.ts';
import { pointOf } from '../text-point.ts';
import type { Wording } from '../wording.ts';
import type { Complaint } from './rule.ts';

/** Looks for a list's phrases in every sentence that customers read; `choose` picks what counts for its kind. */
export function* forbidden(
  { wordings, phrases, markdown }: Material,
  choose: (phrases: Phrases, kind: Wording['kind']) => readonly Phrase[],
): Iterable<Complaint> {
  for (const { source, path, text, lang, kind } of wordings) {
    const list = Object.hasOwn(phrases, lang) ? phrases[lang] : undefined;
    if (!list) continue;
    const texts = kind === 'prose' ? paragraphs(markdown(text).prose) : [text];
    for (const sentence of texts.flatMap(sentences)) {
      for (const { pattern, advice } of choose(list, kind)) {
        const match = pattern.exec(sentence)?.[0];
        if (match === undefined) continue;
        const message = `"${match.trim()}": ${advice}`;
        yield { source, path, message, ...pointOf(text, sentence.split(' ').slice(0, 3).join(' ')) };
      }
    }
  }
}
