/**
 * What is wrong with an address, as a sentence that says what to do; nothing where it is fine. Every address must be
 * whole (never relative), have one of the schemes, carry no credentials, and hold no white space, control characters
 * or backslashes, which browsers read in different ways (WHATWG URL Standard, section 4.4).
 *
 * @param schemes with their colon: `https:`
 */
export function addressFault(address: string, schemes: readonly string[]): string | undefined {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\s\\\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(address)) {
    return `"${address}" holds white space, a control character or a backslash. Write it encoded.`;
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !schemes.includes(url.protocol)) {
    return `"${address}" is no whole ${list(schemes)} address. Write one, from its first letter on.`;
  }
  if (
    url.username !== '' ||
    url.password !== '' ||
    (url.protocol === 'https:' && /^https:\/*[^/?#]*@/i.test(address))
  ) {
    return `"${address}" carries a user name or password. Take everything before the @ away.`;
  }
  if (url.protocol === 'https:' && !address.toLowerCase().startsWith('https://')) {
    return `"${address}" lacks the two slashes after https:. Write them.`;
  }
  return undefined;
}

/** What is wrong with an origin: an https address that ends with its host. */
export function originFault(address: string): string | undefined {
  const fault = addressFault(address, ['https:']);
  if (fault !== undefined) return fault;
  return new URL(address).origin === address
    ? undefined
    : `"${address}" has more than scheme and host. Write only "${new URL(address).origin}".`;
}

function list(schemes: readonly string[]): string {
  return schemes
    .map((scheme) => scheme.slice(0, -1))
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1');
}
