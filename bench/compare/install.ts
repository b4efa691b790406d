import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = import.meta.dirname;

/** Milliseconds. */
const PATIENCE = 120_000;

/** Why it could not be done: it is not tried again for the next who needs it. */
let failure: Error | undefined;

/**
 * Installs the packages that the widget is compared with, in a folder of their own, unless they are there already.
 *
 * @throws Error where they cannot be installed
 */
export function installPackages(): void {
  if (failure) throw failure;
  if (versions('node_modules/.package-lock.json') === versions('package-lock.json')) return;
  console.log(`Installing what the widget is compared with (npm ci --prefix ${path.relative('', FOLDER)}) …`);
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: FOLDER,
    encoding: 'utf8',
    timeout: PATIENCE,
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  const said = [...stderr.matchAll(/^npm error (?!code )(.*\w.*)$/gm)].map(([, words]) => words);
  failure = new Error(`Its packages could not be installed: ${said[0] ?? 'npm gave no reason'}`);
  throw failure;
}

/** What a lock file names, and nothing where there is none. */
function versions(lock: string): string {
  const file = path.join(FOLDER, lock);
  if (!existsSync(file)) return '';
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>;
  };
  return Object.entries(packages)
    .flatMap(([place, { version }]) => (place && version ? `${place}@${version}` : []))
    .join('\n');
}
