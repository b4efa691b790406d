import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './outcome.ts';
import { skippedNote } from './outcome.ts';

/** A part of `npm test`: a command, and how its figures are read. */
export interface Part {
  readonly id: string;
  readonly what: string;
  /** A program of `node_modules/.bin` and its arguments. */
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The part is ended, and has failed, after so long. */
  readonly minutes: number;
  /**
   * Reads what the runner wrote, after it has ended. Without this the part is one test, and its exit code the
   * result. Throws where the runner wrote nothing.
   */
  readonly figures?: () => Outcome;
}

/**
 * Every part in the order it runs. What a check says stands before what a test finds out, and what needs `dist/`
 * after the build.
 *
 * @param results folder in which runners write their figures
 */
export function partsOf(results: string): readonly Part[] {
  const file = (name: string): string => join(results, `${name}.json`);
  return [
    { id: 'lint', what: 'Lint', command: ['oxlint', '--deny-warnings'], minutes: 2 },
    { id: 'format', what: 'Format', command: ['prettier', '--check', '--log-level=warn', '.'], minutes: 2 },
    { id: 'types', what: 'Types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'], minutes: 2 },
    { id: 'content', what: 'Content', command: ['node', 'scripts/content-check.ts'], minutes: 2 },
    nodeTests('unit', 'Tests in Node.js', ['test/!(dist|relay|size)/**/*.test.ts', 'test/*.test.ts'], file('unit'), 6),
    nodeTests('relay', 'Tests of the relay', ['test/relay/**/*.test.ts'], file('relay'), 6),
    { id: 'build', what: 'Build', command: ['node', 'scripts/build.ts'], minutes: 3 },
    nodeTests('dist', 'Tests of the built files', ['test/dist/**/*.test.ts'], file('dist'), 3),
    nodeTests('size', 'Size budgets', ['test/size/**/*.test.ts'], file('size'), 2),
    {
      id: 'elements',
      what: 'Tests of elements in a browser',
      command: ['web-test-runner'],
      environment: { ELEMENT_FIGURES: file('elements') },
      minutes: 6,
      figures: () => elementOutcome(read(file('elements')) as ElementFigures),
    },
    {
      id: 'journeys',
      what: 'Journeys through the built files in a browser',
      command: ['playwright', 'test'],
      environment: { JOURNEY_FIGURES: file('journeys') },
      minutes: 18,
      figures: () => journeyOutcome(read(file('journeys')) as JourneyFigures),
    },
  ];
}

interface ElementFigures {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of Playwright's JSON report that is read here. */
interface JourneyFigures {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly { readonly message?: string }[];
}

/** Figures of Web Test Runner, as `element-figures.mjs` writes them. */
export function elementOutcome({ passed, failed, skipped }: ElementFigures): Outcome {
  return { passed, failed, ...skippedNote(skipped) };
}

/** Figures of Playwright's JSON report. A journey that passed only when repeated has failed; so has an error outside. */
export function journeyOutcome({ stats, errors }: JourneyFigures): Outcome {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    ...skippedNote(stats.skipped),
  };
}

function nodeTests(id: string, what: string, patterns: readonly string[], file: string, minutes: number): Part {
  return {
    id,
    what,
    command: [
      'node',
      '--test',
      // A test that hangs is named, and the rest goes on.
      '--test-timeout=60000',
      '--test-reporter=./scripts/testing/node-reporter.ts',
      '--test-reporter-destination=stdout',
      '--test-reporter=./scripts/testing/node-figures.ts',
      `--test-reporter-destination=${file}`,
      ...patterns,
    ],
    minutes,
    figures: () => read(file) as Outcome,
  };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
