/** `npm run bench`: what the built files weigh, and how fast they are in Chromium on a slow machine. */
import { spawnSync } from 'node:child_process';
import { stages } from '../bench/bytes.ts';
import { measureCompile, SIZES } from '../bench/compile.ts';
import type { Figures } from '../bench/page.ts';
import { comparePages, RUNS, THROTTLE } from '../bench/page.ts';

const { status } = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
if (status !== 0) process.exit(1);

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
  console.log(
    [`\n${title}`, line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n'),
  );
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
const kibibytes = (value: number): string => `${(value / 1024).toFixed(0)} KiB`;

table(
  'Bytes until …',
  ['', 'raw', 'gzip', 'brotli', 'budget', 'of it'],
  stages().map(({ what, raw, gzip, brotli, budget }) => [
    what,
    ...[raw, gzip, brotli, budget].map(whole),
    `${((brotli / budget) * 100).toFixed(0)} %`,
  ]),
);

const { empty, byHand, widget } = await comparePages();
const over = (page: Figures, figure: keyof Figures, base: keyof Figures = figure): number => page[figure] - empty[base];
const score = (value: number): string => value.toFixed(4);
const rows: readonly (readonly [string, number, number, number, (value: number) => string])[] = [
  ['scripting until the launcher stands', over(widget, 'script'), over(byHand, 'script'), 20, milliseconds],
  [
    'scripting for launcher and first question',
    over(widget, 'scriptToQuestion', 'script'),
    over(byHand, 'scriptToQuestion', 'script'),
    120,
    milliseconds,
  ],
  // At most 1.3 times what is written by hand for one page.
  [
    'press to first question',
    widget.clickToQuestion,
    byHand.clickToQuestion,
    1.3 * byHand.clickToQuestion,
    milliseconds,
  ],
  ['answer to next question', widget.nextQuestion, byHand.nextQuestion, 50, milliseconds],
  ['heap, closed', over(widget, 'heap'), over(byHand, 'heap'), 64 * 1024, kibibytes],
  ['heap, open', over(widget, 'heapOpen', 'heap'), over(byHand, 'heapOpen', 'heap'), 500 * 1024, kibibytes],
  ['long tasks, from launcher to ticket', widget.longTasks, byHand.longTasks, 0, whole],
  ['layout shift, as browsers score it', widget.unexpectedShift, byHand.unexpectedShift, 0, score],
  ['layout shift, that after a press too', widget.layoutShift, byHand.layoutShift, 0, score],
];
table(
  `In Chromium at ${THROTTLE}x CPU throttle: medians of ${RUNS} cold runs, over an empty page (its scripting ${milliseconds(empty.script)}, heap ${kibibytes(empty.heap)})`,
  ['', 'widget', 'by hand', 'ratio', 'target', ''],
  rows.map(([what, ours, theirs, target, unit]) => [
    what,
    unit(ours),
    unit(theirs),
    theirs > 0 ? (ours / theirs).toFixed(2) : '',
    unit(target),
    ours <= target ? 'met' : 'OVER',
  ]),
);

const { medians, ratio } = measureCompile();
table(
  'Checking and compiling content',
  ['steps', 'median', 'a step'],
  SIZES.map((size) => {
    const time = medians[size] ?? NaN;
    return [whole(size), milliseconds(time), milliseconds(time / size)];
  }),
);
console.log(`time a step, ${SIZES[2]} over ${SIZES[0]} steps: ${ratio.toFixed(2)} (1 is linear)\n`);

await import('../bench/redact.ts');
