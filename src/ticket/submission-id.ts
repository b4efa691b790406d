/**
 * A version 4 UUID (RFC 9562, section 5.4). `crypto.randomUUID` is missing on pages served without TLS.
 *
 * @param random fills bytes, as `crypto.getRandomValues` does
 */
export function submissionId(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const hex = Array.from(random(new Uint8Array(16)), (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
