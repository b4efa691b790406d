import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { integrityOf } from '../../src/compile/bundle-files.ts';
import { builtDoor, builtManifest, DIST } from './built.ts';

/**
 * The built files with some of them changed, and every hash that the index and the script have of them mended, as if they
 * had been built so.
 *
 * @param change the changed text of a file below `dist/`, or nothing where it stays
 * @returns changed files by their path below `dist/`
 */
export function repinned(change: (file: string, text: string) => string | undefined): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  const mended = new Map<string, string>();
  const { files } = builtManifest();
  const last = [builtDoor(), 'help-widget.js'];
  for (const file of [...files.map((built) => built.file).filter((name) => !last.includes(name)), ...last]) {
    const before = readFileSync(join(DIST, file), 'utf8');
    let after = change(file, before) ?? before;
    if (last.includes(file)) for (const [old, now] of mended) after = after.replaceAll(old, now);
    if (after === before) continue;
    changed.set(file, after);
    mended.set(hash(before), hash(after));
  }
  return changed;
}

function hash(text: string): string {
  return integrityOf(new TextEncoder().encode(text));
}
