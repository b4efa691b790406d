import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Place } from './mutations.ts';
import { placesOf, valueAt } from './mutations.ts';

/** Keys whose texts are not words: ids, addresses and settings. */
const NO_WORDS =
  /^(?:format|topic|lang|dir|revision|start|person|kind|outcome|id|go|step|is|href|helpCentre|privacy|channel|host|locale|form|lineBreak|endpoint|address)$/;

/** Every place of a bundle where words for people stand, its brand's name and phone among them. */
export function wordPlaces(bundle: Bundle): readonly Place[] {
  return placesOf(bundle).filter((place) => {
    if (typeof valueAt(bundle, place) !== 'string') return false;
    const names = place.filter((name) => typeof name === 'string');
    if (['errorCodes', 'theme', 'fields', 'needs'].some((name) => names.includes(name))) return false;
    if (typeof place.at(-1) === 'number' && names.at(-1) === 'articles') return false;
    return !NO_WORDS.test(names.at(-1) ?? '');
  });
}

/** The bundle with other words at every place, by the place and its number. */
export function reworded(bundle: Bundle, word: (at: number, place: Place) => string): Bundle {
  const copy = JSON.parse(JSON.stringify(bundle)) as Bundle;
  for (const [at, place] of wordPlaces(bundle).entries()) {
    const holder = valueAt(copy, place.slice(0, -1)) as Record<string | number, unknown>;
    holder[place.at(-1) ?? ''] = word(at, place);
  }
  return copy;
}
