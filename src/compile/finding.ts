/** Something in the content that must be mended before it ships. Lines and columns count from 1. */
export interface Finding {
  /** Path below the content folder: `topics/sign-in.yaml`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The rule that refuses it, as its file in `rules/` is called; `yaml` and `shape` come from the reader. */
  readonly rule: string;
  /** What is wrong and what to do about it. */
  readonly message: string;
}

/** `file:line:column rule message`; `folder` is put before the file, so that an editor can open it. */
export function formatFinding(finding: Finding, folder = ''): string {
  const file = folder === '' ? finding.file : `${folder.replace(/\/$/, '')}/${finding.file}`;
  return `${file}:${finding.line}:${finding.column} ${finding.rule} ${finding.message}`;
}

/** Findings in the order of file, line, column and rule, each once. */
export function sortFindings(findings: Iterable<Finding>): readonly Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings) unique.set(formatFinding(finding), finding);
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
