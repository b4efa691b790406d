import { existsSync, globSync, readFileSync } from 'node:fs';
import type { Source } from './imports.ts';

/** The modules under these folders of the project, tests and declarations left out. Paths are from the root, with `/`. */
export function sourcesIn(...folders: readonly string[]): readonly Source[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,mts,js,mjs}`))
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) => !path.endsWith('.d.ts') && !path.includes('/node_modules/') && !path.endsWith('mockServiceWorker.js'),
    )
    .toSorted()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
