/**
 * `npm run build`: makes `dist/` from nothing, and writes the reference. Two builds of one commit are the same bytes.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleFiles, integrityOf } from '../src/compile/bundle-files.ts';
import { compile } from '../src/compile/compile.ts';
import { formatFinding } from '../src/compile/finding.ts';
import { readContent } from '../src/compile/read-content.ts';
import type { BuiltFile } from './build/browser.ts';
import { buildFiles, buildParts, buildScript, pinnedParts } from './build/browser.ts';
import { writeDocuments } from './build/documents.ts';
import type { Manifest, When } from './build/manifest.ts';
import { manifestFile } from './build/manifest.ts';
import { packageFiles } from './build/package/files.ts';
import { firstWords } from './build/script-plugin.ts';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
/** The index for pages that take their content from here by the attribute `content`. */
const INDEX = 'content/index.json';

const { bundles, outboxWords, findings, notes } = compile(await readContent(path.join(root, 'content')));
if (findings.length) {
  for (const finding of findings) console.error(formatFinding(finding, 'content'));
  process.exit(1);
}
for (const note of notes) console.log(`Note: ${formatFinding(note, 'content')}`);

const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
const { files, parts } = await buildParts(root, outboxWords);
const { index, files: content } = bundleFiles(bundles);
const door = await buildFiles(root, { parts: pinnedParts(files, parts), brands: index.brands });
const known = {
  version,
  files: [door.file, integrityOf(door.bytes)] as const,
  words: firstWords(bundles),
};
const script = await buildScript(root, known);

/** A file that several parts import is loaded with the first of them that is wanted. */
function whenOf(file: string): When {
  const order = [
    ['open', parts.panel],
    ['ticket', parts.ticket],
    ['ticket', parts.direct],
    ['ticket', parts.relay],
    ['place', parts.place],
  ] as const;
  return order.find(([, part]) => closure(part).has(file))?.[0] ?? 'other';
}

function closure(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const imported of files.find((built) => built.file === file)?.imports ?? []) closure(imported, seen);
  return seen;
}

const built: readonly (Pick<BuiltFile, 'file' | 'bytes'> & { when: When })[] = [
  { ...script, when: 'start' },
  { ...door, when: 'open' },
  ...files.map((file) => ({ ...file, when: whenOf(file.file) })),
  ...content.map((file) => ({ ...file, when: file.file === INDEX ? ('other' as const) : ('open' as const) })),
  ...(await packageFiles(root, bundles, known, outboxWords)).map((file) => ({ ...file, when: 'other' as const })),
];
const manifest: Manifest = { version, files: built.map(({ file, bytes, when }) => manifestFile(file, bytes, when)) };

await rm(dist, { recursive: true, force: true });
for (const { file, bytes } of built) {
  await mkdir(path.dirname(path.join(dist, file)), { recursive: true });
  await writeFile(path.join(dist, file), bytes);
}
await writeFile(path.join(dist, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
await writeDocuments(root);
for (const { file, brotli, when } of manifest.files) {
  if (when === 'other') continue;
  console.log(`${String(brotli).padStart(7)} B brotli  ${when.padEnd(6)}  ${file}`);
}
