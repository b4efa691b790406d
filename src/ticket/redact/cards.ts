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
    const groups = Array.from(run[0].matchAll(GROUP), ({ 0: digits, index }) => ({
      digits: digits.length > 38 ? '' : plainDigits(digits),
      start: run.index + index,
      end: run.index + index + digits.length,
    }));
    const signed = /[+＋]/.test(text[run.index - 1] ?? '');
    for (let first = signed ? 1 : 0; first < groups.length; first += 1) {
      const last = lastOfCard(groups, first);
      const [from, to] = [groups[first], groups[last]];
      if (!from || !to) continue;
      found.push({ start: from.start, end: to.end, kind: 'card' });
      first = last;
    }
  }
  return found;
}

/** The last of the groups that from `first` on make up a card number, the longest there is; -1 where none do. */
function lastOfCard(groups: readonly { readonly digits: string }[], first: number): number {
  let digits = '';
  let last = -1;
  for (let at = first; at < groups.length; at += 1) {
    const group = groups[at]?.digits;
    if (!group || digits.length + group.length > 19) break;
    digits += group;
    if (ISSUED.test(digits) && passesLuhn(digits)) last = at;
  }
  return last;
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 1; at <= digits.length; at += 1) {
    const digit = Number(digits.at(-at));
    sum += at % 2 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
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
