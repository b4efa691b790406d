import { writeFileSync } from 'node:fs';

/**
 * A reporter for Web Test Runner that writes the figures of the run as JSON: passed, failed, skipped. A file that
 * failed outside of a test (it could not be loaded, an import is missing) counts as one failed test.
 *
 * @param {string | undefined} file where to write; nothing is written without it
 * @returns {import('@web/test-runner').Reporter}
 */
export function elementFigures(file) {
  return {
    stop({ sessions }) {
      if (file) writeFileSync(file, JSON.stringify(sum(sessions)));
    },
  };
}

/**
 * @param {Pick<import('@web/test-runner').TestSession, 'testResults' | 'errors' | 'passed'>[]} sessions
 * @returns {{passed: number, failed: number, skipped: number}}
 */
export function sum(sessions) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { testResults, errors, passed } of sessions) {
    const tests = testResults ? testsOf(testResults) : [];
    const failures = tests.filter((test) => !test.passed && !test.skipped).length;
    const skips = tests.filter((test) => test.skipped).length;
    const ranBadly = failures === 0 && (errors.length > 0 || !passed || tests.length === 0);
    total.skipped += skips;
    total.failed += ranBadly ? 1 : failures;
    total.passed += tests.length - failures - skips;
  }
  return total;
}

/**
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
function testsOf(suite) {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}
