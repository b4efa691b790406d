import type { Draft } from '../../src/ticket/draft.ts';

/**
 * A text as both databases search it: without regard to case in any script, as near to Unicode's full case folding as the
 * language offers (`STRASSE` finds `Straße`), composed, and without what a database cannot hold.
 */
export function fold(text: string): string {
  return storable(text).normalize('NFC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}

/** PostgreSQL holds no NUL, and neither database half a surrogate pair. */
export function storable(text: string): string {
  return text.replace(/[\p{Cs}\0]/gu, '\ufffd');
}

/** All that a customer wrote in a ticket, folded, a line each. */
export function foldedWords({ requester, fields, message }: Draft): string {
  return [...Object.values(requester), ...Object.values(fields), message].map(fold).join('\n');
}
