import { connects, endsClause, endsSentence, isSign, low } from './candidate.ts';
import type { Finding } from './finding.ts';
import type { Phrases } from './phrases.ts';
import type { Word } from './split.ts';

/** How far after its cue a code is looked for, and how far from it one that was `typed`, in words. */
const REACH = 10;
const SAME_MATTER = 14;
const DIGITS = /^\p{Nd}{1,8}$/u;
const GROUPED = /^(\p{Nd}{2,4})[-.·](\p{Nd}{2,4})(?:[-.·](\p{Nd}{2,4}))?$/u;
const DATE = /^(?:19|20)\d\d\D\d\d\D\d\d$|^\d\d\D\d\d\D(?:19|20)?\d\d$|^\d+\.\d\d$/;
/** `G-482913`, `A7K-29Q`, `X4T9PB` */
const LETTERED =
  /^(?=.{0,8}\d)(?:[A-Z]{1,3}-\d{4,8}|[A-Z\d]{3,4}-[A-Z\d]{3,4}|(?=.{0,8}[A-Za-z])[A-Z\d]{5,8}|(?=.{0,8}\d.{0,4}\d)[a-z\d]{5,8})$/;

/** One-time codes and PINs by the words around them. Each word is looked at a bounded number of times. */
export function findCodes(words: readonly Word[], phrases: Phrases, taken: Set<number>): readonly Finding[] {
  const found: Finding[] = [];
  const take = (from: number, to: number): void => {
    const [first, last] = [words[from], words[to]];
    if (!first || !last) return;
    for (let at = from; at <= to; at += 1) if (taken.has(at)) return;
    for (let at = from; at <= to; at += 1) taken.add(at);
    found.push({ start: first.start, end: last.end, kind: 'code' });
  };
  let cue = -Infinity;
  words.forEach((word, at) => {
    if (phrases.code.test(word.low) && !phrases.otherCode.has(low(words, at - 1))) {
      cue = at;
      const after = afterCue(words, at, phrases);
      if (after) take(...after);
      const before = beforeCue(words, at, phrases);
      if (before) take(...before);
      for (let back = Math.max(0, at - SAME_MATTER); back < at; back += 1) {
        const end = endOfTyped(words, back, phrases);
        if (end !== undefined) take(back, end);
      }
    } else if (at - cue <= SAME_MATTER) {
      const end = endOfTyped(words, at, phrases);
      if (end !== undefined) take(at, end);
    }
  });
  return found;
}

/** `the code was 493 021`, `OTP 123456`, `the code I got on my phone is 4821`. */
function afterCue(words: readonly Word[], cue: number, phrases: Phrases): readonly [number, number] | undefined {
  if (endsSentence(words[cue]) && !connects(words[cue])) return undefined;
  let connected = connects(words[cue]);
  let named = false;
  for (let at = cue + 1; at <= cue + REACH; at += 1) {
    const word = words[at];
    if (!word) return undefined;
    const near = connected || at === cue + 1;
    const end = endOfCode(words, at, phrases, connected, /^c[vs]/.test(low(words, cue)) ? 3 : 4);
    if (end !== undefined) {
      const said = near || /[(["'“]/.test(word.pre) || phrases.verbs.has(low(words, at - 1)) || connects(words[at - 1]);
      return said && !named ? [at, end] : undefined;
    }
    if (phrases.code.test(word.low) || endsSentence(word)) return undefined;
    if (phrases.names.has(word.low) && at > cue + 1) {
      named = !(phrases.places.has(low(words, at - 1)) || phrases.places.has(low(words, at - 2)));
      connected = false;
    } else {
      connected =
        phrases.is.has(word.low) ||
        connects(word) ||
        isSign(word) ||
        /^(?:me|us|got|received|number)$/.test(word.low) ||
        (connected && phrases.fillers.has(word.low));
    }
  }
  return undefined;
}

/** `482913 is the code`, `entered 4821 as my PIN`. */
function beforeCue(words: readonly Word[], cue: number, phrases: Phrases): readonly [number, number] | undefined {
  let link = cue - 1;
  while (link > cue - 5 && phrases.owners.has(low(words, link))) link -= 1;
  if (!phrases.as.has(low(words, link))) return undefined;
  let first = link - 1;
  while (first > link - 8 && isDigits(words[first - 1], phrases)) first -= 1;
  if (isSaidOf(words, first, phrases)) return undefined;
  return endOfCode(words, first, phrases, true, 4) === link - 1 ? [first, link - 1] : undefined;
}

/** `typed 482913`, in the neighbourhood of a cue: the place where it ends. */
function endOfTyped(words: readonly Word[], at: number, phrases: Phrases): number | undefined {
  let verb = at - 1;
  while (verb > at - 3 && phrases.fillers.has(low(words, verb)) && !phrases.verbs.has(low(words, verb))) verb -= 1;
  const did = low(words, verb);
  const it = phrases.is.has(did) && phrases.pronouns.has(low(words, verb - 1));
  if (!(phrases.verbs.has(did) || it) || endsSentence(words[verb])) return undefined;
  const end = endOfCode(words, at, phrases, false, 4);
  if (end === undefined) return undefined;
  const as = phrases.as.has(low(words, end + 1)) && [2, 3, 4].some((far) => phrases.names.has(low(words, end + far)));
  return as || phrases.names.has(low(words, end + 1)) ? undefined : end;
}

/** Where the code that begins here ends: 4 to 8 digits in all, not a year, a date, or a number of something. */
function endOfCode(
  words: readonly Word[],
  from: number,
  phrases: Phrases,
  announced: boolean,
  atLeast: number,
): number | undefined {
  const first = words[from];
  if (!first) return undefined;
  const { raw } = first;
  if (GROUPED.test(raw) && (announced || !DATE.test(raw))) return from;
  if (announced && LETTERED.test(raw) && !phrases.unit.test(first.low) && !phrases.product.test(first.low)) return from;
  let count = 0;
  let end = from - 1;
  for (let at = from; at < from + 10 && isDigits(words[at], phrases); at += 1) {
    const word = words[at];
    count += phrases.digits.has(word?.low ?? '') ? 1 : (word?.raw.length ?? 0);
    end = at;
    if (endsClause(word) || word?.post) break;
  }
  if (count < atLeast || count > 8) return undefined;
  const next = endsClause(words[end]) ? '' : low(words, end + 1);
  if (phrases.counted.test(next)) return undefined;
  const year = end === from && /^(?:19|20)\d\d$/.test(raw);
  return year && !announced ? undefined : end;
}

function isDigits(word: Word | undefined, phrases: Phrases): boolean {
  return word !== undefined && (DIGITS.test(word.raw) || phrases.digits.has(word.low));
}

/** `account 482913`, `for 4821` */
function isSaidOf(words: readonly Word[], at: number, phrases: Phrases): boolean {
  return [1, 2].some((back) => phrases.names.has(low(words, at - back)));
}
