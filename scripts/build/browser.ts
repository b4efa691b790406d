import { build } from 'vite';
import type { BuildOptions, InlineConfig, Plugin, Rolldown } from 'vite';
import type { Parts, PinnedPart } from '../../components/help-widget/source.ts';
import { loneParts } from './lone-parts.ts';
import { minifiedCode } from './minified-code.ts';
import { integrityOf, nameHash } from '../../src/compile/bundle-files.ts';
import type { OutboxWords } from '../../src/bundle/words.ts';
import type { FilesKnow, ScriptKnows } from './script-plugin.ts';
import { FILES, PARTS, relayKnows, scriptKnows, virtualModules } from './script-plugin.ts';
import { TRANSFORMS } from './transforms.ts';

/** A file as it will stand in `dist/`. */
export interface BuiltFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Files that this one takes from. */
  readonly imports: readonly string[];
}

const SHARED = {
  configFile: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
} satisfies InlineConfig;

/** The parts that are loaded when they are wanted: ES modules with the hash of their content in their names. */
export async function buildParts(
  root: string,
  outboxWords: Readonly<Record<string, OutboxWords>>,
): Promise<{
  files: readonly BuiltFile[];
  parts: Readonly<Record<keyof Parts, string>>;
}> {
  // What checks content from elsewhere is built apart: else the panel would bring along what only the two share. So is the
  // relay, which is also loaded alone.
  const { foreign, relay, ...inPanel } = PARTS;
  const known = virtualModules(relayKnows(async () => outboxWords));
  const outputs = [inPanel, { foreign }, { relay }].map((input) =>
    run(root, partsOf(input), [known, loneParts, minifiedCode]),
  );
  const output = (await Promise.all(outputs)).flat();
  const names = new Map(output.map((chunk) => [chunk.fileName, hashedName(chunk)]));
  const parts = Object.fromEntries(
    output.filter((chunk) => chunk.isEntry).map((chunk) => [chunk.name, names.get(chunk.fileName)]),
  ) as Record<keyof Parts, string>;
  const files = output.map((chunk) => ({
    ...toFile(chunk),
    file: hashedName(chunk),
    imports: chunk.imports.map((file) => names.get(file) ?? file),
  }));
  return { files, parts };
}

function partsOf(input: Readonly<Record<string, string>>): Parameters<typeof run>[1] {
  const names = '[name].js';
  return {
    input,
    preserveEntrySignatures: 'allow-extension',
    output: { format: 'es', entryFileNames: names, chunkFileNames: names },
  };
}

/**
 * The parts with their hashes, and the parts that each is given ({@link loneParts}).
 *
 * @throws Error where one takes from a file that is no part, which no hash would be held against
 */
export function pinnedParts(
  files: readonly BuiltFile[],
  parts: Readonly<Record<keyof Parts, string>>,
): FilesKnow['parts'] {
  const names = Object.keys(parts) as (keyof Parts)[];
  const pinned = names.map((part): readonly [keyof Parts, PinnedPart] => {
    const file = files.find((built) => built.file === parts[part]);
    const given = names.filter((name) => file?.imports.includes(parts[name])).toSorted();
    if (!file || given.length < new Set(file.imports).size) {
      throw new Error(`The part "${part}" takes from ${file?.imports.join(', ')}; it may take from parts alone`);
    }
    return [part, [file.file, integrityOf(file.bytes), ...given]];
  });
  return Object.fromEntries(pinned) as FilesKnow['parts'];
}

/** The script tag's own file: classic, one scope, everything it needs at once inside. */
export function buildScript(root: string, known: ScriptKnows): Promise<BuiltFile> {
  const output = { format: 'iife', entryFileNames: 'help-widget.js' } as const;
  return oneFile(root, { input: 'src/embed/help-widget.ts', output }, scriptKnows(known));
}

/** The module that knows all files. */
export async function buildFiles(root: string, known: FilesKnow): Promise<BuiltFile> {
  const output = { format: 'es', entryFileNames: 'files.js' } as const;
  const built = await oneFile(
    root,
    { input: FILES, preserveEntrySignatures: 'strict', output },
    { 'virtual:help-widget-files': () => Promise.resolve(known) },
  );
  return { ...built, file: `files.${nameHash(built.bytes)}.js` };
}

async function oneFile(
  root: string,
  options: Parameters<typeof run>[1],
  modules: Parameters<typeof virtualModules>[0],
): Promise<BuiltFile> {
  const [chunk, more] = await run(root, options, [virtualModules(modules), minifiedCode]);
  if (!chunk || more) throw new Error(`${JSON.stringify(options.input)} must become one file`);
  return toFile(chunk);
}

/** Runs Vite's build with what all of ours share. */
export async function run(
  root: string,
  rolldownOptions: Rolldown.RolldownOptions & { readonly output: Rolldown.OutputOptions },
  plugins: readonly Plugin[],
  options: BuildOptions = {},
): Promise<readonly Rolldown.OutputChunk[]> {
  const results = await build({
    ...SHARED,
    root,
    plugins: [...TRANSFORMS, ...plugins],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        ...rolldownOptions,
        checks: { pluginTimings: false },
        output: { ...rolldownOptions.output, minify: false },
      },
      ...options,
    },
  });
  // One for each format, and we ask for one.
  const [result] = [results].flat();
  if (!result || !('output' in result)) throw new Error('The build gave no output');
  return result.output.filter((part) => part.type === 'chunk');
}

function hashedName({ name, code }: Rolldown.OutputChunk): string {
  return `${name}.${nameHash(new TextEncoder().encode(code))}.js`;
}

/** A chunk as it will stand in `dist/`. */
export function toFile({ fileName, code, imports }: Rolldown.OutputChunk): BuiltFile {
  return { file: fileName, bytes: new TextEncoder().encode(code), imports };
}
