/**
 * The origin of a relay: https or, on this machine alone, http; nothing else in the address. Nothing where it is none.
 */
export function relayAddress(address: string): string | undefined {
  return URL.canParse(address)
    ? /^(https:\/\/[^/@]+|http:\/\/(localhost|127(\.\d+){3}|\[::1])(:\d+)?)\/$/.exec(new URL(address).href)?.[1]
    : undefined;
}
