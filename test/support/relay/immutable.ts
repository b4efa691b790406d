import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Makes files read-only also for whoever has them open, as on a disk that the system found damaged. */
export interface Immutability {
  set(): void;
  undo(): void;
}

/**
 * For a SQLite database that is open. Modes would not do, and no disk is mounted read-only while somebody writes to it.
 * The index of its log (`-shm`) is left out: it is memory, and to write to it would end the process by SIGBUS.
 *
 * @returns nothing where this account or this disk cannot (`chattr` needs root, and ext4 or the like)
 */
export function immutability(folder: string, file: string): Immutability | undefined {
  const change = (how: '+i' | '-i', paths: readonly string[]): boolean =>
    spawnSync('chattr', [how, ...paths]).status === 0;
  const paths = [join(folder, file), join(folder, `${file}-wal`), folder];
  return canBe(join(folder, 'probe'), change)
    ? { set: () => void change('+i', paths), undo: () => void change('-i', paths) }
    : undefined;
}

/** Some disks remember it and let whoever has the file open write on. */
function canBe(probe: string, change: (how: '+i' | '-i', paths: readonly string[]) => boolean): boolean {
  const open = openSync(probe, 'a');
  try {
    if (!change('+i', [probe])) return false;
    writeSync(open, 'x');
    return false;
  } catch {
    return true;
  } finally {
    change('-i', [probe]);
    closeSync(open);
    rmSync(probe);
  }
}
