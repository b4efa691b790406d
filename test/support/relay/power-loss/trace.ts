/** What a process asked of the system, in the order in which it did. Only what the system did. */
export type Call =
  | { readonly name: 'write'; readonly path: string; readonly bytes: Buffer; readonly offset?: number }
  | { readonly name: 'sync'; readonly path: string }
  | { readonly name: 'truncate'; readonly path: string; readonly length: number }
  | { readonly name: 'unlink'; readonly path: string };

const STRING = String.raw`"((?:\\x[0-9a-f]{2})*)"`;
const FILE = String.raw`\d+<([^>]*)>(?:\(deleted\))?`;

const READERS: readonly (readonly [RegExp, (parts: readonly string[]) => Call])[] = [
  [
    new RegExp(`^pwrite64\\(${FILE}, ${STRING}, (\\d+), (\\d+)\\) += \\3$`),
    ([path = '', bytes = '', , offset]) => ({
      name: 'write',
      path: text(path),
      bytes: decoded(bytes),
      offset: Number(offset),
    }),
  ],
  [
    new RegExp(`^write\\(${FILE}, ${STRING}, (\\d+)\\) += \\d+$`),
    ([path = '', bytes = '']) => ({ name: 'write', path: text(path), bytes: decoded(bytes) }),
  ],
  [
    new RegExp(`^writev\\(${FILE}, \\[(.*)\\], \\d+\\) += \\d+$`),
    ([path = '', parts = '']) => ({
      name: 'write',
      path: text(path),
      bytes: Buffer.concat([...parts.matchAll(new RegExp(STRING, 'g'))].map(([, bytes = '']) => decoded(bytes))),
    }),
  ],
  [new RegExp(`^f(?:data)?sync\\(${FILE}\\) += 0$`), ([path = '']) => ({ name: 'sync', path: text(path) })],
  [
    new RegExp(`^ftruncate\\(${FILE}, (\\d+)\\) += 0$`),
    ([path = '', length]) => ({ name: 'truncate', path: text(path), length: Number(length) }),
  ],
  [new RegExp(`^unlink\\(${STRING}\\) += 0$`), ([path = '']) => ({ name: 'unlink', path: text(path) })],
];

/**
 * Reads what strace wrote (with `-y -xx`).
 *
 * @throws Error where a line says something that this does not know: nothing may go unseen
 */
export function readTrace(trace: string): Call[] {
  return trace
    .split('\n')
    .filter((line) => line && !/ = -1 E|^\+\+\+|^exit/.test(line))
    .map((line) => {
      for (const [pattern, read] of READERS) {
        const found = pattern.exec(line);
        if (found) return read(found.slice(1));
      }
      throw new Error(`What strace says here is not known: ${line.slice(0, 120)} … ${line.slice(-40)}`);
    });
}

function decoded(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
}

/** Names of files are escaped by some versions, and by some are not. */
function text(path: string): string {
  return /^(?:\\x[0-9a-f]{2})+$/.test(path) ? decoded(path).toString() : path;
}
