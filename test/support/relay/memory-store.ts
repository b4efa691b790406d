import type { Parts } from '../../../relay/server/parts.ts';
import type { Acceptance, NewTicket } from '../../../relay/store/store.ts';
import { StoreUnavailable } from '../../../relay/store/store.ts';

/** What the relay's door asks of a store, kept in memory: for tests that look into it or let it fail. */
export interface MemoryStore extends Readonly<Parts['store']> {
  readonly tickets: Map<string, NewTicket>;
  readonly spent: Set<string>;
  /** Every call rejects with {@link StoreUnavailable} as long as this is true. */
  down: boolean;
  /** Runs before a ticket is kept. */
  beforeAccept: () => Promise<void>;
}

export function memoryStore(): MemoryStore {
  const levels = new Map<string, { left: number; at: number }>();
  const up = (): void => {
    if (store.down) throw new StoreUnavailable();
  };
  const held = (id: string, digest: string): Acceptance | undefined => {
    const ticket = store.tickets.get(id);
    return ticket && { state: ticket.digest === digest ? 'same' : 'different', reference: referenceOf(ticket) };
  };
  const referenceOf = ({ additionTo, reference }: NewTicket): string => {
    const first = additionTo === undefined ? undefined : store.tickets.get(additionTo);
    return first ? referenceOf(first) : reference;
  };
  const store: MemoryStore = {
    tickets: new Map(),
    spent: new Set(),
    down: false,
    beforeAccept: async () => {},
    async accept(ticket) {
      up();
      await store.beforeAccept();
      up();
      const known = held(ticket.submissionId, ticket.digest);
      if (known) return known;
      store.tickets.set(ticket.submissionId, ticket);
      return { state: 'accepted', reference: referenceOf(ticket) };
    },
    async known(id, digest) {
      up();
      return held(id, digest);
    },
    async take({ key, limit, window }, now) {
      up();
      const { left, at } = levels.get(key) ?? { left: limit, at: now };
      const filled = Math.min(limit, left + ((now - at) * limit) / window);
      if (filled < 1) return { taken: false, retryAt: now + ((1 - filled) * window) / limit };
      levels.set(key, { left: filled - 1, at: now });
      return { taken: true };
    },
    async giveBack({ key }) {
      up();
      const level = levels.get(key);
      if (level) level.left += 1;
    },
    async unspend(id) {
      up();
      store.spent.delete(id);
    },
    async spend(id) {
      up();
      if (store.spent.has(id)) return false;
      store.spent.add(id);
      return true;
    },
    async counts() {
      up();
      return { tickets: [] };
    },
    async probe() {
      up();
    },
  };
  return store;
}
