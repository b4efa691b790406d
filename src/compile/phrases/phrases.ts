import { english } from './en.ts';

/** A kind of phrase that words must not hold, with sentences that prove it. */
export interface Phrase {
  /** What is wrong with it and what to write instead. */
  readonly advice: string;
  /** Found anywhere in one sentence. Without the flags g and y, and linear: no repeated group inside a repeated group. */
  readonly pattern: RegExp;
  /** Sentences that the pattern finds. */
  readonly bad: readonly string[];
  /** Sentences close to it that are fine. */
  readonly good: readonly string[];
}

/** What words in one language must not say. */
export interface Phrases {
  /** Tells whether an account exists, how it stands, or why it was closed. */
  readonly telling: readonly Phrase[];
  /** Asks the customer to hand over something secret. */
  readonly asking: readonly Phrase[];
  /** Names something secret: enough to refuse the label of a field. */
  readonly secret: Phrase;
}

/** The lists there are. A language without one cannot ship. */
export const PHRASES: Readonly<Record<string, Phrases>> = { en: english };

/** Splits words into sentences, so that a phrase is not found across two of them. */
export function sentences(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…。؟])\s+|\n{2,}|\n(?=\s*(?:[-*+]|\d+[.)])\s)/)
    .map((sentence) => sentence.replace(/[*_]+/g, '').replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
}
