import path from 'node:path';
import { compile } from '../src/compile/compile.ts';
import { readContent } from '../src/compile/read-content.ts';
import { isStale, readBuilt } from './snippet/built.ts';
import type { SnippetOptions } from './snippet/options.ts';
import { asksForHelp, readOptions, USAGE } from './snippet/options.ts';
import { snippet } from './snippet/tags.ts';

// `npm run -s snippet -- <brand> [options]`: prints what to put on a page, and on the error stream what it means, so
// that the code alone can be piped. Builds first where `dist/` is missing or older than its sources: the hash is that
// of the files as they are now.
const root = path.join(import.meta.dirname, '..');
const args = process.argv.slice(2);
try {
  if (asksForHelp(args)) console.log(USAGE);
  else await print(readOptions(args));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function print(options: SnippetOptions): Promise<void> {
  const { bundles } = compile(await readContent(path.join(root, 'content')));
  if (isStale(root)) await build();
  const { code, notes } = snippet(options, readBuilt(root), bundles);
  console.log(code);
  console.error(['', ...notes].join('\n'));
}

/** The build prints its files; here they are no part of the answer. */
async function build(): Promise<void> {
  const { log } = console;
  console.error('Building dist/ …');
  console.log = () => {};
  try {
    await import('./build.ts');
  } finally {
    console.log = log;
  }
}
