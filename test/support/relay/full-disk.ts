import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder whose disk can be filled, by a real little disk where that may be mounted. */
export interface SmallDisk extends Disposable {
  readonly path: string;
  /** Whether it is a disk of its own, which is full for everybody. */
  readonly real: boolean;
  /** How the disk is made small, for who reads the tests' figures. */
  readonly how: string;
  /** From now on no more fits in. */
  fill(): void;
  /** From now on there is room again. */
  empty(): void;
}

/**
 * Root gets a disk in memory of so many megabytes, filled by a file. Others may not mount one: there SQLite is told on every connection
 * opened from now on that no page more may be added.
 */
export function smallDisk(megabytes = 1): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'help-widget-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', path]).status === 0;
  return mounted ? realDisk(path, megabytes) : limitedPages(path);
}

function realDisk(path: string, megabytes: number): SmallDisk {
  const ballast = join(path, 'ballast');
  return {
    path,
    real: true,
    how: `a disk in memory of ${megabytes} MB`,
    fill() {
      const file = openSync(ballast, 'w');
      try {
        for (;;) writeSync(file, Buffer.alloc(4_096));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(ballast),
    [Symbol.dispose]() {
      spawnSync('umount', ['--lazy', path]);
      rmSync(path, { recursive: true });
    },
  };
}

function limitedPages(path: string): SmallDisk {
  const { prepare } = DatabaseSync.prototype;
  const connections = new Set<DatabaseSync>();
  DatabaseSync.prototype.prepare = function (...args) {
    connections.add(this);
    return prepare.apply(this, args);
  };
  const limit = (pages: number): void => {
    for (const connection of connections) {
      if (connection.isOpen) connection.exec(`PRAGMA max_page_count = ${pages}`);
    }
  };
  return {
    path,
    real: false,
    how: 'SQLite’s own limit of pages',
    // Less than there are means: no more than there are.
    fill: () => limit(1),
    empty: () => limit(1_073_741_823),
    [Symbol.dispose]() {
      DatabaseSync.prototype.prepare = prepare;
      rmSync(path, { recursive: true });
    },
  };
}
