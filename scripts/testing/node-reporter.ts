import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/**
 * A reporter for `node --test` that a person can follow: one line a file, and every failure in full where it happens.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type === 'test:fail' && event.data.details.type !== 'suite') {
      const { name, file, line, details } = event.data;
      const place = file ? `${relative(process.cwd(), file)}:${line}` : '';
      yield `  failed: ${name} (${place})\n${indent(inspect(details.error.cause ?? details.error))}\n`;
    } else if (event.type === 'test:stderr' || event.type === 'test:stdout') {
      yield event.data.message;
    } else if (event.type === 'test:summary' && event.data.file) {
      const { file, success, counts, duration_ms: duration } = event.data;
      yield `${success ? 'ok  ' : 'FAIL'} ${relative(process.cwd(), file)}  ${counts.passed} of ${counts.tests}, ${Math.round(duration)} ms\n`;
    }
  }
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
