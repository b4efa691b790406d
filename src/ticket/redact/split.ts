import { SETTLED } from './finding.ts';

/** A word and where it stands, punctuation around it set apart. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** As written, and in lower case with plain apostrophes. */
  readonly raw: string;
  readonly low: string;
  /** Punctuation before and after; white space after it as well where it holds a line break. */
  readonly pre: string;
  readonly post: string;
}

const OPENING = /^[[({<"'“”„‘’‚«»‹›`*¿¡]+/;
const CLOSING = /[\])}>"'“”„‘’«»‹›`*.,;:?!…=→]+$/;
const MIXED = /^(?=.{0,64}\p{L})(?=.{0,64}[\d@$#%^&*_!])/u;
/** `pw:hunter2`, `code=1234`, `PIN(1234)`: a word, a sign, more. */
const JOINED = /^[^\p{L}]{0,3}[\p{L}/]{1,20}(?:[=:(]+>?|->)(?=[^\s/])/u;

/** The words of a text in their order; what is settled is a word by itself. Takes time linear in its length. */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/(\ufffc+|[^\s\ufffc]+)(\s*)/g)) {
    const [, whole = '', space = ''] = match;
    const joint = JOINED.exec(whole)?.[0].length ?? 0;
    if (joint) words.push(word(whole.slice(0, joint), match.index, ''));
    words.push(word(whole.slice(joint), match.index + joint, /\n/.test(space) ? '\n' : ''));
  }
  return words;
}

function word(whole: string, at: number, lineBreak: string): Word {
  const pre = OPENING.exec(whole)?.[0] ?? '';
  // A closing run is looked for only in the last characters: a search from every place of a long word is quadratic.
  const tail = whole.slice(Math.max(pre.length, whole.length - 12));
  const outer = CLOSING.exec(tail)?.[0] ?? '';
  const inner = whole.slice(pre.length, whole.length - outer.length);
  // Where letters stand beside digits or signs, `!` and `?` belong to them.
  const own = MIXED.test(inner) ? (/^[!?]+/.exec(outer)?.[0] ?? '') : '';
  const raw = inner + own;
  const post = outer.slice(own.length);
  const start = at + pre.length;
  const low = raw.length > 40 || raw[0] === SETTLED ? SETTLED : raw.toLowerCase().replace(/[’‘]/g, "'");
  return { start, end: start + raw.length, raw, low: low.replace(/[!?]+$/, ''), pre, post: post + lineBreak };
}
