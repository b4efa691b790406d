import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../build/manifest.ts';

/** What a snippet needs to know of `dist/`. */
export interface Built {
  readonly version: string;
  /** Of the script: `sha384-…`. */
  readonly integrity: string;
}

const SCRIPT = 'help-widget.js';
/** What `dist/` is made from. */
const SOURCES = ['src/**', 'components/**', 'content/**', 'scripts/build*', 'scripts/build/**', 'package*.json'];

/** Whether there is no `dist/`, or something it is made from has changed since. */
export function isStale(root: string): boolean {
  const manifest = path.join(root, 'dist/manifest.json');
  if (!existsSync(manifest)) return true;
  const { mtimeMs } = statSync(manifest);
  return globSync(SOURCES, { cwd: root }).some((file) => statSync(path.join(root, file)).mtimeMs > mtimeMs);
}

/** @throws Error where the manifest does not name the script */
export function readBuilt(root: string): Built {
  const { version, files } = JSON.parse(readFileSync(path.join(root, 'dist/manifest.json'), 'utf8')) as Manifest;
  const script = files.find(({ file }) => file === SCRIPT);
  if (!script) throw new Error(`dist/manifest.json does not name ${SCRIPT}. Run "npm run build".`);
  return { version, integrity: script.integrity };
}
