/** Crockford's base 32: no I, L, O and U, so that a reference can be read out and written down. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * What a ticket is called when people talk about it: `HW-7F3K-92QD`, 40 bits that say nothing.
 *
 * @param random fills bytes, as `crypto.getRandomValues` does
 */
export function newReference(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const digits = Array.from(random(new Uint8Array(8)), (byte) => DIGITS[byte & 31]).join('');
  return `HW-${digits.slice(0, 4)}-${digits.slice(4)}`;
}
