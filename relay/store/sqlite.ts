import { randomUUID } from 'node:crypto';
import { clearInterval, setInterval } from 'node:timers';
import { DatabaseSync } from 'node:sqlite';
import { accept, known } from './sqlite/accept.ts';
import { countTime, hasten, lastTime } from './sqlite/clock.ts';
import { Connection } from './sqlite/connection.ts';
import { addNote, counts, list, mark, read, sameAddress, tally } from './sqlite/desk.ts';
import { conversations, eraseAddress, eraseDue, forget, purge, references } from './sqlite/erasure.ts';
import { anyDue, dead, lease, nextDue, renew, retryDead, save, settle } from './sqlite/forwarding.ts';
import { GroupCommit } from './sqlite/group-commit.ts';
import { giveBack, spend, take, unspend } from './sqlite/limits.ts';
import { migrate } from './sqlite/migrate.ts';
import type { OpenOptions, Store } from './store.ts';
import { StoreUnavailable } from './store.ts';

/** How often we look whether another process wrote to the file, in milliseconds. */
const LOOK_EVERY = 250;

/**
 * Opens the database in that file, or makes it. One process is meant to own it; others may open it too and nothing goes
 * wrong, but they wait for each other.
 *
 * @throws Error in one sentence where the file cannot be used, what is written cannot be read back, or a newer relay wrote it.
 */
export async function openSqliteStore(file: string, { existing = false }: OpenOptions = {}): Promise<Store> {
  let connection: Connection | undefined;
  try {
    connection = new Connection(file, existing);
    const store = storeOn(connection);
    await migrate(connection, existing);
    await store.probe();
    return store;
  } catch (error) {
    connection?.close();
    throw new Error(`The database ${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function storeOn(connection: Connection): Store {
  const commits = new GroupCommit(connection);
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  let looking: NodeJS.Timeout | undefined;
  let seen: number | undefined;
  const look = (): void => {
    try {
      // Another figure whenever another connection has written: https://www.sqlite.org/pragma.html#pragma_data_version
      const version = connection.get<{ readonly data_version: number }>('PRAGMA data_version')?.data_version;
      if (seen !== undefined && version !== seen) tell();
      seen = version;
    } catch {
      // It is unavailable now, which whoever wants something of it is told; we look again.
    }
  };

  return {
    async accept(ticket) {
      const acceptance = await commits.write(() => accept(connection, ticket));
      if (acceptance.state === 'accepted' && ticket.deliveredTo === undefined) tell();
      return acceptance;
    },
    known: async (submissionId, digest) => known(connection, submissionId, digest),

    async lease(request) {
      return anyDue(connection, request.now) ? commits.write(() => lease(connection, request)) : [];
    },
    renew: (lease, until) => commits.write(() => renew(connection, lease, until)),
    save: (lease, progress) => commits.write(() => save(connection, lease, progress)),
    async settle(lease, settlement) {
      const settled = await commits.write(() => settle(connection, lease, settlement));
      // Additions may have waited for it.
      if (settled && settlement.state === 'delivered') tell();
      return settled;
    },
    nextDue: async () => nextDue(connection),
    onWork(callback) {
      const listener = (): void => callback();
      listeners.add(listener);
      if (!looking) {
        look();
        looking = setInterval(look, LOOK_EVERY).unref();
      }
      return () => {
        listeners.delete(listener);
        if (!listeners.size) {
          clearInterval(looking);
          looking = undefined;
        }
      };
    },

    take: (bucket, now) => commits.write(() => take(connection, bucket, now)),
    giveBack: (bucket) => commits.write(() => giveBack(connection, bucket)),
    spend: (id, expires) => commits.write(() => spend(connection, id, expires)),
    unspend: (id) => commits.write(() => unspend(connection, id)),

    counts: async () => counts(connection),
    dead: async () => dead(connection),
    async retryDead(now, submissionIds) {
      const retried = await commits.write(() => retryDead(connection, now, submissionIds));
      if (retried) tell();
      return retried;
    },

    read: async (reference) => read(connection, reference),
    list: async (query) => list(connection, query),
    tally: async (filter) => tally(connection, filter),
    sameAddress: async (query) => sameAddress(connection, query),
    mark: (reference, done) => commits.write(() => mark(connection, reference, done)),
    addNote: (reference, note) => commits.write(() => addNote(connection, reference, note)),

    serverTime: async () => undefined,
    lastTime: async () => lastTime(connection),
    countTime: (now) => commits.write(() => countTime(connection, now)),
    async hasten(latest) {
      const hastened = await commits.write(() => hasten(connection, latest));
      if (hastened) tell();
      return hastened;
    },
    async eraseDue(due) {
      const erased = { tickets: 0, deadLetters: 0 };
      for (let some = 1; some;) {
        const { tickets, deadLetters } = await commits.write(() => eraseDue(connection, due));
        erased.tickets += tickets;
        erased.deadLetters += deadLetters;
        some = tickets;
      }
      await commits.write(() => forget(connection, due));
      return erased;
    },
    async eraseAddress(hashes, addresses, references = []) {
      const naming = await conversations(connection, addresses, 'itself');
      const erased = await commits.write(() => eraseAddress(connection, { hashes, naming, references }));
      await purge(connection);
      return erased;
    },
    async inDoubt(addresses) {
      return references(connection, await conversations(connection, addresses, 'perhaps'));
    },

    async probe() {
      const value = randomUUID();
      await commits.write(() =>
        connection.run(
          'INSERT INTO probe (only, value) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET value = excluded.value',
          [value],
        ),
      );
      readBack(connection.file, value);
    },
    async close() {
      clearInterval(looking);
      listeners.clear();
      await commits.idle();
      connection.close();
    },
  };
}

/** Reads what was written through a connection of its own, so that nothing comes from our own memory. */
function readBack(file: string, value: string): void {
  try {
    const other = new DatabaseSync(file, { readOnly: true });
    try {
      if (other.prepare('SELECT value FROM probe').get()?.['value'] === value) return;
    } finally {
      other.close();
    }
  } catch (error) {
    throw new StoreUnavailable('What was written cannot be read back', { cause: error });
  }
  throw new StoreUnavailable('What was written cannot be read back');
}
