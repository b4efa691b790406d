import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import type { Entry } from './entry.ts';
import type { Store } from './store.ts';

interface Database extends DBSchema {
  outbox: { key: string; value: Entry };
  lease: { key: string; value: number };
}

/** How long a lease holds, in milliseconds: longer than any flush that goes on. */
const LEASE = 60_000;

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
  async function using<T>(use: (database: IDBPDatabase<Database>) => Promise<T>): Promise<T> {
    const opened = openDB<Database>(name, 1, {
      upgrade(database) {
        database.createObjectStore('outbox', { keyPath: 'id' });
        database.createObjectStore('lease');
      },
      blocking: () => void opened.then((database) => database.close()),
    });
    const database = await opened;
    try {
      return await use(database);
    } finally {
      database.close();
    }
  }

  return {
    all: () => using((database) => database.getAll('outbox')),
    change: (id, change) =>
      using(async (database) => {
        const { store, done } = database.transaction('outbox', 'readwrite', { durability: 'strict' });
        const entry = change(await store.get(id));
        await Promise.all([entry ? store.put(entry) : store.delete(id), done]);
        return entry;
      }),
    async leased(run, now) {
      const taken = await using(async (database) => {
        const { store, done } = database.transaction('lease', 'readwrite');
        const left = ((await store.get(name)) ?? 0) - now();
        const free = left <= 0 || left > LEASE;
        if (free) await store.put(now() + LEASE, name);
        await done;
        return free;
      });
      if (!taken) return;
      try {
        await run();
      } finally {
        await using((database) => database.delete('lease', name));
      }
    },
  };
}
