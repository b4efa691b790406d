import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { builtManifest, DIST } from '../built.ts';

/** Every word in the built scripts that could be a name. */
function wordsOfBuiltFiles(): readonly string[] {
  const scripts = builtManifest().files.filter(({ file }) => file.endsWith('.js'));
  const words = scripts.flatMap(({ file }) => readFileSync(join(DIST, file), 'utf8').match(/[A-Za-z_$][\w$]+/g) ?? []);
  return [...new Set(words)];
}

/** Names that are ours or a library's, and stand on no window or document by themselves. */
const MORE = [
  'helpWidget',
  'litHtmlVersions',
  'litHtmlPolyfillSupport',
  'litElementVersions',
  'trustedTypes',
  'process',
];

/**
 * Every name that the built scripts could mean something of the window or of the document by: found out in a browser, by
 * asking which of their words are names there. More than they read, never less.
 */
export async function namesToClobber(page: Page): Promise<readonly string[]> {
  const known = await page.evaluate(
    (words) => words.filter((word) => word in document || word in window),
    wordsOfBuiltFiles(),
  );
  return [...new Set([...known, ...MORE])];
}

/** Elements that take these names on the document and, where nothing has them, on the window. */
export function clobbering(names: readonly string[]): string {
  return names
    .map((name) => `<form name="${name}" hidden></form><img name="${name}" alt="" hidden><a id="${name}" hidden></a>`)
    .join('\n');
}
