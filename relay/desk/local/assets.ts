import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the pages load, read once: nothing else of the folder is at any address. */
export const ASSETS: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map(
  (
    [
      ['desk.css', 'text/css; charset=utf-8'],
      ['copy.js', 'text/javascript; charset=utf-8'],
      ['icon.svg', 'image/svg+xml'],
    ] as const
  ).map(([name, type]) => [name, { type, text: readFileSync(join(import.meta.dirname, name), 'utf8') }]),
);
