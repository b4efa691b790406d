import type { Spread } from './figures.ts';

export const whole = (value: number): string => Math.round(value).toLocaleString('en');
export const milliseconds = (value: number): string => `${value.toFixed(value < 99.95 ? 1 : 0)} ms`;
export const kibibytes = (value: number): string => `${(value / 1024).toFixed(0)} KiB`;
/** Of a layout shift. */
export const score = (value: number): string => value.toFixed(4);

/** A median and, where the runs differ, their range: `94.1 ms (92.3 – 97.7)`. */
export function range({ median, lowest, highest }: Spread, unit: (value: number) => string): string {
  const [least, most] = [unit(lowest), unit(highest)];
  if (least === most) return unit(median);
  const bare = (words: string): string => words.replace(/ .*$/, '');
  return `${unit(median)} (${bare(least)} – ${bare(most)})`;
}
