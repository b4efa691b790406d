/** A letter or digit; behind one, what else may stand inside a name in an address goes on with that name. */
const NAME_BEFORE = /[\p{L}\p{M}\p{N}][._%+-]*$/u;
const HOST_AFTER = /^(?:[.-]*[\p{L}\p{M}\p{N}])/u;
const DIGIT_BEFORE = /\p{N}$/u;
const DIGIT_AFTER = /^\p{N}/u;

/** How far around a find is looked: longer than any name in an address. */
const AROUND = 80;

/**
 * Whether an address stands in a text as itself and not as a part of a longer one: `anna@example.com` does not stand in
 * `joanna@example.com`, nor a number in a longer number. What is in doubt, as `anna@example.com.Thanks`, counts as another's:
 * nobody's ticket may go because of somebody else.
 *
 * @param text folded, as the address is
 */
export function standsIn(text: string, address: string): boolean {
  const [before, after] = address.includes('@') ? [NAME_BEFORE, HOST_AFTER] : [DIGIT_BEFORE, DIGIT_AFTER];
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const end = at + address.length;
    if (!before.test(text.slice(Math.max(0, at - AROUND), at)) && !after.test(text.slice(end, end + AROUND)))
      return true;
  }
  return false;
}
