import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { Keys } from './keys.ts';

const MAIN = join(import.meta.dirname, '../../relay/main.ts');
/** Tickets an hour from one network: who tries things out sends more than a customer does. */
const PATIENT = '200';

export interface RelayOptions {
  readonly port: number;
  readonly keys: Keys;
  /** Where the database is, `demo.sqlite`. */
  readonly folder: string;
  readonly content: string;
  /** Origins of the demo's pages. */
  readonly origins: readonly string[];
  readonly brands: readonly string[];
}

export interface RelayProcess {
  /** Resolves with its exit code when it has ended, whyever. */
  readonly ended: Promise<number>;
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void>;
}

/**
 * The environment of the demo's relay: every brand at the local desk, tickets in a file of that folder. It is another than
 * the one `npm run relay` makes in the same place, so that nobody's own relay begins with what was tried out here.
 */
export function relayEnvironment({
  port,
  keys,
  folder,
  content,
  origins,
  brands,
}: RelayOptions): Record<string, string> {
  const settings = Object.fromEntries(brands.map((brand) => [brand, { origins, desk: { kind: 'local' } }]));
  return {
    HOST: 'localhost',
    PORT: String(port),
    DATABASE: `sqlite:${join(folder, 'demo.sqlite')}`,
    SECRET: keys.secret,
    DESK_TOKEN: keys.deskToken,
    CONTENT: content,
    LIMIT_NETWORK: PATIENT,
    BRANDS: JSON.stringify(settings),
  };
}

/**
 * Starts the relay as a process of its own, and resolves once it listens.
 *
 * @param tell takes each line that it writes afterwards
 * @throws Error where it ends before it listens; it has said why then
 */
export async function startRelay(options: RelayOptions, tell: (line: string) => void): Promise<RelayProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...relayEnvironment(options) },
    stdio: ['ignore', 'pipe', 'inherit'],
    // Ctrl-C goes to every process of the terminal's group; this one is told by us, once.
    detached: process.platform !== 'win32',
  });
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  const listening = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"event":"listening"')) resolve();
      else tell(line);
    });
  });
  const code = await Promise.race([listening, ended]);
  if (code !== undefined) throw new Error('The relay did not start; it says why above.');
  return { ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

export interface KeptRelay {
  /** Resolves with its exit code when the relay ends without having been asked to. */
  readonly broke: Promise<number>;
  /** Starts it anew, with what there is now; where there is nothing to start it with, it goes on as it is. */
  renew(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keeps a relay going that can be started anew.
 *
 * @param current what to start it with; nothing where the content has findings
 */
export async function keepRelay(
  current: () => Promise<RelayOptions | undefined>,
  tell: (line: string) => void,
): Promise<KeptRelay> {
  let relay: RelayProcess | undefined;
  let breaks: (code: number) => void;
  const broke = new Promise<number>((resolve) => {
    breaks = resolve;
  });
  const begin = async (): Promise<void> => {
    const options = await current();
    if (!options) return;
    const before = relay;
    relay = undefined;
    await before?.stop();
    const started = await startRelay(options, tell);
    relay = started;
    void started.ended.then((code) => relay === started && breaks(code));
  };
  await begin();
  let last = Promise.resolve();
  return {
    broke,
    renew: () => (last = last.then(begin)),
    async stop() {
      await last.catch(() => {});
      const before = relay;
      relay = undefined;
      await before?.stop();
    },
  };
}
