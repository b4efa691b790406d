import { SETTLED } from './finding.ts';
import type { Language } from './language.ts';

/**
 * A text with one letter for each word and sign, so that a pattern can say how a sentence is built. Besides the letters of
 * the {@link Language}: `S` looks made up for a password, `s` has letters and digits or signs, `R` is in capitals and
 * digits; `D` has 4 to 8 digits, `M` more, `Y` is a year, `m` three digits; `x` is a word, `w` one that says something about a
 * password; `O` was settled before, `o` is anything else. `: . , ( "` stand for the signs of their sort.
 */
export interface Sketch {
  readonly line: string;
  /** Where in the text each letter begins and ends. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

const PIECES =
  /\ufffc+|\+?\p{Nd}+(?:[ \u00a0.)-]{1,2}\p{Nd}+)*(?![-.,:]?[\p{L}\p{Nd}@$#%^&*_!+])|[$@#~!*^%&_]{0,3}[\p{L}\p{Nd}](?:[^\s:="“”„«»()[\]<>→,;\ufffc]{0,4096}[\p{L}\p{Nd}@$#%^&*_+])?[!?*]{0,4}|[:=→]\s*|[-–—](?=[\s>])|\S|\n/gu;
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^[:=→–—-]/, ':'],
  [/[.!?;\n]/, '.'],
  [/[([]/, '('],
  [/[,)\]]/, ','],
  [/["'“”„‘’‚«»‹›`]/, '"'],
  [/[&/]/, 'j'],
];

/** Takes time linear in the length of the text. */
export function sketch(text: string, language: Language): Sketch {
  const words = new Map(Object.entries(language.words).flatMap(([letter, of]) => of.split(' ').map((it) => [it, letter])));
  const spans: { start: number; end: number }[] = [];
  let line = '';
  const add = (letter: string, start: number, end: number): void => {
    if (letter) spans.push({ start, end });
    line += letter;
  };
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    if (/[\p{L}\p{Nd}\ufffc]/u.test(piece)) {
      const bare = piece.replace(/[!?*]+$/, '');
      const letter = sort(bare, language, words);
      const own = /[SsR]/.test(letter);
      add(letter, index, index + (own ? piece : bare).length);
      if (bare !== piece && !own) add('.', index, index);
    } else {
      add(SIGNS.find(([signs]) => signs.test(piece))?.[1] ?? '', index, index + piece.length);
    }
  }
  return { line, spans };
}

function sort(word: string, { cues, ordinary, measure }: Language, words: ReadonlyMap<string, string>): string {
  if (word[0] === SETTLED) return 'O';
  const low = word.toLowerCase().replace(/[’‘]/g, "'");
  const known = words.get(low) ?? Object.entries(cues).find(([, cue]) => cue.test(low))?.[0];
  if (known) return known;
  const digits = word.match(/\p{Nd}/gu)?.length ?? 0;
  if (!/\p{L}/u.test(word)) {
    if (/^(?:19|20)\d\d$/.test(word)) return 'Y';
    if (/^[^\p{Nd}]|\b(?:19|20)\d\d\b/u.test(word)) return 'o';
    return digits < 3 ? 'o' : digits < 4 ? 'm' : digits < 9 ? 'D' : digits < 17 && word.length === digits ? 'M' : 'o';
  }
  if (/^[\p{L}\p{M}'-]+$/u.test(low)) return low.length < 5 || ordinary.test(low) ? 'w' : 'x';
  if (word.length < 4 || word.length > 64 || /^\S+@\S+\.\p{L}+$|\\|:\/\//u.test(low) || measure.test(low)) return 'o';
  if (/^[A-Z\d_#-]+$/.test(word)) return digits ? 'R' : 'o';
  const sign = /(?!^)[@$!%^*~?=#&+|€£](?!$)/.test(word) || (digits && /[@$!#%^*~?=_&+]/.test(word));
  if (!digits && !sign) return 'o';
  return digits && sign && /\p{Ll}/u.test(word) && /\p{Lu}/u.test(word) ? 'S' : 's';
}
