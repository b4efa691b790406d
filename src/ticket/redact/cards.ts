import type { Finding } from './finding.ts';

const DIGIT = /\p{Nd}/u;
/** Digits with up to three spaces, hyphens, dots or invisible marks between them. */
const RUN = /\p{Nd}(?:[\s.\p{Pd}_·\p{Cf}\ufe0f\u20e3]{0,3}\p{Nd}){12,}/gu;
const GROUP = /\p{Nd}+/gu;
/** First digits and lengths that card networks use (ISO/IEC 7812): without them one number in ten would pass Luhn. */
const ISSUED = /^(?:4\d{12}(?:\d{3}){0,2}|(?:5|2[2-7]|6)\d{14,17}|3[47]\d{13}|3[0689]\d{12}|35\d{14,17})$/;

/** Card numbers: 13 to 19 digits of any script, grouped in any way, that a network could have issued and Luhn passes. */
export function findCards(text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const run of text.matchAll(RUN)) {
    const groups = [...run[0].matchAll(GROUP)];
    const signed = /[+＋]/.test(text[run.index - 1] ?? '');
    // At each group, the longest card that begins there.
    for (let first = signed ? 1 : 0; first < groups.length; first += 1) {
      const start = groups[first]?.index ?? 0;
      let end = 0;
      let digits = '';
      for (let at = first; at < groups.length && digits.length < 19; at += 1) {
        const { 0: group, index } = groups[at] as RegExpExecArray;
        digits += plainDigits(group.slice(0, 40));
        if (!ISSUED.test(digits) || !passesLuhn(digits)) continue;
        end = index + group.length;
        first = at;
      }
      if (end) found.push({ start: run.index + start, end: run.index + end, kind: 'card' });
    }
  }
  return found;
}

/** ISO/IEC 7812-1, annex B: from the right, every second digit counts double, and its own two digits one by one. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  // Not by `reduce`: libraries of old have one of their own in its place, and the card would stay in the text.
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.at(-1 - at));
    sum += at % 2 ? Number('0246813579'[digit]) : digit;
  }
  return sum % 10 === 0;
}

/** Digits of any script as 0 to 9. Unicode keeps each set of ten in a row, so the place in its row tells the value. */
function plainDigits(digits: string): string {
  return digits.replace(/\P{ASCII}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let place = 0;
    while (place < 50 && DIGIT.test(String.fromCodePoint(code - place - 1))) place += 1;
    return String(place % 10);
  });
}
