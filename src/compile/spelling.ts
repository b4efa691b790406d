/** Names that are longer are not compared, and only so many are told for: so a whole check stays linear. */
const LONGEST = 64;
const MOST = 50;

/**
 * Tells what a name that is not there was probably meant to be.
 *
 * @param names those that are there
 * @returns for a name: a sentence to put behind a message, with a space before it; nothing where no name is near
 */
export function spelling(names: Iterable<string>): (name: string) => string {
  const known = [...names].filter(({ length }) => length <= LONGEST);
  const told = new Map<string, string>();
  return (name) => {
    const before = told.get(name);
    if (before !== undefined) return before;
    if (told.size === MOST || name.length > LONGEST) return '';
    const near = nearest(name, known);
    const sentence = near === undefined ? '' : ` Did you mean "${near}"?`;
    told.set(name, sentence);
    return sentence;
  };
}

/** The first of the nearest names; none where too much of the name would have to change. */
function nearest(name: string, known: readonly string[]): string | undefined {
  let limit = name.length < 5 ? 1 : name.length < 9 ? 2 : 3;
  let found: string | undefined;
  for (const other of known) {
    if (limit < 0) break;
    const far = distance(name, other, limit);
    if (far > limit) continue;
    found = other;
    limit = far - 1;
  }
  return found;
}

/** Letters to add, take away or change (Levenshtein's distance); some greater number where it is above the limit. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > limit) return limit + 1;
    above = row;
  }
  return above[b.length] ?? 0;
}
