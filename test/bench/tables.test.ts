import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Figures } from '../../bench/cold-run.ts';
import { figure, figuresTable, ratiosTable } from '../../bench/comparison.ts';
import { median, ratio, spread } from '../../bench/figures.ts';
import { between, markdownTable, plainTable } from '../../bench/tables.ts';
import { kibibytes, milliseconds, range } from '../../bench/units.ts';

const NOTHING: Figures = {
  bytes: 0,
  script: 0,
  heap: 0,
  bytesToQuestion: 0,
  scriptToQuestion: 0,
  heapOpen: 0,
  clickToQuestion: 0,
  nextQuestion: 0,
  longTasks: 0,
  layoutShift: 0,
  unexpectedShift: 0,
};
const measured = (name: string, ...runs: Partial<Figures>[]): Parameters<typeof figure>[0] => ({
  id: name,
  name,
  runs: runs.map((run) => ({ ...NOTHING, ...run })),
});
const row = (table: ReturnType<typeof figuresTable>, what: string): readonly string[] => {
  const found = table.rows.find(([first]) => first === what);
  assert.ok(found, `no row "${what}"`);
  return found.slice(1);
};

describe('the figures of the benchmark', () => {
  test('the median is the middle one, the lower of two', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([4, 2]), 2);
    assert.ok(Number.isNaN(median([])));
  });

  test('a spread keeps the lowest and the highest', () => {
    assert.deepEqual(spread([3, 10, 2]), { median: 3, lowest: 2, highest: 10 });
  });

  test('a ratio is of the medians, and none where there is nothing to divide by', () => {
    assert.equal(ratio(spread([6]), spread([4])), 1.5);
    assert.equal(ratio(spread([6]), spread([0])), undefined);
  });

  test('a range is left out where the runs agree', () => {
    assert.equal(range(spread([10, 12.04, 30]), milliseconds), '12.0 ms (10.0 – 30.0)');
    assert.equal(range(spread([2048, 2049]), kibibytes), '2 KiB');
  });
});

describe('the tables of the benchmark', () => {
  const empty = measured('empty', { script: 1, heap: 1024 }, { script: 1, heap: 2048 }, { script: 1, heap: 1024 });
  const ours = measured('ours', { bytes: 3070, script: 11, heap: 3072, nextQuestion: 20 });
  const theirs = measured(
    'theirs',
    { bytes: 30_700, script: 21, heap: 1024 },
    { bytes: 30_700, script: 41, heap: 1024 },
    { bytes: 30_700, script: 31, heap: 1024 },
  );

  test('take off what an empty page has, and never more than there is', () => {
    assert.deepEqual(figure(theirs, 'script', empty), { median: 30, lowest: 20, highest: 40 });
    assert.deepEqual(figure(ours, 'heap', empty).median, 2048);
    assert.equal(figure(measured('less', { heap: 512 }), 'heap', empty).median, 0);
  });

  test('give medians with ranges, and a dash for what one has not', () => {
    const table = figuresTable([ours, theirs], empty);
    assert.deepEqual(table.head, ['', 'ours', 'theirs']);
    assert.deepEqual(row(table, 'bytes until the button stands'), ['3,070', '30,700']);
    assert.deepEqual(row(table, 'script until the button stands'), ['10.0 ms', '30.0 ms (20.0 – 40.0)']);
    assert.deepEqual(row(table, 'answer to next question'), ['20.0 ms', '–']);
  });

  test('give the others as multiples of the first', () => {
    const table = ratiosTable([ours, theirs], empty);
    assert.deepEqual(table.head, ['times ours', 'theirs']);
    assert.deepEqual(row(table, 'bytes until the button stands'), ['10']);
    assert.deepEqual(row(table, 'script until the button stands'), ['3.0']);
    assert.deepEqual(row(table, 'answer to next question'), ['–']);
  });

  const table = { head: ['', 'a|b'], rows: [['first', '1']] };

  test('are printed in columns', () => {
    assert.equal(plainTable(table), '       a|b\n-----  ---\nfirst    1');
  });

  test('are written as Markdown, with its own sign escaped', () => {
    assert.equal(markdownTable(table), '|  | a\\|b |\n| --- | --: |\n| first | 1 |');
  });

  test('take the place of what stands between their marks', () => {
    const page = 'a\n<!-- comparison: by hand -->\nold $1\n<!-- /comparison -->\nb';
    const written = between(page, 'comparison', 'new $1');
    assert.equal(written, 'a\n<!-- comparison: by hand -->\n\nnew $1\n\n<!-- /comparison -->\nb');
    assert.equal(between(written, 'comparison', 'new $1'), written);
    assert.throws(() => between(page, 'sizes', ''), /no <!-- sizes -->/);
  });
});
