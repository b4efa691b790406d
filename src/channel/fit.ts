import type { Section, SectionId } from '../ticket/text.ts';
import type { FilledLink } from './channel.ts';

/**
 * What goes when an address grows too long, in this order, until it fits. What the agent can look up or ask for goes
 * first; what only the customer can say, and how to reach them, goes last. `extras` are values that stand in the text
 * as well, so nothing is left out with them. `articles` and `trail` go whole, `about` down to its reference (with it the
 * agent finds a ticket that came twice), and the others are shortened no more than they must be.
 */
const ORDER: readonly (SectionId | 'extras')[] = [
  'articles',
  'trail',
  'about',
  'extras',
  'message',
  'fields',
  'contact',
  'subject',
];

/**
 * Fills an address with as much of the ticket as fits. Every section that is not in it to its last letter stands in
 * `left`, in full.
 *
 * @param sections the ticket in words
 * @param reference the submission id: the line it stands on is kept
 * @param limit the longest address, in characters
 * @param address makes the address of some sections, with or without extras
 */
export function fit(
  sections: readonly Section[],
  reference: string,
  limit: number,
  address: (sections: readonly Section[], extras: boolean) => string,
): FilledLink {
  const left = new Set<SectionId>();
  let kept = sections;
  let extras = true;
  const fits = (some: readonly Section[]): boolean => address(some, extras).length <= limit;

  for (const id of ORDER) {
    if (fits(kept)) break;
    if (id === 'extras') {
      extras = false;
      continue;
    }
    const section = kept.find((one) => one.id === id);
    if (!section) continue;
    left.add(id);
    const having = (lines: readonly string[]): readonly Section[] =>
      kept.flatMap((one) => (one !== section ? one : lines.length ? { id, label: section.label, lines } : []));
    kept =
      id === 'articles' || id === 'trail' || id === 'about'
        ? having(section.lines.filter((line) => id === 'about' && line.includes(reference)))
        : having(shorten(section.lines, (lines) => fits(having(lines))));
  }
  // Only with labels longer than any real one: an address that opens the empty form beats one that is cut off.
  return fits(kept)
    ? { href: address(kept, extras), left: sections.filter(({ id }) => left.has(id)) }
    : { href: address([], false), left: sections };
}

/** The longest beginning that fits, cut where a word ends if one does nearby, with a mark where it was cut. */
function shorten(lines: readonly string[], fits: (lines: readonly string[]) => boolean): readonly string[] {
  const points = [...lines.join('\n')];
  const cut = (count: number): readonly string[] => {
    const start = points.slice(0, count).join('');
    return count ? [`${start.replace(/\s\S{0,24}$/, '').trimEnd()} …`] : [];
  };
  let most = 0;
  let over = points.length;
  while (over - most > 1) {
    const middle = (most + over) >> 1;
    if (fits(cut(middle))) most = middle;
    else over = middle;
  }
  return cut(most);
}

/** Text for an address. `encodeURIComponent` alone throws at half a surrogate pair. */
export function encode(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** Half a surrogate pair becomes U+FFFD, as in `String.prototype.toWellFormed` (ES2024). */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** Every kind of line break, as `lineBreak`. */
export function breakLines(text: string, lineBreak: string): string {
  return text.replace(/\r\n?|\n/g, lineBreak);
}

/** The subject on one line: it becomes a mail header or a one-line field. */
export function subjectOf(sections: readonly Section[]): string {
  return breakLines(sections.find(({ id }) => id === 'subject')?.lines.join(' ') ?? '', ' ');
}

/** The sections that make the text: all but the subject, which has a place of its own. */
export function bodyOf(sections: readonly Section[]): readonly Section[] {
  return sections.filter(({ id }) => id !== 'subject');
}
