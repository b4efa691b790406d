import type { Clock } from '../../../relay/clock.ts';
import type { Config } from '../../../relay/config/config.ts';
import { readCatalogue } from '../../../relay/content/read.ts';
import { checkTrail } from '../../../relay/content/trail.ts';
import type { LogEvent } from '../../../relay/log.ts';
import { relayApp } from '../../../relay/server/app.ts';
import type { Listening } from '../../../relay/server/listen.ts';
import { listen } from '../../../relay/server/listen.ts';
import { relayMetrics } from '../../../relay/server/metrics.ts';
import type { Parts } from '../../../relay/server/parts.ts';
import type { Bundle } from '../../../src/bundle/bundle.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import type { Submission } from '../../../src/ticket/submission.ts';
import type { MemoryStore } from './memory-store.ts';
import { memoryStore } from './memory-store.ts';
import { shippedDraft } from './tickets.ts';

/** The page that tickets are sent from. */
export const PAGE = 'https://www.example.com';
export const SECRET = 'a secret of tests alone, long enough to be taken';

/** The shipped content, read once for all tests of a file. */
export const catalogue = await readCatalogue(['content'], (sentence) => {
  throw new Error(sentence);
});
export const bundle = catalogue.newest({ brand: 'example-sms', topic: 'sign-in', language: 'en' }) as Bundle;

/** A clock that stands until it is set. */
export function setClock(now = Date.UTC(2026, 10, 23, 12)): Clock & { time: number; right: boolean } {
  const clock = {
    time: now,
    right: true,
    now: () => clock.time,
    steady: () => clock.time,
    agrees: () => clock.right,
    follow: async () => {},
  };
  return clock;
}

export interface Door extends AsyncDisposable {
  readonly url: string;
  readonly listening: Listening;
  /** What tickets are kept in, unless another store was given. */
  readonly store: MemoryStore;
  readonly clock: ReturnType<typeof setClock>;
  readonly logged: readonly LogEvent[];
  readonly parts: Parts;
  /** Tells the relay that it is about to stop. */
  announceStop(): void;
  /** Sends a ticket as the page would, but for what is given otherwise. A header of `undefined` is left out. */
  post(submission: unknown, headers?: Readonly<Record<string, string | undefined>>): Promise<Response>;
}

export interface DoorOptions extends Partial<Pick<Parts, 'catalogue' | 'checkTrail' | 'proofBits' | 'store'>> {
  readonly config?: Partial<Parts['config']>;
}

export const CONFIG: Pick<Config, 'brands' | 'limits' | 'secret' | 'trustedProxies'> = {
  brands: {
    'example-sms': { origins: [PAGE, 'https://help.example.com'], desk: { kind: 'local' } },
    messagemedia: { origins: ['https://hub.messagemedia.com'], desk: { kind: 'local' } },
  },
  limits: { network: 100_000, address: 100_000, all: 100_000 },
  secret: SECRET,
  trustedProxies: [],
};

/** Serves the relay's addresses on a port of this machine, with a store in memory where no other is given. */
export async function openDoor({ config, ...parts }: DoorOptions = {}): Promise<Door> {
  const store = memoryStore();
  const clock = setClock();
  const logged: LogEvent[] = [];
  let stopping = false;
  const whole: Parts = {
    config: { ...CONFIG, ...config },
    store,
    catalogue,
    checkTrail: (draft) => checkTrail(catalogue, draft),
    clock,
    log: (event) => logged.push(event),
    metrics: relayMetrics({ store, now: clock.now, clockAgrees: clock.agrees }),
    random: (bytes) => crypto.getRandomValues(bytes),
    proofBits: 4,
    stopping: () => stopping,
    ...parts,
  };
  const { trustedProxies } = whole.config;
  const listening = await listen(relayApp(whole), { host: '127.0.0.1', port: 0, trustedProxies });
  const url = `http://127.0.0.1:${listening.port}`;
  return {
    url,
    listening,
    store,
    clock,
    logged,
    parts: whole,
    announceStop() {
      stopping = true;
    },
    post(submission, headers = {}) {
      const id = (submission as Partial<Submission> | null)?.draft?.submissionId;
      const all = { origin: PAGE, 'content-type': 'application/json', 'idempotency-key': id, ...headers };
      const given = Object.entries(all).filter((header): header is [string, string] => header[1] !== undefined);
      const body = typeof submission === 'string' ? submission : JSON.stringify(submission);
      return fetch(`${url}/v1/tickets`, { method: 'POST', headers: given, body, redirect: 'error' });
    },
    [Symbol.asyncDispose]: () => listening.stop(0, 0),
  };
}

/** A submission of the shipped content. */
export function aSubmission(parts: Partial<Draft> = {}, more: Partial<Submission> = {}): Submission {
  return { draft: shippedDraft(bundle, parts), ...more };
}
