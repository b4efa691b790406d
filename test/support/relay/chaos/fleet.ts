import { resolve } from 'node:path';
import { PAGE } from '../door.ts';
import { CLIENT, zendeskConfig } from '../hostile-desk/server.ts';
import type { Ended, SpawnedRelay } from '../process.ts';
import { environment, spawnRelay } from '../process.ts';

/** Relays that hand tickets to one desk, each with a process of its own that may be ended and started again. */
export interface Fleet extends AsyncDisposable {
  /** Their names, as the desk knows them. */
  readonly names: readonly string[];
  /** Where a relay listens, or listened last; nothing before it ever did. */
  url(name: string): string | undefined;
  /** Starts a relay that does not run, and waits until it listens. */
  start(name: string): Promise<void>;
  /** Sends a relay a signal and waits until it is gone. It need not listen yet: its start rejects then. */
  end(name: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<Ended>;
  /** From when a relay listened until it was told to end, in milliseconds since 1970; what still runs does so until now. */
  lives(name: string): readonly Life[];
  /** How long starts took until the relay listened, in milliseconds. */
  readonly starts: readonly number[];
  /** Defects that relays told of in their logs. */
  readonly defects: number;
}

export interface Life {
  readonly from: number;
  readonly to: number;
}

export interface FleetOptions {
  readonly size: number;
  /** Origin of the desk. */
  readonly desk: string;
  /** For what relays have between them. */
  readonly folder: string;
  /** As `DATABASE`; one file of SQLite in the folder where nothing is said. */
  readonly database?: string;
  /** No process of a relay outlives this, in milliseconds. */
  readonly patience: number;
}

interface Running {
  readonly relay: SpawnedRelay;
  from: number | undefined;
}

/**
 * Where relays that stop in peace leave their compiled code: the next ones start in half the time
 * (https://nodejs.org/api/module.html#module-compile-cache).
 */
const COMPILED = resolve(import.meta.dirname, '../../../../node_modules/.cache/relay');

/** Starts no relay yet. */
export function makeFleet({ size, desk, folder, database, patience }: FleetOptions): Fleet {
  const names = Array.from({ length: size }, (_, at) => `${CLIENT.clientId}.${at + 1}`);
  const running = new Map<string, Running>();
  const urls = new Map<string, string>();
  const lives = new Map<string, Life[]>(names.map((name) => [name, []]));
  const starts: number[] = [];
  let defects = 0;

  const spawn = (name: string): SpawnedRelay => {
    const zendesk = zendeskConfig(desk, { clientId: name });
    return spawnRelay(
      {
        ...environment(folder),
        ...(database !== undefined && { DATABASE: database }),
        ALLOW_PRIVATE: 'yes',
        BRANDS: JSON.stringify({ 'example-sms': { origins: [PAGE], desk: zendesk } }),
        NODE_COMPILE_CACHE: COMPILED,
      },
      patience,
    );
  };

  return {
    names,
    url: (name) => urls.get(name),
    async start(name) {
      const began = performance.now();
      const entry: Running = { relay: spawn(name), from: undefined };
      running.set(name, entry);
      const port = await entry.relay.listening;
      starts.push(performance.now() - began);
      entry.from = Date.now();
      urls.set(name, `http://127.0.0.1:${port}`);
    },
    async end(name, signal) {
      const entry = running.get(name);
      if (!entry) throw new Error(`${name} does not run`);
      entry.relay.signal(signal);
      const { from } = entry;
      running.delete(name);
      if (from !== undefined) lives.get(name)?.push({ from, to: Date.now() });
      const ended = await entry.relay.ended;
      defects += ended.out.match(/"event":"defect"/g)?.length ?? 0;
      return ended;
    },
    lives: (name) => {
      const from = running.get(name)?.from;
      return [...(lives.get(name) ?? []), ...(from === undefined ? [] : [{ from, to: Date.now() }])];
    },
    starts,
    get defects() {
      return defects;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...running.values()].map(({ relay }) => relay[Symbol.asyncDispose]()));
    },
  };
}
