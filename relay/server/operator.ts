import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';
import { keyedHash } from '../keyed-hash.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addSubnet('::1', 128, 'ipv6');

/**
 * Whether a request comes from those who run the relay: it carries the token or, where none is set, comes from this machine
 * itself and was not passed on by a proxy.
 */
export function isOperator(
  { secret, metricsToken }: { readonly secret: string; readonly metricsToken?: string },
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
): boolean {
  if (metricsToken !== undefined) {
    // Hashed, so that both have one length and the comparison tells nothing.
    const hash = (text: string): Buffer => keyedHash(secret, 'operator', text);
    return timingSafeEqual(hash(headers.authorization ?? ''), hash(`Bearer ${metricsToken}`));
  }
  if (headers['x-forwarded-for'] ?? headers['forwarded'] ?? headers['via']) return false;
  const address = socket.remoteAddress ?? '';
  return loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}
