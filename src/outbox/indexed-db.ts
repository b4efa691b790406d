import type { DBSchema, IDBPObjectStore } from 'idb';
import { openDB } from 'idb';
import type { Entry } from './entry.ts';
import type { Store } from './store.ts';

/** Says until when one tab has the rest to itself, in milliseconds since 1970. */
interface Lease {
  readonly id: typeof LEASE;
  readonly until: number;
}

interface Database extends DBSchema {
  outbox: { key: string; value: Entry | Lease };
}

type Opened = IDBPObjectStore<Database, ['outbox'], 'outbox', 'readwrite'>;

const LEASE = 'lease';

/** How long a lease holds, in milliseconds: longer than any flush that goes on. */
const HOLDS = 60_000;

/**
 * The outbox in IndexedDB. The database is opened for each use and closed after it: so it is never in the way of a newer
 * version, of whoever deletes it, or of the back/forward cache, and one that the browser closes is not missed.
 *
 * @param name of the database
 */
export function indexedDbStore(name: string): Store & {
  /** Runs this unless another tab has the lease: for browsers without Web Locks. */
  leased(run: () => Promise<void>, now: () => number): Promise<void>;
} {
  /** One transaction; settles when it is durable. */
  async function using<T>(use: (store: Opened) => Promise<T>): Promise<T> {
    const database = await openDB<Database>(name, 1, {
      upgrade: (database) => void database.createObjectStore('outbox', { keyPath: 'id' }),
    });
    try {
      const { store, done } = database.transaction('outbox', 'readwrite', { durability: 'strict' });
      return (await Promise.all([use(store), done]))[0];
    } finally {
      database.close();
    }
  }

  const change = <T extends Entry | Lease>(id: string, to: (value: T | undefined) => T | undefined) =>
    using(async (store) => {
      const value = to((await store.get(id)) as T | undefined);
      await (value ? store.put(value) : store.delete(id));
      return value;
    });

  return {
    all: () => using(async (store) => (await store.getAll()).filter((value): value is Entry => 'submission' in value)),
    change,
    async leased(run, now) {
      let free = false;
      await change<Lease>(LEASE, (lease) => {
        const left = (lease?.until ?? 0) - now();
        free = left <= 0 || left > HOLDS;
        return free ? { id: LEASE, until: now() + HOLDS } : lease;
      });
      if (!free) return;
      try {
        await run();
      } finally {
        await change(LEASE, () => undefined);
      }
    },
  };
}
