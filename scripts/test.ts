/**
 * `npm test`: runs every part, also after one that failed, and ends with one line that counts them all.
 * `npm test -- --only unit,journeys` runs some; `npm test -- --list` names them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optionsOrEnd } from './options.ts';
import type { Outcome } from './testing/outcome.ts';
import { closingLine } from './testing/outcome.ts';
import { partsOf } from './testing/parts.ts';
import { runPart } from './testing/run-part.ts';

const values = optionsOrEnd({ only: { type: 'string', multiple: true }, list: { type: 'boolean' } });
process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const results = mkdtempSync(join(tmpdir(), 'help-widget-results-'));
try {
  process.exitCode = await main();
} finally {
  rmSync(results, { recursive: true, force: true });
}

async function main(): Promise<number> {
  const all = partsOf(results);
  const ids = all.map((part) => part.id);
  if (values.list) {
    for (const { id, what } of all) console.log(`${id.padEnd(10)} ${what}`);
    return 0;
  }
  const only = values.only?.flatMap((list) => list.split(','));
  const unknown = only?.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}". The parts are: ${ids.join(', ')}.`);
    return 2;
  }

  const summary: string[] = [];
  const outcomes: Outcome[] = [];
  for (const part of all) {
    if (only && !only.includes(part.id)) continue;
    console.log(`\n== ${part.what} (${part.id})`);
    const began = performance.now();
    const outcome = await runPart(part);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    outcomes.push(outcome);
    summary.push(summaryLine(part.id, outcome, seconds));
  }
  console.log(`\n== Summary\n${summary.join('\n')}\n`);
  console.log(closingLine(outcomes));
  return outcomes.some((outcome) => outcome.failed > 0) ? 1 : 0;
}

function summaryLine(id: string, { passed, failed, note }: Outcome, seconds: string): string {
  const verdict = failed > 0 ? 'FAIL' : 'ok  ';
  const figures = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.padStart(7)} s`;
  return `${verdict} ${id.padEnd(10)}${figures}${note ? `  (${note})` : ''}`;
}
