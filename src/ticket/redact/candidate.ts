import type { Phrases } from './phrases.ts';
import type { Word } from './split.ts';

/** What may be written around a number that is no secret: amounts, dates, times, phone numbers. */
const FIGURE = /^[£$€₹¥~#+(]?[\p{Nd}.,:/()+'’-]+[%€£$)]?$/u;
const EMAIL = /^\S{1,64}@[^\s@]+\.\p{L}{2,}$/u;
/** Numbers of tickets, orders, errors: `INV-2024-118`, `E1042`, `MM_AU-77`. */
const REFERENCE = /^[A-Z]+(?:[-_#][A-Z]{1,20}){0,4}[-_#]?\d+(?:[-/]\d{1,20}){0,4}[A-Z]?$/;

/**
 * How much a word looks like a password: 0 like an ordinary word, number or name, 1 to 3 for what mixes letters, digits,
 * capitals within and signs.
 *
 * @param announced whether the sentence says outright that here comes one, so that `ABC123` counts.
 */
export function strength({ raw, low }: Word, phrases: Phrases, announced = false): number {
  const bare = raw.replace(/[!?]{1,4}$/, '');
  if (bare.length < 4 || bare.length > 64 || FIGURE.test(bare) || EMAIL.test(bare)) return 0;
  if (/[\ufffc\\]|:\/\//.test(bare) || phrases.unit.test(low)) return 0;
  const digit = /\p{Nd}/u.test(bare);
  if (!announced && (phrases.product.test(low) || REFERENCE.test(raw))) return 0;
  const sign = /(?!^)[@$!%^*~?=#&+|€£](?!$)/.test(bare) || (digit && /[@$!#%^*~?=_&+]/.test(raw));
  if (!digit && !sign) return 0;
  if (!/\p{L}/u.test(bare)) return sign ? 1 : 0;
  return Number(digit) + Number(sign) + Number(/\p{Ll}/u.test(bare) && /\p{Lu}/u.test(bare));
}

/** Whether a name stands before or after, whose value this word may be: `account ACME42`, `for jsmith84`. */
export function isNamed(words: readonly Word[], at: number, phrases: Phrases): boolean {
  const before = low(words, at - 1);
  const after = endsClause(words[at]) ? '' : low(words, at + 1);
  const far = low(words, at - 2);
  return (
    phrases.names.has(before) ||
    (phrases.places.has(before) && !phrases.verbs.has(far)) ||
    phrases.names.has(after) ||
    (phrases.names.has(far) && (phrases.is.has(before) || before === ''))
  );
}

export function low(words: readonly Word[], at: number): string {
  return words[at]?.low ?? '';
}

/** A dash, an arrow or a colon that stands alone. */
export function isSign(word: Word | undefined): boolean {
  return word !== undefined && /^[-–—>~|/→⇒]*$/.test(word.raw) && word.pre + word.raw + word.post !== '';
}

export function connects(word: Word | undefined): boolean {
  return word !== undefined && /[:=→]/.test(word.post);
}

/** Whether a sentence, or a line, ends after this word. */
export function endsSentence(word: Word | undefined): boolean {
  return word === undefined || /[.!?;\n]/.test(word.post);
}

/** Whether a part of a sentence ends after this word. */
export function endsClause(word: Word | undefined): boolean {
  return endsSentence(word) || /[,)\]"”»'’]/.test(word?.post ?? '') || /[!?]$/.test(word?.raw ?? '');
}
