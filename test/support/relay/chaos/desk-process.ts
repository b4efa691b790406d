import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Holdings } from '../hostile-desk/inspection.ts';

const MAIN = resolve(import.meta.dirname, '../hostile-desk/main.ts');

/** A hostile desk in a process of its own, so that relays that are killed beside it take nothing of it along. */
export interface DeskProcess extends AsyncDisposable {
  readonly origin: string;
  holdings(): Promise<Holdings>;
  /** When each client was there, in milliseconds since 1970. */
  arrivals(): Promise<Readonly<Record<string, readonly number[]>>>;
}

export interface DeskProcessOptions {
  readonly seed: number;
  /** How many of all requests go wrong: from 0 to 1. */
  readonly rate: number;
  /** How long an idempotency key is good for, in seconds. */
  readonly keyLife: number;
}

/** How many times as short the desk's stalls of 30 seconds are: many of them should fit into a test. */
const SPEED = 20;

/** Starts a desk, and waits until it listens. It ends with this process, if not before. */
export async function startDeskProcess({ seed, rate, keyLife }: DeskProcessOptions): Promise<DeskProcess> {
  const flags = { seed, rate, speed: SPEED, 'key-life': keyLife };
  const child = spawn(
    process.execPath,
    [MAIN, ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, `${value}`])],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => ['{}']),
  ])) as [string];
  const { origin } = JSON.parse(line) as { readonly origin?: string };
  if (origin === undefined) throw new Error('The help desk did not start');
  const read = async (path: string): Promise<unknown> => (await fetch(`${origin}${path}`)).json();
  return {
    origin,
    holdings: () => read('/inspect') as Promise<Holdings>,
    arrivals: () => read('/inspect/arrivals') as Promise<Record<string, number[]>>,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
