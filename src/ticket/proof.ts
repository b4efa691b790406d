/**
 * The proof of work that opens the relay's door where too many tickets come from one network. The relay hands out a
 * challenge; whoever finds an answer whose SHA-256, taken over {@link proofInput}, begins with `bits` zero bits has spent
 * the time, and is let in once.
 */
export interface Challenge {
  /** Names brand, origin and expiry, signed by the relay; opaque to the browser. ASCII. */
  readonly token: string;
  /** How many leading bits of the hash must be zero. */
  readonly bits: number;
  /** When it is no longer taken, in milliseconds since 1970. */
  readonly expires: number;
}

/** The request header that carries the proof: `<token>.<answer>`, the answer a decimal number. */
export const PROOF_HEADER = 'help-widget-proof';

/**
 * What is hashed: token and answer, each behind its length as four bytes, big-endian. Without the lengths, two pairs
 * could share one input.
 */
export function proofInput(token: string, answer: number): Uint8Array<ArrayBuffer> {
  return lengthPrefixed([token, String(answer)]);
}

/** UTF-8 texts one after another, each behind its length in bytes as four bytes, big-endian. */
export function lengthPrefixed(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  const parts = texts.map((text) => new TextEncoder().encode(text));
  let size = 0;
  for (const { length } of parts) size += 4 + length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  return bytes;
}

/** Whether a hash begins with so many zero bits. */
export function beginsWithZeros(hash: Uint8Array, bits: number): boolean {
  const whole = bits >> 3;
  const rest = bits & 7;
  return hash.subarray(0, whole).every((byte) => byte === 0) && (!rest || (hash[whole] ?? 255) >> (8 - rest) === 0);
}
