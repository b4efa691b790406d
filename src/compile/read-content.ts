import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Source } from './content.ts';

/**
 * Reads every YAML file below a content folder.
 *
 * @throws where the folder is not there or a file cannot be read.
 */
export async function readContent(folder: string): Promise<Source> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const read = await Promise.all(
    files.map(
      async (file) => [path.relative(folder, file).split(path.sep).join('/'), await readFile(file, 'utf8')] as const,
    ),
  );
  return Object.fromEntries(read);
}
