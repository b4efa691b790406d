/** The longest address that a link may have, in characters. */
export const LINK_LIMIT = 2048;

/**
 * The scheme of an address that a link may lead to, or nothing where no link may. The one judge of links, for the
 * compiler and for the browser: it takes only what every reader takes for the same address.
 *
 * A URL parser drops line breaks and tabs wherever they stand and control characters and spaces around, takes backslashes
 * for slashes, and reads `https:host` (WHATWG URL Standard, section 4.4), so an address with any of these leads where it
 * does not seem to lead. So do characters nobody sees (Unicode category C: bidi controls, zero width, tags), a name before
 * an `@`, and a telephone number with `*` or `#`, which may be a command to the phone.
 */
export function schemeOf(address: string): 'https' | 'mailto' | 'tel' | undefined {
  const [, scheme] =
    /^(https(?=:\/\/[^/?#@]+(?:[/?#]|$))|mailto(?=:[^?@]+@[^?@]+)|tel(?=:\+?[\d.()-]+(?:;ext=\d+)?$)):/.exec(address) ??
    [];
  return address.length > LINK_LIMIT || /[\s\\\p{C}]/u.test(address) || !URL.canParse(address)
    ? undefined
    : (scheme as 'https' | 'mailto' | 'tel' | undefined);
}
