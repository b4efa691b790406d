import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DeskOutcome } from '../../../relay/desk/desk.ts';
import type { Store } from '../../../relay/store/store.ts';
import { StoreUnavailable } from '../../../relay/store/store.ts';
import type { Deliver } from '../../support/relay/forwarding.ts';
import { delivered, forwarding, settledOf, stopped } from '../../support/relay/forwarding.ts';
import { accepted, aTicket } from '../../support/relay/new-tickets.ts';

describe('a lease of the forwarder', () => {
  test('keeps a lease as long as the desk takes, so that nobody else has the ticket', () =>
    forwarding(20, async ({ store, time, events, settled, start }) => {
      let calls = 0;
      await accepted(store, aTicket({ acceptedAt: time.now() }));
      const slow: Deliver = async (_, { signal }) => {
        calls += 1;
        await time.wait(60_000, signal);
        return delivered;
      };
      start(slow);
      start(slow);
      await settled();
      assert.equal(calls, 1);
      assert.deepEqual(
        events.map(({ event }) => event),
        ['settled'],
      );
    }));

  test('takes up what another left behind, once its lease has run out', () =>
    forwarding(50, async ({ store, time, settled, start, read }) => {
      const reference = await accepted(store, aTicket({ acceptedAt: time.now() }));
      const began = time.now();
      const leases = await store.lease({ now: began, until: began + 12_000, limit: 1 });
      assert.equal(leases.length, 1);
      start(async () => delivered);
      await settled();
      const waited = ((await read(reference)).deliveredAt ?? 0) - began;
      assert.ok(waited >= 12_000 && waited <= 15_000, `${waited} ms`);
    }));

  test('stops at once where the lease is someone else’s, and saves nothing', () =>
    forwarding(1, async ({ store, time, events, seen, start, read }) => {
      const reference = await accepted(store, aTicket({ acceptedAt: time.now() }));
      let went = false;
      start(async (_, { save }) => {
        const now = time.now() + 60_000;
        // Another relay takes it, by a clock that is ahead.
        assert.equal((await store.lease({ now, until: now + 12_000, limit: 1 })).length, 1);
        await save({ mine: true });
        went = true;
        return delivered;
      });
      await seen(({ event }) => event === 'lease-lost');
      const { state, progress } = await read(reference);
      assert.deepEqual([went, state, progress], [false, 'queued', {}]);
      assert.deepEqual(settledOf(events), []);
    }));

  test('gives back what it is stopped at, and starts nothing more', () =>
    forwarding(1, async ({ store, time, start, read }) => {
      const reference = await accepted(store, aTicket({ acceptedAt: time.now() }));
      let began = (): void => {};
      const working = new Promise<void>((resolve) => (began = resolve));
      const forwarder = start((_, attempt) => {
        began();
        return stopped(attempt);
      });
      await working;
      await forwarder.stop();
      const { state, problem, dueAt } = await read(reference);
      assert.deepEqual([state, problem], ['queued', 'stopped']);
      assert.ok(dueAt <= time.now() + 5_000);
      const later = await accepted(store, aTicket({ acceptedAt: time.now() }));
      assert.equal((await read(later)).attempts, 0);
    }));

  test('does not wait longer than 8 seconds for a desk that does not let go', () =>
    forwarding(20, async ({ store, time, start }) => {
      await accepted(store, aTicket({ acceptedAt: time.now() }));
      let began = (): void => {};
      const working = new Promise<void>((resolve) => (began = resolve));
      let letGo: (outcome: DeskOutcome) => void = () => {};
      const outcome = new Promise<DeskOutcome>((resolve) => (letGo = resolve));
      const forwarder = start(() => {
        began();
        return outcome;
      });
      await working;
      const told = time.now();
      await forwarder.stop();
      assert.ok(time.now() - told < 10_000);
      letGo(delivered);
    }));

  test('waits while the store is away, says so once, and goes on', () =>
    forwarding(20, async ({ store, time, events, settled, start }) => {
      await accepted(store, aTicket({ acceptedAt: time.now() }));
      let away = 4;
      const failing: Store = {
        ...store,
        lease: async (request) => {
          if (away > 0) {
            away -= 1;
            throw new StoreUnavailable();
          }
          return store.lease(request);
        },
      };
      start(async () => delivered, { store: failing });
      await settled();
      assert.deepEqual(
        events.map(({ event }) => event),
        ['forward-paused', 'settled'],
      );
    }));

  test('settles what was delivered also where the store is away for a moment', () =>
    forwarding(20, async ({ store, time, settled, start, read }) => {
      const reference = await accepted(store, aTicket({ acceptedAt: time.now() }));
      let away = 3;
      let calls = 0;
      const failing: Store = {
        ...store,
        settle: async (lease, settlement) => {
          if ((away -= 1) >= 0) throw new StoreUnavailable();
          return store.settle(lease, settlement);
        },
      };
      start(
        async () => {
          calls += 1;
          return delivered;
        },
        { store: failing },
      );
      await settled();
      assert.deepEqual([calls, (await read(reference)).state], [1, 'delivered']);
    }));
});
