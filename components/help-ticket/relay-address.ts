/**
 * The origin of a relay: https or, on this machine alone, http; nothing else in the address. Nothing where it is none.
 */
export function relayAddress(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.href !== `${url.origin}/`) return undefined;
  return /^(https:|http:\/\/(localhost|127(\.\d+){3}|\[::1])(:|$))/.test(url.origin) ? url.origin : undefined;
}
