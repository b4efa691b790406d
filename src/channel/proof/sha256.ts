/** Round constants and first state (FIPS 180-4, sections 4.2.2 and 5.3.3): roots of the first primes, past the point. */
const ROUNDS = new Int32Array(64);
const FIRST = new Int32Array(8);

const pastPoint = (root: number): number => (root % 1) * 2 ** 32;

for (let number = 2, found = 0; found < 64; number += 1) {
  let divisor = 2;
  while (number % divisor) divisor += 1;
  if (divisor < number) continue;
  FIRST[found] = pastPoint(Math.sqrt(number));
  ROUNDS[found++] = pastPoint(Math.cbrt(number));
}

const schedule = new Int32Array(64);

/**
 * SHA-256 (FIPS 180-4), as 8 words of 32 bits. The browser's own answers through a promise each time, and is missing on pages without
 * TLS.
 *
 * @param text a byte for each character, none above U+00FF; less than 256 MB
 */
export function sha256(text: string): Int32Array {
  const { length } = text;
  const data = new Int32Array(((length + 72) >> 6) << 4);
  const put = (byte: number, at: number): unknown => ((data[at >> 2] as number) |= byte << (24 - (at & 3) * 8));
  for (let at = 0; at < length; at += 1) put(text.charCodeAt(at), at);
  put(128, length);
  data[data.length - 1] = length * 8;
  const state = FIRST.slice();
  for (let at = 0; at < data.length; at += 16) compress(state, data.subarray(at, at + 16));
  return state;
}

function compress(state: Int32Array, block: Int32Array): void {
  const w = schedule;
  w.set(block);
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    if (t > 15) {
      const x = w[t - 15] as number;
      const y = w[t - 2] as number;
      (w[t] as number) =
        (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) +
        (w[t - 7] as number) +
        (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)) +
        (w[t - 16] as number);
    }
    const one =
      h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[t] as number) + (w[t] as number);
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => ((state[index] as number) += word));
}

/** Rotated to the right. */
function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
