/**
 * A version 4 UUID (RFC 9562, section 5.4) from 16 random bytes, as `crypto.getRandomValues` gives them:
 * `crypto.randomUUID` is missing on pages served without TLS.
 *
 * @throws RangeError where there are not exactly 16 bytes.
 */
export function submissionId(random: Uint8Array): string {
  if (random.length !== 16) throw new RangeError('A submission id is made of 16 bytes');
  const hex = Array.from(random, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
