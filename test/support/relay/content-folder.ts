import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Source } from '../../../src/compile/content.ts';

export interface ContentFolder extends AsyncDisposable {
  readonly path: string;
}

/** Writes content into a folder of its own, which is taken away in the end. */
export async function contentFolder(files: Source): Promise<ContentFolder> {
  const path = await mkdtemp(join(tmpdir(), 'help-widget-content-'));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  }
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
