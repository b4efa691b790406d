import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What a project that uses the package has installed besides it. */
const INSTALLED = ['@types/react', '@types/react-dom', 'preact', 'react', 'react-dom', 'vue'];

/** A project elsewhere that has the package installed as it would be published. */
export interface Consumer extends Disposable {
  readonly folder: string;
  /** The package itself: `help-widget-1.0.0.tgz`. */
  readonly tarball: string;
  /** Writes a file of the project; returns its path. */
  write(file: string, text: string): string;
}

/**
 * Packs the package from `dist/` and installs it into a project of its own, without asking a registry.
 *
 * @throws Error where it cannot be packed, as when `dist/` is not built
 */
export function installPackage(): Consumer {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'help-widget-consumer-')));
  const name = run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], '.').trim();
  run('tar', ['-xzf', name], folder);
  mkdirSync(join(folder, 'node_modules'));
  renameSync(join(folder, 'package'), join(folder, 'node_modules/help-widget'));
  for (const installed of INSTALLED) {
    const place = join(folder, 'node_modules', installed);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(resolve('node_modules', installed), place, 'junction');
  }
  const write = (file: string, text: string): string => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  return {
    folder,
    tarball: join(folder, name),
    write,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Runs a program to its end.
 *
 * @returns what it wrote
 * @throws Error with what it wrote, where it fails
 */
export function run(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}:\n${stdout}${stderr}`, { cause: error });
  return stdout;
}
