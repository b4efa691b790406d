import path from 'node:path';

/** Parts of the content folder; an address that ends up in one of them is refused wherever the server's root is. */
const PARTS = /(?:^|\/)content\/+(?:agent|topics|brands|words|facts\.ya?ml|readme)(?:[/.?&#]|$)/;

/**
 * Whether an address of the development server, or the id of a module, leads into the content folder however it is
 * written: percent-encoded (also twice), with backslashes, double slashes, dot segments, other letter case, a query,
 * or by way of `/@fs/` or `/@id/`. Bundles are not in that folder and are served by name before this is asked.
 *
 * @param address path with its query, as it came
 * @param folder absolute path of the content folder
 */
export function reachesContent(address: string, folder: string): boolean {
  const plain = plainPath(address);
  const target = plainPath(folder);
  return plain === '/content' || plain.startsWith('/content/') || within(plain, target) || PARTS.test(plain);
}

function within(plain: string, folder: string): boolean {
  return `${plain}/`.includes(`${folder}/`);
}

/** Small letters, single slashes, no dot segments, nothing encoded. The query stays, as it may name a file too. */
function plainPath(address: string): string {
  let plain = address;
  for (let round = 0; round < 8; round += 1) {
    const decoded = decode(plain);
    if (decoded === plain) break;
    plain = decoded;
  }
  const slashes = plain
    .normalize('NFKC')
    .replace(/\0/g, '')
    .replace(/\\/g, '/')
    .replace(/\/{2,}/g, '/')
    .toLowerCase();
  return path.posix.normalize(slashes).replace(/(?<=.)\/$/, '');
}

/** Decodes what can be decoded, and leaves a stray percent sign as it stands. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    }
  });
}
