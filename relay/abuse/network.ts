import { BlockList, isIP } from 'node:net';

/** Networks whose word on where a request came from is taken. */
export interface TrustedProxies {
  check(address: string): boolean;
}

/**
 * A list of networks to look addresses up in.
 *
 * @param networks in CIDR notation (RFC 4632, section 3.1), or single addresses
 * @throws RangeError where one is neither
 */
export function networkList(networks: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const version = isIP(address);
    const longest = version === 4 ? 32 : 128;
    const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
    if (!version || length < 0 || length > longest || network.split('/').length > 2) {
      throw new RangeError(`"${network}" is no network`);
    }
    list.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
  }
  return { check: (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') };
}

/**
 * The address a request came from: the peer's or, as long as that is a proxy to trust, the one that it names as its own
 * peer. So of `X-Forwarded-For` only that counts which our own proxies wrote, from the right; what a client put there itself
 * stands further left.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trusted: TrustedProxies): string {
  let address = plainAddress(peer) ?? peer;
  const hops = forwardedFor?.split(',') ?? [];
  while (isIP(address) && trusted.check(address)) {
    const before = hops.pop();
    if (before === undefined) break;
    const named = plainAddress(before);
    if (named === undefined) break;
    address = named;
  }
  return address;
}

/**
 * The network of an address, as it is counted: the first 24 bits of IPv4, the first 64 of IPv6, which is the least that one
 * customer of a provider gets (RFC 6177). An IPv4 address inside of IPv6 counts as IPv4.
 */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (plain === undefined) return 'unknown';
  if (isIP(plain) === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  return `${groups(plain).slice(0, 4).join(':')}::/64`;
}

/** An address without port, brackets and zone, IPv4 where it is IPv4; nothing where it is none. */
function plainAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '');
  if (isIP(bare) !== 6) return isIP(bare) ? bare : undefined;
  const parts = groups(bare);
  if (parts.slice(0, 5).some((part) => part !== '0') || parts[5] !== 'ffff') return bare;
  return parts
    .slice(6)
    .flatMap((part) => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255])
    .join('.');
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groups(address: string): readonly string[] {
  // The parser of addresses writes each in one way only (RFC 5952).
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = '', after] = written.split('::');
  const left = before ? before.split(':') : [];
  const right = after ? after.split(':') : [];
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right];
}
