import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Config } from '../../relay/config/config.ts';
import { openStore } from '../../relay/store/open.ts';
import { newTicket } from './queue.ts';

/** How long the store is tried, in milliseconds. */
const LONG = 3_000;

/** How many tickets a second a store keeps, one after another and each with a commit of its own: rows and indexes as the relay has them. */
export async function storeRate(database: Config['database']): Promise<number> {
  const store = await openStore(database);
  try {
    const started = performance.now();
    let kept = 0;
    for (; performance.now() - started < LONG; kept += 1) await store.accept({ ...newTicket(), deliveredTo: 'local' });
    return kept / ((performance.now() - started) / 1000);
  } finally {
    await store.close();
  }
}

/** A server in a process of its own that reads requests for tickets, keeps nothing of them, and says 201. */
export interface EmptyServer {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startEmptyServer(): Promise<EmptyServer> {
  const script = join(import.meta.dirname, 'empty-server.ts');
  const server = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  const [port] = await Promise.race([once(server.stdout, 'data'), ended]);
  return {
    port: Number(String(port)),
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
