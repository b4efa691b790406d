import { LINK_LIMIT, schemeOf } from '../bundle/link.ts';

export type Scheme = NonNullable<ReturnType<typeof schemeOf>>;

/**
 * What is wrong with an address, as a sentence that says what to do; nothing where it is fine. What a link may lead to
 * {@link schemeOf} decides, here and in the browser.
 */
export function addressFault(address: string, schemes: readonly Scheme[]): string | undefined {
  const scheme = schemeOf(address);
  if (scheme && schemes.includes(scheme)) return undefined;
  if (/[\s\\\p{C}]/u.test(address)) {
    return `"${address}" holds white space, an invisible character or a backslash. Write it encoded.`;
  }
  if (/^https:\/*[^/?#]*@/i.test(address)) {
    return `"${address}" carries a user name or password. Take everything before the @ away.`;
  }
  if (/^https:(?!\/\/[^/])/i.test(address)) {
    return `"${address}" lacks the two slashes after https: and the host after them. Write them.`;
  }
  if (address.length > LINK_LIMIT) return `This address has ${address.length} characters. Write at most ${LINK_LIMIT}.`;
  return `"${address}" is no whole ${list(schemes)} address. Write one, from its first letter on.`;
}

/** What is wrong with an origin: an https address that ends with its host. */
export function originFault(address: string): string | undefined {
  const fault = addressFault(address, ['https']);
  if (fault !== undefined) return fault;
  return new URL(address).origin === address
    ? undefined
    : `"${address}" has more than scheme and host. Write only "${new URL(address).origin}".`;
}

function list(schemes: readonly Scheme[]): string {
  return schemes.join(', ').replace(/, ([^,]*)$/, ' or $1');
}
