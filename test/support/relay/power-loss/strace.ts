import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** All that a process does to change a file, or tells anybody. */
const CALLS = 'write,writev,pwrite64,pwritev,fsync,fdatasync,ftruncate,unlink,rename';

/**
 * A command that runs what follows it, and writes down what its main thread asks of the system. On Debian strace is
 * installed where it is missing, as the browser is.
 *
 * @param trace the file to write to
 * @throws Error that says what to do, where there is no strace
 */
export function straced(trace: string): readonly string[] {
  const strace = findStrace() ?? install();
  // `-D`: the process is our child, and strace hers. `-y`: names of files. `-xx`, `-s`: every byte.
  return [strace, '-D', '-qq', '-y', '-xx', '-s', '1000000', '-e', `trace=${CALLS}`, '-e', 'signal=none', '-o', trace];
}

function findStrace(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => `${folder}/strace`)
    .find((file) => existsSync(file));
}

function install(): string {
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'strace'],
    ]) {
      spawnSync('apt-get', args, { env, stdio: 'ignore' });
    }
  }
  const strace = findStrace();
  if (!strace) {
    throw new Error('This test needs strace (on Linux), and it could not be installed. Install it, and try again.');
  }
  return strace;
}
