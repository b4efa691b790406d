import type { Call } from './trace.ts';

interface Write {
  readonly offset: number;
  readonly bytes: Buffer;
}

interface File {
  /** What a sync has put on the disk for good. */
  synced: Buffer;
  /** Written since: after a power loss each of them may be there, or not. */
  pending: Write[];
}

/**
 * Files as they stand on a disk that takes time to write. Only contents are late here: names and lengths are taken to be on
 * the disk at once.
 */
export class Disk {
  readonly #files = new Map<string, File>();
  /** Goes up whenever another content would survive. */
  version = 0;

  apply(call: Call): void {
    if (call.name === 'unlink') this.#files.delete(call.path);
    else this.#change(this.#file(call.path), call);
    if (call.name !== 'write') this.version += 1;
  }

  /**
   * What is found after a power loss at this moment.
   *
   * @param survives of each write that no sync followed, whether it got there all the same
   */
  afterPowerLoss(survives: () => boolean): Map<string, Buffer> {
    return new Map(
      [...this.#files].map(([path, { synced, pending }]) => [path, withWrites(synced, pending.filter(survives))]),
    );
  }

  #file(path: string): File {
    const held = this.#files.get(path) ?? { synced: Buffer.alloc(0), pending: [] };
    this.#files.set(path, held);
    return held;
  }

  #change(file: File, call: Exclude<Call, { readonly name: 'unlink' }>): void {
    switch (call.name) {
      case 'write':
        if (call.offset === undefined) throw new Error(`It is not known where in ${call.path} this was written`);
        file.pending.push({ offset: call.offset, bytes: call.bytes });
        return;
      case 'sync':
        file.synced = withWrites(file.synced, file.pending);
        file.pending = [];
        return;
      case 'truncate':
        file.synced = file.synced.subarray(0, call.length);
        file.pending = file.pending.filter(({ offset, bytes }) => offset + bytes.length <= call.length);
    }
  }
}

function withWrites(content: Buffer, writes: readonly Write[]): Buffer {
  const changed = Buffer.alloc(Math.max(content.length, ...writes.map(({ offset, bytes }) => offset + bytes.length)));
  content.copy(changed);
  for (const { offset, bytes } of writes) bytes.copy(changed, offset);
  return changed;
}
