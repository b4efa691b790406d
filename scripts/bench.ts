/**
 * `npm run bench`: what the built files weigh, how fast they are in Chromium on a slow machine, and the same of what a
 * team would use instead. With `--write` it puts the comparison into README.md.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { stages } from '../bench/bytes.ts';
import type { Figures } from '../bench/cold-run.ts';
import { THROTTLE } from '../bench/cold-run.ts';
import { compare } from '../bench/compare.ts';
import { figure, figuresTable, ratiosTable } from '../bench/comparison.ts';
import { measureCompile, SIZES } from '../bench/compile.ts';
import type { Table } from '../bench/tables.ts';
import { between, markdownTable, plainTable } from '../bench/tables.ts';
import { kibibytes, milliseconds, score, whole } from '../bench/units.ts';

const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
if (status !== 0) process.exit(1);

function print(title: string, table: Table): void {
  console.log(`\n${title}\n${plainTable(table)}`);
}

print('Bytes until …', {
  head: ['', 'raw', 'gzip', 'brotli', 'budget', 'of it'],
  rows: stages().map(({ what, raw, gzip, brotli, budget }) => [
    what,
    ...[raw, gzip, brotli, budget].map(whole),
    `${((brotli / budget) * 100).toFixed(0)} %`,
  ]),
});

const { chromium, empty, widget, byHand, all, missing } = await compare();
const took = Math.min(...all.map(({ runs }) => runs.length));
const how = `Chromium ${chromium.split('.')[0]} at ${THROTTLE}x CPU throttle on ${availableParallelism()} cores: medians of ${took} cold runs each, in turn`;
const figures = figuresTable(all, empty);
const ratios = ratiosTable(all, empty);
print(`Beside what a team would use instead, over an empty page (ranges in brackets). ${how}`, figures);
print('As ratios of the medians', ratios);
for (const { name, why } of missing) console.log(`Not measured: ${name}. ${why}`);

if (process.argv.includes('--write')) {
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
  const words = [
    `${date}, ${how}; ranges in brackets.`,
    markdownTable(figures),
    'How many times as much as this widget:',
    markdownTable(ratios),
  ].join('\n\n');
  const readme = between(readFileSync('README.md', 'utf8'), 'comparison', words);
  writeFileSync('README.md', await format(readme, { ...(await resolveConfig('README.md')), parser: 'markdown' }));
  console.log('\nWritten into README.md.');
}

/** A target, and how the widget stands to it; `floor` is the empty page's figure that is taken off. */
function target(
  what: string,
  name: keyof Figures,
  limit: number,
  unit: (value: number) => string,
  floor?: keyof Figures,
): readonly string[] {
  const [ours, theirs] = [widget, byHand].map((one) =>
    floor ? figure(one, name, empty, floor).median : figure(one, name).median,
  ) as [number, number];
  const times = theirs > 0 ? (ours / theirs).toFixed(2) : '';
  return [what, unit(ours), unit(theirs), times, unit(limit), ours <= limit ? 'met' : 'OVER'];
}

print('Targets', {
  head: ['', 'widget', 'by hand', 'ratio', 'target', ''],
  rows: [
    target('scripting until the launcher stands', 'script', 20, milliseconds, 'script'),
    target('scripting for launcher and first question', 'scriptToQuestion', 120, milliseconds, 'script'),
    // At most 1.3 times what is written by hand for one page.
    target('press to first question', 'clickToQuestion', 1.3 * figure(byHand, 'clickToQuestion').median, milliseconds),
    target('answer to next question', 'nextQuestion', 50, milliseconds),
    target('heap, closed', 'heap', 64 * 1024, kibibytes, 'heap'),
    target('heap, open', 'heapOpen', 500 * 1024, kibibytes, 'heap'),
    target('long tasks, from launcher to ticket', 'longTasks', 0, whole),
    target('layout shift, as browsers score it', 'unexpectedShift', 0, score),
    target('layout shift, that after a press too', 'layoutShift', 0, score),
  ],
});

const { medians, ratio } = measureCompile();
print('Checking and compiling content', {
  head: ['steps', 'median', 'a step'],
  rows: SIZES.map((size) => {
    const time = medians[size] ?? NaN;
    return [whole(size), milliseconds(time), milliseconds(time / size)];
  }),
});
console.log(`time a step, ${SIZES[2]} over ${SIZES[0]} steps: ${ratio.toFixed(2)} (1 is linear)\n`);

await import('../bench/redact.ts');
