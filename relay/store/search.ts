import { fold } from './fold.ts';

/** What a search at the local desk looks for. */
export interface Search {
  /** Folded; each has to stand somewhere in the ticket. */
  readonly words: readonly string[];
  /** The one ticket that is meant, whatever else is asked: a whole reference stands in the search. */
  readonly reference?: string;
}

/** A whole reference among other words; the last eight signs of one, with nothing beside them. */
const REFERENCES = [
  /(?<![^\s\p{P}])HW[\s\p{Pd}]*([\dA-Z]{4})[\s\p{Pd}]*([\dA-Z]{4})(?![^\s\p{P}])/iu,
  /^([\dA-Z]{4})[\s\p{Pd}]*([\dA-Z]{4})$/iu,
];

/** Reads what an agent typed, or copied from anywhere. */
export function searchFor(text: string): Search {
  const words = [...new Set(fold(text).split(/\s+/u).filter(Boolean))];
  const reference = referenceIn(text.trim());
  return { words, ...(reference !== undefined && { reference }) };
}

/** References have no I, L and O, so that these may be read as what they look like (`relay/server/reference.ts`). */
function referenceIn(text: string): string | undefined {
  for (const pattern of REFERENCES) {
    const [, first, second] = pattern.exec(text) ?? [];
    if (first && second) {
      const signs = `${first}-${second}`.toUpperCase().replace(/[IL]/g, '1').replaceAll('O', '0');
      return `HW-${signs}`;
    }
  }
  return undefined;
}
