import type { TextPoint } from './yaml.ts';

/** Where `part` first stands in a text, as `{ point }`; nothing where it does not. */
export function pointOf(text: string, part: string): { point?: TextPoint } {
  const index = text.indexOf(part);
  if (index < 0) return {};
  const before = text.slice(0, index).split('\n');
  return { point: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } };
}
