import type { TestEvent } from 'node:test/reporters';
import type { Outcome } from './outcome.ts';
import { skippedNote } from './outcome.ts';

/**
 * A reporter for `node --test` that writes the figures of the whole run as JSON, an {@link Outcome}. A file without
 * a test is reported by Node.js as one test that passed, named after the file; here it is one that failed.
 */
export default async function* figures(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let empty = 0;
  for await (const event of events) {
    if (event.type === 'test:pass' && event.data.name === event.data.file) empty += 1;
    if (event.type === 'test:summary' && !event.data.file) {
      const { tests, passed, skipped, todo } = event.data.counts;
      const outcome: Outcome = {
        passed: passed - empty,
        failed: tests - passed - skipped - todo + empty,
        ...(empty > 0 ? { note: `${empty} files without a test` } : skippedNote(skipped)),
      };
      yield JSON.stringify(outcome);
    }
  }
}
