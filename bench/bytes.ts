import type { ManifestFile } from '../scripts/build/manifest.ts';
import { builtFiles } from '../test/support/built.ts';

export interface Stage {
  readonly what: string;
  readonly files: readonly ManifestFile[];
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
  /** Bytes with Brotli (quality 11) that it may be; `test/size` holds the build to it. */
  readonly budget: number;
}

/** What is loaded until something stands, with the largest bundle that ships. */
export function stages(): readonly Stage[] {
  const start = builtFiles('start');
  const open = builtFiles('open');
  const needed = open.filter(({ file }) => file.endsWith('.js'));
  const bundles = open.filter((file) => !needed.includes(file));
  const largest = bundles.toSorted((a, b) => b.brotli - a.brotli).slice(0, 1);
  const question = [...start, ...needed, ...largest];
  return [
    stage('launcher stands', 3_470, start),
    stage('first question shows', 19_000, question),
    stage('placement (mode attached, besides)', 6_800, builtFiles('place')),
    stage('whole journey with the ticket', 32_600, [...question, ...builtFiles('ticket')]),
  ];
}

function stage(what: string, budget: number, files: readonly ManifestFile[]): Stage {
  const sum = (size: 'raw' | 'gzip' | 'brotli'): number => files.reduce((total, file) => total + file[size], 0);
  return { what, files, budget, raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') };
}
