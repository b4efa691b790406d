import type { Figures } from './cold-run.ts';
import type { Spread } from './figures.ts';
import { above, ratio, spread } from './figures.ts';
import type { Table } from './tables.ts';
import { kibibytes, milliseconds, range, whole } from './units.ts';

/** What was measured of one contender: its runs, at least one. */
export interface Measured {
  readonly id: string;
  readonly name: string;
  readonly runs: readonly Figures[];
}

interface Row {
  readonly what: string;
  readonly figure: keyof Figures;
  /** The figure of the empty page that is taken off. */
  readonly floor?: keyof Figures;
  readonly unit: (value: number) => string;
}

const ROWS: readonly Row[] = [
  { what: 'bytes until the button stands', figure: 'bytes', unit: whole },
  { what: 'bytes until the first question', figure: 'bytesToQuestion', unit: whole },
  { what: 'script until the button stands', figure: 'script', floor: 'script', unit: milliseconds },
  { what: 'script until the first question', figure: 'scriptToQuestion', floor: 'script', unit: milliseconds },
  { what: 'press to first question', figure: 'clickToQuestion', unit: milliseconds },
  { what: 'answer to next question', figure: 'nextQuestion', unit: milliseconds },
  { what: 'heap, closed', figure: 'heap', floor: 'heap', unit: kibibytes },
  { what: 'heap, open', figure: 'heapOpen', floor: 'heap', unit: kibibytes },
];

/** A figure over all runs, less what the empty page has of it. */
export function figure({ runs }: Measured, name: keyof Figures, empty?: Measured, floor: keyof Figures = name): Spread {
  const own = spread(runs.map((run) => run[name]));
  return empty ? above(spread(empty.runs.map((run) => run[floor])).median, own) : own;
}

/** Medians with their ranges; a dash where a contender has no such thing. */
export function figuresTable(all: readonly Measured[], empty: Measured): Table {
  return {
    head: ['', ...all.map(({ name }) => name)],
    rows: ROWS.map((row) => [
      row.what,
      ...all.map((one) => {
        const value = cell(row, one, empty);
        return value.highest > 0 ? range(value, row.unit) : '–';
      }),
    ]),
  };
}

/** How many times the first one's median each other's is. */
export function ratiosTable(all: readonly Measured[], empty: Measured): Table {
  const [first, ...others] = all;
  return {
    head: [`times ${first?.name ?? ''}`, ...others.map(({ name }) => name)],
    rows: ROWS.map((row) => [
      row.what,
      ...others.map((other) => {
        const value = cell(row, other, empty);
        const times = first && value.highest > 0 ? ratio(value, cell(row, first, empty)) : undefined;
        return times === undefined ? '–' : times.toFixed(times < 10 ? 1 : 0);
      }),
    ]),
  };
}

function cell({ figure: name, floor }: Row, one: Measured, empty: Measured): Spread {
  return floor ? figure(one, name, empty, floor) : figure(one, name);
}
