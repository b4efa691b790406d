import { randomUUID } from 'node:crypto';
import { accept, known } from './postgres/accept.ts';
import { Bell } from './postgres/bell.ts';
import { countTime, hasten, lastTime, serverTime } from './postgres/clock.ts';
import { Connections } from './postgres/connections.ts';
import { addNote, counts, list, mark, read, sameAddress, tally } from './postgres/desk.ts';
import { conversations, eraseAddress, eraseDue, references } from './postgres/erasure.ts';
import { anyDue, dead, lease, nextDue, renew, retryDead, save, settle } from './postgres/forwarding.ts';
import { giveBack, spend, take, unspend } from './postgres/limits.ts';
import { migrate, requireDurable } from './postgres/migrate.ts';
import { purge } from './postgres/purge.ts';
import type { OpenOptions, Store } from './store.ts';
import { StoreUnavailable } from './store.ts';

/**
 * Opens a database on a PostgreSQL server, version 15 or newer. Any number of relays may share it.
 *
 * @throws Error in one sentence, which never holds the password, where it cannot be used, does not keep what it is given, or a
 * newer relay wrote it.
 */
export async function openPostgresStore(url: string, { existing = false }: OpenOptions = {}): Promise<Store> {
  const connections = new Connections(url);
  const bell = new Bell(connections);
  const store = storeOn(connections, bell);
  try {
    await requireDurable(connections);
    await migrate(connections, existing);
    await bell.listen();
    await store.probe();
    return store;
  } catch (error) {
    await store.close();
    throw new Error(`The database ${postgresName(url)} cannot be used: ${reasonOf(error)}`, { cause: error });
  }
}

function storeOn(connections: Connections, bell: Bell): Store {
  return {
    async accept(ticket) {
      const acceptance = await accept(connections, ticket);
      if (acceptance.state === 'accepted' && ticket.deliveredTo === undefined) bell.ring();
      return acceptance;
    },
    known: (submissionId, digest) => known(connections, submissionId, digest),

    async lease(request) {
      return (await anyDue(connections, request.now)) ? lease(connections, request) : [];
    },
    renew: (lease, until) => renew(connections, lease, until),
    save: (lease, progress) => save(connections, lease, progress),
    async settle(lease, settlement) {
      const settled = await settle(connections, lease, settlement);
      // Additions may have waited for it.
      if (settled && settlement.state === 'delivered') bell.ring();
      return settled;
    },
    nextDue: () => nextDue(connections),
    onWork: (callback) => bell.add(callback),

    take: (bucket, now) => take(connections, bucket, now),
    giveBack: (bucket) => giveBack(connections, bucket),
    spend: (id, expires) => spend(connections, id, expires),
    unspend: (id) => unspend(connections, id),

    counts: () => counts(connections),
    dead: () => dead(connections),
    async retryDead(now, submissionIds) {
      const retried = await retryDead(connections, now, submissionIds);
      if (retried) bell.ring();
      return retried;
    },

    read: (reference) => read(connections, reference),
    list: (query) => list(connections, query),
    tally: (filter) => tally(connections, filter),
    sameAddress: (query) => sameAddress(connections, query),
    mark: (reference, done) => mark(connections, reference, done),
    addNote: (reference, note) => addNote(connections, reference, note),

    serverTime: () => serverTime(connections),
    lastTime: () => lastTime(connections),
    countTime: (now) => countTime(connections, now),
    async hasten(latest) {
      const hastened = await hasten(connections, latest);
      if (hastened) bell.ring();
      return hastened;
    },
    eraseDue: (due) => eraseDue(connections, due),
    async eraseAddress(hashes, addresses, references = []) {
      const naming = await conversations(connections, addresses, 'itself');
      const { erased, xid } = await eraseAddress(connections, { hashes, naming, references });
      await purge(connections, xid);
      return erased;
    },
    async inDoubt(addresses) {
      return references(connections, await conversations(connections, addresses, 'perhaps'));
    },

    async probe() {
      const value = randomUUID();
      const [kept] = await connections.rows<{ readonly value: string }>(
        `INSERT INTO probe (id, value) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET value = excluded.value
         RETURNING value`,
        [value],
      );
      if (kept?.value !== value) throw new StoreUnavailable('What was written cannot be read back');
    },
    async close() {
      bell.close();
      await connections.close();
    },
  };
}

/** The database as it may stand in a log. */
export function postgresName(url: string): string {
  if (!URL.canParse(url)) return 'that is configured';
  const { host, pathname } = new URL(url);
  return `${pathname.slice(1) || 'postgres'} on ${host || 'this machine'}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error instanceof StoreUnavailable && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}
