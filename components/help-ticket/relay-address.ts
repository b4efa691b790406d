/**
 * The origin of a relay: https or, on this machine alone, http; nothing else in the address. Nothing where it is none.
 */
export function relayAddress(address: string): string | undefined {
  return /^(https:\/\/[^/?#@\\\s]+|http:\/\/(localhost|127(\.\d+){3}|\[::1])(:\d+)?)\/?$/.exec(address)?.[1];
}
