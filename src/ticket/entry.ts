import type { FieldId } from '../bundle/bundle.ts';

/** Longest phone number as typed, in code points: 20 digits with room for spaces, brackets and an extension. */
export const PHONE_LIMIT = 64;
/** The longest text a customer may write in `message`, in code points. Other fields: {@link limitOf}. */
export const MESSAGE_LIMIT = 5_000;
export const FIELD_LIMIT = 320;

/** The most a field takes, in code points. */
export function limitOf(field: FieldId): number {
  return field === 'message' ? MESSAGE_LIMIT : isPhoneField(field) ? PHONE_LIMIT : FIELD_LIMIT;
}

export function isEmailField(field: FieldId): boolean {
  return field.endsWith('-email');
}

export function isPhoneField(field: FieldId): boolean {
  return field === 'contact-phone' || field === 'new-mobile';
}

/** How many characters a person would count if they knew Unicode: code points, not UTF-16 units. */
export function countCodePoints(text: string): number {
  return [...text].length;
}

/**
 * What was typed, as it is checked and sent: trimmed, line ends as `\n` (a space in all fields but `message`),
 * without control characters and halves of surrogate pairs, which no one types and JSON swells to six bytes.
 */
export function cleanEntry(field: FieldId, typed: string | undefined): string {
  const text = (typed ?? '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .trim();
  return field === 'message' ? text : text.replace(/[\n\t]+/g, ' ');
}
