import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { environment } from '../../test/support/relay/process.ts';

const MAIN = resolve(import.meta.dirname, '../../relay/main.ts');

/** How Linux counts processor time, in parts of a second. */
const TICKS = 100;

/** A relay in a process of its own. */
export interface MeasuredRelay {
  readonly port: number;
  /** How much memory it has now, in bytes; nothing where this system does not tell. */
  memory(): number | undefined;
  /** How long a processor has worked for it so far, in seconds; nothing where this system does not tell. */
  processorTime(): number | undefined;
  /** Ends it as an administrator would. */
  stop(): Promise<void>;
}

/**
 * Starts a relay and waits until it listens: its limits far away, its clients trusted as if they were a proxy, since they all
 * come from one network.
 *
 * @param folder where its SQLite database is, where `more` names no other
 */
export async function startMeasured(
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<MeasuredRelay> {
  const env = { ...environment(folder), TRUSTED_PROXIES: '127.0.0.1', ...more };
  const relay = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(relay, 'exit');
  const lines = createInterface({ input: relay.stdout });
  const first = await Promise.race([once(lines, 'line'), ended]);
  // From here on only read, so that the relay never waits for whoever reads its log.
  lines.close();
  relay.stdout.resume();
  const { event, port } = JSON.parse(String(first[0] ?? '{}')) as { readonly event?: string; readonly port?: number };
  if (event !== 'listening' || port === undefined) throw new Error('The relay did not start.');
  const tell = (file: string): string | undefined => {
    const path = join('/proc', String(relay.pid), file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  return {
    port,
    memory() {
      const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(tell('status') ?? '')?.[1];
      return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
    },
    processorTime() {
      // User and system time stand 12 and 13 fields after the name, which may hold anything (proc(5)).
      const fields = tell('stat')
        ?.replace(/^.*\) /s, '')
        .split(' ');
      return fields && (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    async stop() {
      relay.kill('SIGTERM');
      await ended;
    },
  };
}
