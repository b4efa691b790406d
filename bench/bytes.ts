import type { ManifestFile } from '../scripts/build/manifest.ts';
import { DIRECT } from '../src/channel/channels.ts';
import { builtBundles, builtFiles } from '../test/support/built.ts';

export interface Stage {
  readonly what: string;
  readonly files: readonly ManifestFile[];
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
  /** Bytes with Brotli (quality 11) that it may be; `test/size` holds the build to it. */
  readonly budget: number;
}

/** Brands that stand for no company: theirs is a bundle to try every channel with, and no customer downloads it. */
export const MADE_UP: readonly string[] = ['example-sms'];

/**
 * What is loaded until something stands: for the first question with the largest bundle of all, for the whole journey by
 * a customer of the company that asks most of them.
 */
export function stages(): readonly Stage[] {
  const start = builtFiles('start');
  const open = builtFiles('open');
  const needed = [...start, ...open.filter(({ file }) => file.endsWith('.js'))];
  const bundles = open.filter((file) => !needed.includes(file));
  const ticket = builtFiles('ticket');
  const direct = ticket.filter(({ file }) => file.startsWith('direct.'));
  const relay = ticket.filter(({ file }) => file.startsWith('relay.'));
  const journeys = builtBundles()
    .filter(({ brand }) => !MADE_UP.includes(brand.id))
    .map(({ topic, lang, brand }) => [
      ...needed,
      ...bundles.filter(({ file }) => file.startsWith(`content/${topic}.${brand.id}.${lang}.`)),
      ...ticket.filter(
        (file) =>
          (!direct.includes(file) || brand.channels.some(({ channel }) => DIRECT.includes(channel))) &&
          (!relay.includes(file) || brand.channels.some(({ channel }) => channel === 'relay')),
      ),
    ]);
  return [
    stage('launcher stands', 2_800, start),
    stage('first question shows', 18_000, [...needed, ...largest(bundles.map((file) => [file]))]),
    stage('placement (mode attached, besides)', 6_800, builtFiles('place')),
    stage('whole journey with the ticket', 30_000, largest(journeys)),
    stage('sending straight to the help desk (besides)', 1_600, direct),
    // Outbox, channel and words 4,000; the proof of work, which has an allowance of its own of 2,000, is the rest.
    stage('sending through the relay (besides)', 4_660, relay),
  ];
}

function stage(what: string, budget: number, files: readonly ManifestFile[]): Stage {
  return { what, files, budget, raw: sum(files, 'raw'), gzip: sum(files, 'gzip'), brotli: sum(files, 'brotli') };
}

function largest(choices: readonly (readonly ManifestFile[])[]): readonly ManifestFile[] {
  return choices.toSorted((a, b) => sum(b, 'brotli') - sum(a, 'brotli'))[0] ?? [];
}

function sum(files: readonly ManifestFile[], size: 'raw' | 'gzip' | 'brotli'): number {
  return files.reduce((total, file) => total + file[size], 0);
}
