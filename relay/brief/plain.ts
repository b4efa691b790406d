/** How much of one entry, and of the customer's own words, an agent is shown, in code points. */
export const VALUE_LIMIT = 400;
export const MESSAGE_LIMIT = 6_000;

/** Marks that stand on one letter, at most: more of them run over the lines above and below. */
const MARKS = 8;
const SPACES = 4;

/**
 * What is not seen, or changes how what stands around it is seen: control, format, bidi and zero-width characters,
 * fillers, variation selectors, tags (Unicode's Default_Ignorable_Code_Point), private use, noncharacters, halves of
 * surrogate pairs. All line breaks are `\n` before.
 */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}\p{NChar}]/gu;
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MARKS}})\\p{M}+`, 'gu');
const TOO_MANY_SPACES = new RegExp(` {${SPACES},}`, 'g');

/** A text and how many code points of it were left out. */
export interface Capped {
  readonly text: string;
  readonly left: number;
}

/** A customer's text as an agent may read it: what is seen alone, with single blank lines at most, and not too long. */
export function plainText(text: string, limit = MESSAGE_LIMIT): Capped {
  const seen = text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[\t\p{Zs}\u2800]/gu, ' ')
    .replace(UNSEEN, '')
    .replace(TOO_MANY_MARKS, '$1')
    .replace(TOO_MANY_SPACES, ' '.repeat(SPACES))
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const points = [...seen];
  if (points.length <= limit) return { text: seen, left: 0 };
  return { text: points.slice(0, limit).join('').trimEnd(), left: points.length - limit };
}

/** Every mark that a reader could take for the end of a quotation. */
const QUOTATION_MARKS = /["“”„‟«»″‶❝❞〝〞〟＂]/gu;

/** One line of a customer's among words of ours: nothing in it looks as if the quotation had ended. */
export function quoted(line: string): string {
  return `“${line.replace(QUOTATION_MARKS, "'")}”`;
}

/** {@link plainText} in one line, with `…` where it was cut. */
export function plainLine(text: string, limit = VALUE_LIMIT): string {
  const { text: line, left } = plainText(text.replace(/\s+/g, ' '), limit);
  return left > 0 ? `${line} …` : line.replaceAll('\n', ' ');
}
