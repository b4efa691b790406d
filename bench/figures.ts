/** The middle of some figures; of an even number of them, the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? NaN;
}

/** What several runs gave. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The median of some figures with their range. */
export function spread(values: readonly number[]): Spread {
  return { median: median(values), lowest: Math.min(...values), highest: Math.max(...values) };
}

/** The same figures less what an empty page has, never below nothing. */
export function above(floor: number, { median, lowest, highest }: Spread): Spread {
  const less = (value: number): number => Math.max(0, value - floor);
  return { median: less(median), lowest: less(lowest), highest: less(highest) };
}

/** How many times one median is of another; nothing where that says nothing. */
export function ratio(of: Spread, to: Spread): number | undefined {
  const times = of.median / to.median;
  return Number.isFinite(times) ? times : undefined;
}
