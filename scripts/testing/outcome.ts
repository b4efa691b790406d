/** How a part of `npm test` went: the tests that passed and failed, and what a reader should know besides. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly note?: string;
}

/**
 * What a runner's own figures are worth once its exit is known. A runner that died, that says all is well and exits
 * otherwise, or that ran nothing, counts as one failed test: silence is no success.
 *
 * @param figures as the runner wrote them; nothing where it wrote none
 * @param exitCode null where the runner was killed
 */
export function judge(figures: Outcome | undefined, exitCode: number | null): Outcome {
  if (!figures)
    return { passed: 0, failed: 1, note: `the runner wrote no results (exit ${exitCode ?? 'by a signal'})` };
  const { passed, failed, note } = figures;
  const reason =
    passed + failed === 0
      ? 'no test ran'
      : exitCode !== 0 && failed === 0
        ? `the runner ended with exit ${exitCode ?? 'by a signal'}`
        : undefined;
  if (reason) return { passed, failed: failed + 1, note: note ? `${reason}; ${note}` : reason };
  return figures;
}

/** The sum over all parts, as the closing line of `npm test`. */
export function closingLine(outcomes: readonly Outcome[]): string {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  return `${passed} passed, ${failed} failed`;
}

/** How a note tells of tests that were left out. */
export function skippedNote(skipped: number): { note?: string } {
  return skipped > 0 ? { note: `${skipped} skipped` } : {};
}
