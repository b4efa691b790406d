import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { PAGE, SECRET } from './door.ts';

const MAIN = resolve(import.meta.dirname, '../../../relay/main.ts');

/** No process outlives this, in milliseconds, unless it is given longer. */
const PATIENCE = 50_000;

/** A folder for a relay's database, which is taken away in the end. */
export async function dataFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'help-widget-relay-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** The environment of a relay that serves one brand of the shipped content with the local desk. */
export function environment(folder: string): Record<string, string> {
  return {
    PORT: '0',
    SECRET,
    DESK_TOKEN: 'the token that agents of this test sign in with',
    DATABASE: `sqlite:${join(folder, 'data', 'relay.sqlite')}`,
    BRANDS: JSON.stringify({ 'example-sms': { origins: [PAGE] } }),
    LIMIT_NETWORK: '1000000',
    LIMIT_ADDRESS: '1000000',
    LIMIT_ALL: '100000000',
  };
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the relay to its end. */
export async function runRelay(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
  });
  return endOf(child);
}

export interface RelayProcess extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly ended: Promise<Ended>;
  signal(name: NodeJS.Signals): void;
}

export interface Way {
  /** A command that runs it, and becomes it: its end is the relay's. */
  readonly under?: readonly string[];
  /** Options of Node.js. */
  readonly options?: readonly string[];
}

/** A relay's process that may not listen yet. */
export interface SpawnedRelay extends AsyncDisposable {
  /** The port it listens at. Rejects where it ends before. */
  readonly listening: Promise<number>;
  readonly ended: Promise<Ended>;
  signal(name: NodeJS.Signals): void;
}

/**
 * Starts a relay in a process of its own. It is killed in the end, if it still runs.
 *
 * @param patience when it is killed in any case, in milliseconds
 * @param way how Node.js is started
 */
export function spawnRelay(
  env: Readonly<Record<string, string>>,
  patience = PATIENCE,
  { under = [], options = [] }: Way = {},
): SpawnedRelay {
  const [program = '', ...args] = [...under, process.execPath, ...options, MAIN];
  const child = spawn(program, args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  const ended = endOf(child);
  const told = new Promise<number>((found) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      // A line may break off where the process is killed.
      const [, port] = /"event":"listening".*"port":(\d+)/.exec(line) ?? [];
      if (port) found(Number(port));
    });
  });
  const failed = ended.then(({ err }): number => {
    throw new Error(`The relay did not start: ${err}`);
  });
  const listening = Promise.race([told, failed]);
  // Once it listens, its end is no failure any more; and whoever kills it before does not wait for it.
  failed.catch(() => {});
  listening.catch(() => {});
  const onExit = (): void => void child.kill('SIGKILL');
  process.once('exit', onExit);
  void ended.then(() => process.off('exit', onExit));
  return {
    listening,
    ended,
    signal: (name) => child.kill(name),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Starts a relay in a process of its own, and waits until it listens. It is killed in the end, if it still runs. */
export async function startRelay(
  env: Readonly<Record<string, string>>,
  patience = PATIENCE,
  way: Way = {},
): Promise<RelayProcess> {
  const relay = spawnRelay(env, patience, way);
  const port = await relay.listening;
  return { ...relay, url: `http://127.0.0.1:${port}`, port };
}

async function endOf(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (text: Buffer) => (out += String(text)));
  child.stderr?.on('data', (text: Buffer) => (err += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
