import { createHmac } from 'node:crypto';
import { lengthPrefixed } from '../src/ticket/proof.ts';

/**
 * HMAC-SHA256 of some texts under the relay's secret. The purpose stands in front, and every text behind its length, so that
 * a hash made for one thing never passes for another.
 */
export function keyedHash(secret: string, purpose: string, ...texts: readonly string[]): Buffer {
  return createHmac('sha256', secret)
    .update(lengthPrefixed([purpose, ...texts]))
    .digest();
}
