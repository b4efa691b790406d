import { SETTLED } from './finding.ts';
import type { Language } from './language.ts';

/**
 * A text with one letter for each word and sign, so that a pattern can say how a sentence is built: `my password is Tig_3r`
 * is `fPiS`. Besides the letters of the {@link Language}: `S` mixes small and capital letters, digits and signs, `s` letters
 * with digits or signs, `R` capitals and digits; `D` has 4 to 8 digits, `M` more, `Y` is a year, `m` three digits; `x` is a
 * word of six letters or more, `E` an email address; `O` was settled before, `o` is anything else. `: . , ( " j` stand for
 * signs of their sort.
 */
export interface Sketch {
  readonly line: string;
  /** Where in the text each letter begins and ends. */
  readonly spans: readonly (readonly [start: number, end: number])[];
}

/** What was settled, or digits and what groups them, or a word; signs that may belong to it; then signs of each sort. */
const PIECES =
  /(\ufffc+|\+?\p{Nd}+(?:[ \u00a0.)-]{1,2}\p{Nd}{1,9})*(?![-.,:]?[\p{L}\p{Nd}@$#%^&*_!+])|[$@#~!*^%&_]{0,3}[\p{L}\p{Nd}](?:[^\s:=",;<>\p{Ps}\p{Pe}\p{Pi}\p{Pf}\ufffc→]*[\p{L}\p{Nd}@$#%^&*_+])?)([!?*]{0,4})|([:=→]\s*|\p{Pd}(?=[\s>]))|([.!?;\n])|(\p{Ps})|([,\p{Pe}])|(["'`\p{Pi}\p{Pf}])|[&/]/gu;

/** Takes time linear in the length of the text. */
export function sketch(text: string, language: Language): Sketch {
  const sorts = Object.entries(language);
  const spans: [number, number][] = [];
  let line = '';
  for (const match of text.replace(/[‘’]/g, "'").matchAll(PIECES)) {
    const { 0: piece, 1: word = '', 2: after, index } = match;
    const low = word.toLowerCase();
    let letter = 'j  :.(,"'[match.findLastIndex(Boolean)] ?? 'j';
    let end = index + piece.length;
    if (word) {
      letter = sorts.find(([, pattern]) => pattern.test(low))?.[0] ?? shape(word);
      if (after && !/[SsR]/.test(letter)) {
        end -= after.length;
        letter += '.';
      }
    }
    line += letter;
    for (const _ of letter) spans.push([index, end]);
  }
  return { line, spans };
}

/** The letter for a word that the language knows nothing of. */
function shape(word: string): string {
  if (word[0] === SETTLED) return 'O';
  const digits = word.match(/\p{Nd}/gu)?.length ?? 0;
  if (!/\p{L}/u.test(word)) {
    if (/^(?:19|20)\d\d$/.test(word)) return 'Y';
    if (/^[^\p{Nd}]|\b(?:19|20)\d\d\b/u.test(word)) return 'o';
    if (digits > 8) return digits < 17 && word.length === digits ? 'M' : 'o';
    return digits > 3 ? 'D' : digits > 2 ? 'm' : 'o';
  }
  if (/^[\p{L}\p{M}'-]+$/u.test(word)) return word.length < 6 ? 'f' : 'x';
  if (word.length < 4 || word.length > 64 || /\\|:\/\//.test(word)) return 'o';
  if (/^[^@]+@[^@]+\.\p{L}+$/u.test(word)) return 'E';
  if (/^[A-Z\d_#-]+$/.test(word)) return digits ? 'R' : 'o';
  const sign = /.[@$!%^*~?=#&+|€£]./.test(word) || (digits && /[@$!#%^*~?=_&+]/.test(word));
  if (!digits && !sign) return 'o';
  return digits && sign && /\p{Ll}/u.test(word) && /\p{Lu}/u.test(word) ? 'S' : 's';
}
