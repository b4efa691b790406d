import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { addressHashes } from '../../../relay/abuse/addresses.ts';
import type { Config } from '../../../relay/config/config.ts';
import { deskPages } from '../../../relay/desk/local/app.ts';
import type { LogEvent } from '../../../relay/log.ts';
import { listen } from '../../../relay/server/listen.ts';
import { openSqliteStore } from '../../../relay/store/sqlite.ts';
import type { NewTicket, Store } from '../../../relay/store/store.ts';
import { StoreUnavailable } from '../../../relay/store/store.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import { bundle, catalogue, SECRET } from './door.ts';
import { shippedDraft } from './tickets.ts';

export const DESK_TOKEN = 'the token that agents of the tests have';

/** The brands of the relay: fewer than the content has. */
const BRANDS: Config['brands'] = {
  'example-sms': { origins: ['https://www.example.com'], desk: { kind: 'local' } },
  messagemedia: { origins: ['https://hub.example.com'], desk: { kind: 'local' } },
};

export interface TestDesk extends AsyncDisposable {
  /** `http://127.0.0.1:1234`, without a slash at the end. */
  readonly origin: string;
  readonly store: Store;
  readonly clock: { now: number };
  readonly logged: readonly LogEvent[];
  /** While this is true nothing can be read or written. */
  down: boolean;
  /** Has a ticket arrive, and a desk have it: the local one unless another is named. Gives its reference. */
  receive(parts?: Partial<Draft>, more?: Partial<NewTicket>, at?: string): Promise<string>;
}

/** The desk's pages on a port of this machine, over a database of their own. */
export async function openDesk(now = Date.UTC(2026, 10, 23, 12)): Promise<TestDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'help-widget-desk-'));
  const store = await openSqliteStore(join(folder, 'relay.sqlite'));
  const clock = { now };
  const logged: LogEvent[] = [];
  let count = 0;
  const failing = new Proxy(store, {
    get: (target, name: keyof Store) =>
      desk.down ? () => Promise.reject(new StoreUnavailable()) : target[name].bind(target),
  });
  const pages = deskPages({
    config: { secret: SECRET, deskToken: DESK_TOKEN, trustedProxies: [], brands: BRANDS },
    store: failing,
    catalogue,
    now: () => clock.now,
    log: (event) => logged.push(event),
    makeId: randomUUID,
  });
  const app = new Hono<{ Bindings: HttpBindings }>().route('/desk', pages);
  const listening = await listen(app, { host: '127.0.0.1', port: 0, trustedProxies: [] });
  const desk: TestDesk = {
    origin: `http://127.0.0.1:${listening.port}`,
    store,
    clock,
    logged,
    down: false,
    async receive(parts = {}, more = {}, at = 'local') {
      count += 1;
      const draft = shippedDraft(bundle, parts);
      const acceptance = await store.accept({
        submissionId: draft.submissionId,
        reference: `HW-TEST-${String(count).padStart(4, '0')}`,
        brand: draft.brand,
        digest: 'a digest',
        draft,
        flags: [],
        addressHashes: addressHashes(SECRET, draft),
        acceptedAt: clock.now,
        ...more,
      });
      if (acceptance.state !== 'accepted') throw new Error(`The ticket was not accepted: ${acceptance.state}`);
      for (const lease of await store.lease({ now: clock.now, until: clock.now + 1_000, limit: 10 })) {
        const { reference } = lease.ticket;
        await store.settle(lease, { state: 'delivered', at: clock.now, desk: at, deskReference: reference });
      }
      return acceptance.reference;
    },
    async [Symbol.asyncDispose]() {
      await listening.stop(0, 0);
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return desk;
}
