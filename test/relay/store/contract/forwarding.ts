import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Lease, Settlement, Store } from '../../../../relay/store/store.ts';
import { accepted, aTicket, deliverAll } from '../../../support/relay/new-tickets.ts';
import type { MakeDatabase } from '../contract.ts';

const DELIVERED: Settlement = { state: 'delivered', at: 2_000, desk: 'zendesk', deskReference: '42' };
const DEAD: Settlement = { state: 'dead', at: 2_000, problem: 'refused', status: 400 };

async function leaseOne(store: Store, now = 1_000, until = now + 10_000): Promise<Lease> {
  const leases = await store.lease({ now, until, limit: 1 });
  const [lease] = leases;
  if (!lease) throw new Error('Nothing was due');
  return lease;
}

function listen(store: Store): { readonly heard: Promise<void>; readonly end: () => void } {
  let end = (): void => {};
  const heard = new Promise<void>((resolve) => {
    end = store.onWork(resolve);
  });
  return { heard, end };
}

export function forwardingContract(make: MakeDatabase): void {
  describe('leasing', () => {
    test('gives what is due, longest due first, and no more than was asked for', async (t) => {
      const store = await (await make(t)).open();
      const [c, a, b] = [3_000, 1_000, 2_000].map((acceptedAt) => aTicket({ acceptedAt }));
      for (const ticket of [c, a, b]) await accepted(store, ticket as NonNullable<typeof ticket>);
      assert.deepEqual(await store.lease({ now: 999, until: 5_000, limit: 9 }), []);
      const two = await store.lease({ now: 4_000, until: 9_000, limit: 2 });
      assert.deepEqual(
        two.map(({ ticket }) => ticket.submissionId),
        [a?.submissionId, b?.submissionId],
      );
      assert.deepEqual(
        two.map(({ ticket }) => [ticket.attempts, ticket.dueAt]),
        [
          [1, 9_000],
          [1, 9_000],
        ],
      );
      assert.equal(new Set(two.map(({ token }) => token)).size, 2);
      const rest = await store.lease({ now: 4_000, until: 9_000, limit: 9 });
      assert.deepEqual(
        rest.map(({ ticket }) => ticket.draft),
        [c?.draft],
      );
    });

    test('never gives one ticket to two, on two connections at once', async (t) => {
      const database = await make(t);
      const stores = [await database.open(), await database.open()];
      for (let index = 0; index < 60; index += 1) await accepted(stores[0] as Store, aTicket());
      const taken: string[] = [];
      await Promise.all(
        stores.map(async (store) => {
          for (;;) {
            const leases = await store.lease({ now: 1_000, until: 20_000, limit: 3 });
            if (!leases.length) return;
            taken.push(...leases.map(({ ticket }) => ticket.submissionId));
          }
        }),
      );
      // Rows that the other held for a moment may have been passed over.
      taken.push(
        ...(await (stores[0] as Store).lease({ now: 1_000, until: 20_000, limit: 60 })).map(
          (l) => l.ticket.submissionId,
        ),
      );
      assert.equal(taken.length, 60);
      assert.equal(new Set(taken).size, 60);
    });

    test('gives it to another once it has run out, and the first can write no more', async (t) => {
      const database = await make(t);
      const [one, two] = [await database.open(), await database.open()];
      await accepted(one, aTicket());
      const old = await leaseOne(one, 1_000, 5_000);
      assert.deepEqual(await two.lease({ now: 4_999, until: 9_000, limit: 1 }), []);
      assert.equal(await two.nextDue(), 5_000);
      const held = await leaseOne(two, 5_000, 9_000);
      assert.equal(held.ticket.attempts, 2);
      assert.equal(await one.renew(old, 99_000), false);
      assert.equal(await one.save(old, { ticket: 1 }), false);
      for (const settlement of [DELIVERED, DEAD, { state: 'queued', dueAt: 7, problem: 'x' } as const]) {
        assert.equal(await one.settle(old, settlement), false);
      }
      const [ticket] = await two.read(held.ticket.reference);
      assert.deepEqual(
        [ticket?.state, ticket?.dueAt, ticket?.progress, ticket?.problem],
        ['queued', 9_000, {}, undefined],
      );
      assert.equal(await two.settle(held, DELIVERED), true);
      assert.equal(await two.settle(held, DELIVERED), false, 'a lease that was settled is over');
    });

    test('is kept longer while it is renewed, and remembers how far it came', async (t) => {
      const store = await (await make(t)).open();
      await accepted(store, aTicket());
      const lease = await leaseOne(store, 1_000, 5_000);
      assert.equal(await store.renew(lease, 8_000), true);
      assert.deepEqual(await store.lease({ now: 7_999, until: 9_000, limit: 1 }), []);
      assert.equal(await store.save(lease, { ticket: 17, note: false, at: 'comment' }), true);
      const again = await leaseOne(store, 8_000);
      assert.deepEqual(again.ticket.progress, { ticket: 17, note: false, at: 'comment' });
    });

    test('ends as delivered, with what the desk calls it', async (t) => {
      const store = await (await make(t)).open();
      const reference = await accepted(store, aTicket());
      assert.equal(await store.settle(await leaseOne(store), DELIVERED), true);
      const [ticket] = await store.read(reference);
      assert.deepEqual(
        [ticket?.state, ticket?.desk, ticket?.deskReference, ticket?.deliveredAt],
        ['delivered', 'zendesk', '42', 2_000],
      );
      assert.equal(await store.nextDue(), undefined);
      assert.deepEqual(await store.lease({ now: 1e15, until: 2e15, limit: 9 }), []);
    });

    test('ends as queued: due again at its time, with the problem, its lease free', async (t) => {
      const store = await (await make(t)).open();
      const reference = await accepted(store, aTicket());
      const lease = await leaseOne(store);
      assert.equal(await store.settle(lease, { state: 'queued', dueAt: 6_000.5, problem: 'busy', status: 429 }), true);
      assert.equal(await store.nextDue(), 6_000.5);
      const [held] = await store.read(reference);
      assert.deepEqual([held?.problem, held?.problemStatus], ['busy', 429]);
      assert.equal(await store.renew(lease, 99_000), false);
      assert.equal((await leaseOne(store, 6_001)).ticket.attempts, 2);
    });

    test('ends as dead: a dead letter until it is queued again', async (t) => {
      const store = await (await make(t)).open();
      const [one, two] = [aTicket({ acceptedAt: 1 }), aTicket({ acceptedAt: 2 })];
      for (const ticket of [two, one]) await accepted(store, ticket);
      for (const lease of await store.lease({ now: 2, until: 9, limit: 9 })) await store.settle(lease, DEAD);
      assert.deepEqual(
        (await store.dead()).map(({ submissionId, state, problem }) => [submissionId, state, problem]),
        [
          [one.submissionId, 'dead', 'refused'],
          [two.submissionId, 'dead', 'refused'],
        ],
      );
      assert.deepEqual(await store.lease({ now: 1e9, until: 2e9, limit: 9 }), []);
      assert.equal(await store.retryDead(70_000, [two.submissionId, 'unknown']), 1);
      assert.equal(await store.nextDue(), 70_000);
      assert.equal(await store.retryDead(80_000), 1);
      assert.equal(await store.retryDead(80_000), 0);
      const again = await store.lease({ now: 80_000, until: 90_000, limit: 9 });
      assert.deepEqual(
        again.map(({ ticket }) => [ticket.submissionId, ticket.attempts, ticket.triedFrom]),
        [
          [two.submissionId, 1, 70_000],
          [one.submissionId, 1, 80_000],
        ],
        'as if they were new',
      );
    });
  });

  describe('forwarding additions', () => {
    test('waits until the ticket they add to is delivered, and tells what that is called', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket();
      await accepted(store, first);
      await accepted(store, aTicket({ additionTo: first.submissionId }));
      const lease = await leaseOne(store, 1_000, 6_000);
      assert.equal(lease.addsTo, undefined);
      assert.deepEqual(await store.lease({ now: 5_000, until: 9_000, limit: 9 }), []);
      assert.equal(await store.nextDue(), 6_000, 'an addition that waits is due at no time');
      await store.settle(lease, DELIVERED);
      const addition = await leaseOne(store, 2_000);
      assert.deepEqual(addition.addsTo, { deskReference: '42' });
      assert.equal(addition.ticket.additionTo, first.submissionId);
      assert.equal(addition.ticket.triedFrom, 2_000, 'its turn came only then');
    });

    test('is due at once where that ticket is delivered already, also after its words were erased', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket();
      await accepted(store, first);
      await store.settle(await leaseOne(store), DELIVERED);
      const due = { now: 9e9, deliveredBefore: 9e9, doneBefore: 0, countedBefore: 0, forgetBefore: 0 };
      assert.equal((await store.eraseDue(due)).tickets, 1);
      await accepted(store, aTicket({ additionTo: first.submissionId, acceptedAt: 5_000 }));
      assert.equal(await store.nextDue(), 5_000);
      assert.deepEqual((await leaseOne(store, 5_000)).addsTo, { deskReference: '42' });
    });

    test('dies with the ticket they add to, whether there before or later, and is queued again with it', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket();
      await accepted(store, first);
      const addition = aTicket({ additionTo: first.submissionId });
      await accepted(store, addition);
      await store.settle(await leaseOne(store), DEAD);
      const late = aTicket({ additionTo: addition.submissionId });
      await accepted(store, late);
      assert.deepEqual(
        (await store.dead()).map(({ submissionId, problem, problemStatus }) => [submissionId, problem, problemStatus]),
        [first, addition, late].map(({ submissionId }) => [submissionId, 'refused', 400]),
      );
      assert.equal(await store.retryDead(5_000, [late.submissionId]), 3);
      const lease = await leaseOne(store, 5_000);
      assert.equal(lease.ticket.submissionId, first.submissionId);
      assert.deepEqual(await store.lease({ now: 5_000, until: 9_000, limit: 9 }), []);
      await store.settle(lease, DELIVERED);
      assert.equal((await store.lease({ now: 5_000, until: 9_000, limit: 9 })).length, 2);
    });

    test('leaves its first alone when it dies by itself, and comes back by itself', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket();
      await accepted(store, first);
      await store.settle(await leaseOne(store), DELIVERED);
      const addition = aTicket({ additionTo: first.submissionId });
      await accepted(store, addition);
      await store.settle(await leaseOne(store, 2_000), DEAD);
      assert.deepEqual(
        (await store.dead()).map(({ submissionId }) => submissionId),
        [addition.submissionId],
      );
      assert.equal(await store.retryDead(5_000, [first.submissionId]), 0);
      assert.equal(await store.retryDead(5_000), 1);
      assert.equal(await store.nextDue(), 5_000);
    });
  });

  test('makes due at once what lies further ahead than it can, and nothing else', async (t) => {
    const database = await make(t);
    const [store, other] = [await database.open(), await database.open()];
    const HOUR = 3_600_000;
    /** Has a ticket leased, or wait, until that time. */
    const keep = async (state: 'leased' | 'waiting', dueAt: number): Promise<string> => {
      const reference = await accepted(store, aTicket({ acceptedAt: 1_000 }));
      const lease = await leaseOne(store, 1_000, dueAt);
      if (state === 'waiting') await store.settle(lease, { state: 'queued', dueAt, problem: 'busy' });
      return reference;
    };
    const latest = { now: 5_000, begun: 20_000, waiting: HOUR };
    const kept = [await keep('leased', 20_000), await keep('waiting', 20_001), await keep('waiting', HOUR)];
    const fresh = await accepted(store, aTicket({ acceptedAt: 20_000 }));
    assert.equal(await store.hasten(latest), 0);
    const moved = [await keep('leased', 20_001), await keep('waiting', HOUR + 1)];
    const future = await accepted(store, aTicket({ acceptedAt: 20_001 }));
    const { heard, end } = listen(other);
    assert.equal(await store.hasten(latest), 3);
    await heard;
    end();
    const dueOf = async (reference: string): Promise<number | undefined> => (await store.read(reference))[0]?.dueAt;
    for (const reference of [...moved, future]) assert.equal(await dueOf(reference), 5_000);
    assert.deepEqual(await Promise.all([...kept, fresh].map(dueOf)), [20_000, 20_001, HOUR, 20_000]);
  });

  describe('hearing of work', () => {
    test('calls back for what this and another connection accepted, until it is ended', async (t) => {
      const database = await make(t);
      const [here, there] = [await database.open(), await database.open()];
      for (const store of [here, there]) {
        const { heard, end } = listen(here);
        await store.accept(aTicket());
        await heard;
        end();
      }
      let more = 0;
      here.onWork(() => (more += 1))();
      await accepted(here, aTicket());
      assert.equal(more, 0);
    });

    test('calls back when an addition becomes due, and when dead letters are queued again', async (t) => {
      const database = await make(t);
      const [here, there] = [await database.open(), await database.open()];
      const first = aTicket();
      await accepted(here, first);
      await accepted(here, aTicket({ additionTo: first.submissionId }));
      const lease = await leaseOne(here);
      const delivered = listen(here);
      await here.settle(lease, DELIVERED);
      await delivered.heard;
      delivered.end();
      await here.settle(await leaseOne(here, 2_000), DEAD);
      const retried = listen(there);
      await here.retryDead(5_000);
      await retried.heard;
      retried.end();
    });
  });

  test('counts tickets by brand and state, and tells since when the oldest waits', async (t) => {
    const store = await (await make(t)).open();
    assert.deepEqual(await store.counts(), { tickets: [] });
    for (const acceptedAt of [5_000, 3_000]) await accepted(store, aTicket({ acceptedAt, brand: 'b' }));
    await accepted(store, aTicket({ acceptedAt: 2_000, brand: 'a' }));
    const dead = await leaseOne(store, 2_000);
    await store.settle(dead, DEAD);
    await accepted(store, aTicket({ acceptedAt: 1_000, brand: 'a' }));
    await deliverAll(store, 1_000);
    const { tickets, oldestQueued } = await store.counts();
    assert.deepEqual(tickets.map(({ brand, state, count }) => `${brand} ${state} ${count}`).toSorted(), [
      'a dead 1',
      'a delivered 1',
      'b queued 2',
    ]);
    assert.equal(oldestQueued, 3_000);
  });
}
