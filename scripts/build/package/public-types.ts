import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** The modules that the package's users import, as `package.json` names them. */
const DOORS = ['src/package/index.d.ts', 'src/package/define.d.ts', 'src/embed/global.d.ts'];

/**
 * The types of the npm package, as TypeScript declares them from the sources: path -> text. Imports name the `.js` beside
 * the `.d.ts`, which every way of resolving modules understands. What is marked `@internal` is left out.
 *
 * @param root the project's folder
 * @throws what TypeScript says, where the sources do not fit together
 */
export async function publicTypes(root: string): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'help-widget-types-'));
  try {
    await declare(root, folder);
    const found = new Map<string, string>();
    const queue = [...DOORS];
    for (const file of queue) {
      if (found.has(file)) continue;
      const text = await readFile(path.join(folder, file), 'utf8');
      found.set(file, text.replaceAll(IMPORTED, '$1.js$2'));
      const imported = [...text.matchAll(IMPORTED)].map(([, start = '']) => start.slice(start.indexOf('.')));
      queue.push(...imported.map((specifier) => path.posix.join(path.posix.dirname(file), `${specifier}.d.ts`)));
    }
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** `from './state.ts'`, in the two pieces around the `.ts`. */
const IMPORTED = /(\bfrom ['"]\.\.?\/[^'"]+)\.ts(['"])/g;

async function declare(root: string, folder: string): Promise<void> {
  const tsc = path.join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const project = path.join(root, 'scripts/build/package/tsconfig.types.json');
  await promisify(execFile)(process.execPath, [tsc, '-p', project, '--outDir', folder]).catch((error: unknown) => {
    throw new Error(`The types could not be made:\n${(error as { stdout: string }).stdout}`, { cause: error });
  });
}
