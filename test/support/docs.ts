import { readFileSync } from 'node:fs';

/**
 * The code block that follows `<!-- name -->` in a document.
 *
 * @throws Error where the document has no such block
 */
export function blockOf(file: string, name: string): string {
  const [, after = ''] = readFileSync(file, 'utf8').split(`<!-- ${name} -->`);
  const block = /^\s*```[a-z]*\n([\s\S]*?)```/.exec(after)?.[1];
  if (block === undefined) throw new Error(`${file} has no block after "<!-- ${name} -->"`);
  return block;
}

/** The code blocks of a document in one language: `sh`, `html`. */
export function blocksIn(file: string, language: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^```([a-z]*)\n([\s\S]*?)^```/gm)]
    .filter(([, named]) => named === language)
    .map(([, , block = '']) => block);
}
