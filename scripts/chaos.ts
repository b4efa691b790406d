/**
 * `npm run test:chaos`: the long forms of the proofs that nothing is lost and nothing is there twice, one after the other, and
 * all their figures in the end. `npm test` has short forms of them all.
 *
 *   npm run test:chaos -- --only kills,faults   runs some
 *   npm run test:chaos -- --count 100           with so many of whatever each counts
 *   npm run test:chaos -- --seed 7              with a seed, as a report printed it
 *   npm run test:chaos -- --list                names them
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../test/support/relay/chaos/report.ts';
import { failuresOf, printed } from '../test/support/relay/chaos/report.ts';
import { freshSeed } from '../test/support/relay/chaos/seed.ts';
import { optionsOrEnd } from './options.ts';
import type { ChaosOptions, ChaosRun } from './testing/chaos-runs.ts';
import { CHAOS_RUNS } from './testing/chaos-runs.ts';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
// Processes of a run end with this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await main();

async function main(): Promise<number> {
  const values = optionsOrEnd({
    only: { type: 'string', multiple: true },
    count: { type: 'string' },
    seed: { type: 'string' },
    list: { type: 'boolean' },
  });
  if (values.list) {
    for (const { id, what, count, of } of CHAOS_RUNS) console.log(`${id.padEnd(10)} ${what} (${count} ${of})`);
    return 0;
  }
  const ids = CHAOS_RUNS.map(({ id }) => id);
  const only = values.only?.flatMap((list) => list.split(',')) ?? ids;
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined) return misused(`There is no run "${unknown}". The runs are: ${ids.join(', ')}.`);
  const [count, seed] = [values.count, values.seed].map((text) => (text === undefined ? undefined : Number(text)));
  if ([count, seed].some((number) => number !== undefined && !(Number.isSafeInteger(number) && number > 0))) {
    return misused('Count and seed must be whole numbers above 0.');
  }

  const reports: Report[] = [];
  for (const run of CHAOS_RUNS.filter(({ id }) => only.includes(id))) {
    console.log(`\n== ${run.what} (${run.id})`);
    const report = await reportOf(run, { count: count ?? run.count, seed: seed ?? freshSeed(), progress });
    console.log(printed(report));
    reports.push(report);
  }
  console.log(`\n== All figures\n\n${reports.map(printed).join('\n\n')}\n`);
  const failures = reports.flatMap((report) => failuresOf(report).map((failure) => `${report.title}: ${failure}`));
  for (const failure of failures) console.error(`FAIL ${failure}`);
  console.log(
    failures.length ? `${failures.length} figures are wrong.` : 'Nothing was lost, and nothing is there twice.',
  );
  return failures.length ? 1 : 0;
}

/** A run that breaks off is a failure like any other: the next one goes on. */
async function reportOf({ id, run }: ChaosRun, options: ChaosOptions): Promise<Report> {
  try {
    return await run(options);
  } catch (error) {
    console.error(error);
    const title = `${id} (seed ${options.seed})`;
    return { title, figures: [{ what: 'broke off', value: String(error), wanted: 0 }] };
  }
}

function progress(sentence: string): void {
  console.log(`  ${sentence}`);
}

function misused(sentence: string): number {
  console.error(sentence);
  return 2;
}
