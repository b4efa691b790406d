import type { FieldId, TicketOutcome } from '../bundle/bundle.ts';
import type { Entries } from './draft.ts';
import { cleanEntry, countCodePoints, isEmailField, isPhoneField, limitOf } from './entry.ts';

export { countCodePoints, limitOf };

/** What is wrong with an entry. Its words are `error-<problem>`. */
export type Problem =
  | { readonly field: FieldId; readonly problem: 'contact-missing' | 'missing' | 'email' | 'phone' }
  /** `limit` and `over` (how many too many) in code points. */
  | { readonly field: FieldId; readonly problem: 'too-long'; readonly limit: number; readonly over: number };

/**
 * Checks what was typed against what the ticket asks for: at most one problem a field, in the form's order.
 * A missing contact is told at the first of the two contact fields. No problems: the ticket can go.
 */
export function checkEntries(outcome: TicketOutcome, entries: Entries): readonly Problem[] {
  const filled = (field: FieldId): boolean => cleanEntry(field, entries[field]) !== '';
  const contacts = outcome.fields.filter((field) => field.startsWith('contact-'));
  const contactMissing = !contacts.some(filled);
  return outcome.fields.flatMap((field): Problem[] => {
    const text = cleanEntry(field, entries[field]);
    if (!text) {
      if (contactMissing && field === contacts[0]) return [{ field, problem: 'contact-missing' }];
      return outcome.needs.includes(field) ? [{ field, problem: 'missing' }] : [];
    }
    const limit = limitOf(field);
    const over = countCodePoints(text) - limit;
    if (over > 0) return [{ field, problem: 'too-long', limit, over }];
    if (isEmailField(field) && !isEmail(text)) return [{ field, problem: 'email' }];
    if (isPhoneField(field) && !isPhone(text)) return [{ field, problem: 'phone' }];
    return [];
  });
}

/**
 * A local part, quoted or not; then an address literal, or labels of a domain, in any script: no space, no ASCII
 * punctuation but `-` and `_`, none of the full stops that IDNA takes for a dot (UTS 46, section 2.3).
 */
const EMAIL =
  /^(?:[^\s@"<>()[\]\\,;:]{1,64}|"[^"\\\n]{1,62}")@(?:\[[\da-f.:IPv]{3,45}\]|(?:(?!-)[^\s\0-,./:-@[-^`{-\x7f。．｡]{1,63}(?<!-)(?:[.。．｡](?!$)|$)){2,}(?<![.。．｡]\d+))$/iu;

/**
 * Whether mail to this address might arrive. Local part and domain may be in any script (RFC 6531, section 3.3), the
 * local part quoted, and dots may stand where RFC 5321 has none, since such addresses are in use. Refused is what surely
 * cannot be delivered: no `@`, spaces, a domain of one label, an empty label, a top level of digits alone.
 */
export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/**
 * Whether this can be a phone number: 5 to 20 digits of any script, with spaces, `+ ( ) - . /` anywhere between,
 * then at most an extension (`ext 5`, `x5`, `#5`, or a word of another language). Invisible marks that address books
 * put around numbers do not count.
 */
export function isPhone(text: string): boolean {
  const number = /^([\p{Nd}\s+＋()（）./\p{Pd}]+)(?:[,;\s]*(?:\p{L}{1,12}\.?|#)[\s:=.]{0,2}\p{Nd}{1,6})?$/u.exec(
    text.replace(/\p{Cf}/gu, ''),
  )?.[1];
  const digits = number?.match(/\p{Nd}/gu)?.length ?? 0;
  return digits >= 5 && digits <= 20;
}
