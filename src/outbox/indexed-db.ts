import { promisifyRequest } from 'idb-keyval';
import type { Entry } from './entry.ts';
import type { Store } from './store.ts';

/** Says until when one tab has the rest to itself, in milliseconds since 1970. */
interface Lease {
  readonly id: typeof LEASE;
  readonly until: number;
}

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
  leased(run: () => Promise<void>): Promise<void>;
} {
  /** One transaction; settles when it is durable. */
  async function using<T>(use: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('outbox', { keyPath: 'id' });
    const database = await promisifyRequest(opening);
    try {
      const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' });
      return (await Promise.all([use(transaction.objectStore('outbox')), promisifyRequest(transaction)]))[0];
    } finally {
      database.close();
    }
  }

  const change = <T extends Entry | Lease>(id: string, to: (value: T | undefined) => T | undefined) =>
    using(async (store) => {
      const value = to(await promisifyRequest<T | undefined>(store.get(id)));
      if (value) store.put(value);
      else store.delete(id);
      return value;
    });

  return {
    all: () =>
      using(async (store) =>
        (await promisifyRequest<(Entry | Lease)[]>(store.getAll())).filter(
          (value): value is Entry => value.id !== LEASE,
        ),
      ),
    change,
    async leased(run) {
      let free = false;
      await change<Lease>(LEASE, (lease) => {
        const left = (lease?.until ?? 0) - Date.now();
        free = left <= 0 || left > HOLDS;
        return free ? { id: LEASE, until: Date.now() + HOLDS } : lease;
      });
      if (!free) return;
      await run().finally(() => change(LEASE, () => undefined));
    },
  };
}
