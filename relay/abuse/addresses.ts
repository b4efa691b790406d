import type { Draft } from '../../src/ticket/draft.ts';
import { keyedHash } from '../keyed-hash.ts';

/**
 * Keyed hashes of the addresses a ticket can be answered at. They count tickets and find an address's tickets again without
 * keeping the address itself.
 */
export function addressHashes(secret: string, { requester: { email, phone } }: Pick<Draft, 'requester'>): string[] {
  return [email, phone].filter((address) => address !== undefined).map((address) => addressHash(secret, address));
}

/** The keyed hash of an email address or a phone number, however it is written. */
export function addressHash(secret: string, address: string): string {
  return keyedHash(secret, 'address', sameAddress(address)).toString('hex');
}

/** One way to write an address: of an email the case, of a number all but its digits does not count. */
function sameAddress(address: string): string {
  const plain = address.normalize('NFKC').trim();
  return plain.includes('@') ? plain.toLowerCase() : plain.replace(/[^\p{Nd}]/gu, '');
}
