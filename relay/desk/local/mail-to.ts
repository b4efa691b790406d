import { isEmail } from '../../../src/ticket/fields.ts';

/** What mail programs take for more than one address, or for the end of it, even where it is encoded. */
const AMBIGUOUS = /[,;:<>()"\\\p{C}]/u;

/**
 * The link that opens a mail to the customer, with the reference as its subject. Of what the customer wrote only the address
 * they gave is in it, and every sign with which it could add more to the mail is encoded (RFC 6068, section 2).
 *
 * @returns nothing where that is no plain email address
 */
export function mailTo(email: string | undefined, reference: string): string | undefined {
  const address = email?.trim() ?? '';
  if (!isEmail(address) || AMBIGUOUS.test(address)) return undefined;
  const at = address.lastIndexOf('@');
  const to = [address.slice(0, at), address.slice(at + 1)].map(encodeURIComponent).join('@');
  return `mailto:${to}?subject=${encodeURIComponent(`Your request ${reference}`)}`;
}
