/** Heads and rows of texts; the first column is words, the others are figures. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** For a terminal: columns side by side, figures to the right. */
export function plainTable({ head, rows }: Table): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** For a page in Markdown. */
export function markdownTable({ head, rows }: Table): string {
  const line = (row: readonly string[]): string => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, column) => (column ? '--:' : '---'));
  return [head, rule, ...rows].map(line).join('\n');
}

/**
 * A document with other words between two marks, `<!-- name … -->` and `<!-- /name -->`.
 *
 * @throws Error where it has no such marks
 */
export function between(document: string, name: string, words: string): string {
  const marks = new RegExp(`(<!-- ${name}\\b[^>]*-->)[^]*?(<!-- /${name} -->)`);
  if (!marks.test(document)) throw new Error(`There is no <!-- ${name} --> … <!-- /${name} --> to write between`);
  return document.replace(marks, (_, begin: string, end: string) => `${begin}\n\n${words}\n\n${end}`);
}
