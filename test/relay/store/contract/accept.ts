import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { NewTicket } from '../../../../relay/store/store.ts';
import { ReferenceTaken, StoreUnavailable } from '../../../../relay/store/store.ts';
import { aDraft, drafts } from '../../../support/drafts.ts';
import { accepted, aTicket, deliverAll } from '../../../support/relay/new-tickets.ts';
import type { MakeDatabase } from '../contract.ts';

export function acceptContract(make: MakeDatabase): void {
  describe('keeping a ticket', () => {
    test('answers a repeat with what it said first, whatever reference comes with it', async (t) => {
      const store = await (await make(t)).open();
      const ticket = aTicket();
      assert.deepEqual(await store.accept(ticket), { state: 'accepted', reference: ticket.reference });
      const again = aTicket({ submissionId: ticket.submissionId, acceptedAt: 9_000 });
      assert.deepEqual(await store.accept(again), { state: 'same', reference: ticket.reference });
      assert.deepEqual(await store.accept({ ...again, digest: 'other' }), {
        state: 'different',
        reference: ticket.reference,
      });
      assert.equal((await store.read(ticket.reference)).length, 1);
      assert.deepEqual(await store.read(again.reference), []);
    });

    test('tells what it would answer, and keeps nothing by that', async (t) => {
      const store = await (await make(t)).open();
      const ticket = aTicket();
      assert.equal(await store.known(ticket.submissionId, ticket.digest), undefined);
      await accepted(store, ticket);
      const { reference } = ticket;
      assert.deepEqual(await store.known(ticket.submissionId, ticket.digest), { state: 'same', reference });
      assert.deepEqual(await store.known(ticket.submissionId, 'other'), { state: 'different', reference });
    });

    test('gives back every word as it came, and what it was told of the ticket', async (t) => {
      const store = await (await make(t)).open();
      await fc.assert(
        fc.asyncProperty(drafts(), async (words) => {
          const ticket = aTicket({ words: { ...words, submissionId: randomUUID() }, flags: ['trap', 'too-fast'] });
          const submissionId = ticket.draft.submissionId;
          await accepted(store, { ...ticket, submissionId, addressHashes: ['b', 'a'] });
          const [held] = await store.read(ticket.reference);
          assert.deepEqual(held, {
            submissionId,
            reference: ticket.reference,
            brand: ticket.brand,
            draft: ticket.draft,
            flags: ['trap', 'too-fast'],
            addressHashes: ['b', 'a'],
            acceptedAt: 1_000,
            state: 'queued',
            attempts: 0,
            dueAt: 1_000,
            progress: {},
            notes: [],
          });
        }),
        { numRuns: 30 },
      );
    });

    test('keeps one of a hundred that come at the same moment under one id', async (t) => {
      const database = await make(t);
      const stores = [await database.open(), await database.open()] as const;
      const submissionId = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => stores[index % 2 ? 1 : 0].accept(aTicket({ submissionId }))),
      );
      const firsts = answers.filter(({ state }) => state === 'accepted');
      assert.equal(firsts.length, 1);
      const references = answers.flatMap((answer) => ('reference' in answer ? [answer.reference] : []));
      assert.equal(new Set(references).size, 1);
      assert.deepEqual(
        answers.filter(({ state }) => !['accepted', 'same', 'busy'].includes(state)),
        [],
      );
      assert.equal((await store(stores).read(references[0] ?? '')).length, 1);
    });

    test('keeps all of a hundred that come at the same moment under ids of their own', async (t) => {
      const database = await make(t);
      const stores = [await database.open(), await database.open()] as const;
      const tickets = Array.from({ length: 100 }, () => aTicket());
      const answers = await Promise.all(tickets.map((ticket, index) => stores[index % 2 ? 1 : 0].accept(ticket)));
      assert.deepEqual(
        answers,
        tickets.map(({ reference }) => ({ state: 'accepted', reference })),
      );
      assert.deepEqual((await store(stores).counts()).tickets, [
        { brand: 'example-parcels', state: 'queued', count: 100 },
      ]);
    });

    test('refuses a reference that another ticket has, and harms none of those that came with it', async (t) => {
      const store = await (await make(t)).open();
      const reference = await accepted(store, aTicket());
      const [before, clash, after] = await Promise.allSettled([
        store.accept(aTicket()),
        store.accept(aTicket({ reference })),
        store.accept(aTicket()),
      ]);
      assert.ok(clash.status === 'rejected' && clash.reason instanceof ReferenceTaken);
      assert.equal(before.status === 'fulfilled' && before.value.state, 'accepted');
      assert.equal(after.status === 'fulfilled' && after.value.state, 'accepted');
      assert.equal((await store.read(reference)).length, 1);
    });

    test('is still there when opened again', async (t) => {
      const database = await make(t);
      const first = await database.open();
      const ticket = aTicket();
      await accepted(first, ticket);
      await first.close();
      const again = await database.open();
      assert.equal((await again.accept(ticket)).state, 'same');
      assert.deepEqual((await again.read(ticket.reference))[0]?.draft, ticket.draft);
    });

    test('says that it is unavailable once it was closed', async (t) => {
      const store = await (await make(t)).open();
      await store.close();
      await assert.rejects(store.accept(aTicket()), StoreUnavailable);
      await assert.rejects(store.nextDue(), StoreUnavailable);
    });

    test('that a desk has by this alone is delivered there, and waits for nobody', async (t) => {
      const store = await (await make(t)).open();
      const ticket = aTicket({ deliveredTo: 'local' });
      const { reference } = ticket;
      await accepted(store, ticket);
      const [held] = await store.read(reference);
      assert.deepEqual(
        [held?.state, held?.desk, held?.deskReference, held?.deliveredAt, held?.attempts],
        ['delivered', 'local', reference, ticket.acceptedAt, 0],
      );
      assert.equal(await store.nextDue(), undefined);
      assert.deepEqual(await store.lease({ now: 9_000, until: 10_000, limit: 9 }), []);
      assert.equal((await store.list({ state: 'open', limit: 9 })).length, 1);
    });

    test('probes what it writes', async (t) => {
      const store = await (await make(t)).open();
      await store.probe();
      await Promise.all([store.probe(), store.accept(aTicket())]);
    });
  });

  describe('keeping an addition', () => {
    test('gives it the reference of the ticket it adds to, also an addition to an addition', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket();
      const reference = await accepted(store, first);
      const second = aTicket({ additionTo: first.submissionId, acceptedAt: 2_000 });
      const third = aTicket({ additionTo: second.submissionId, acceptedAt: 3_000 });
      assert.deepEqual(await store.accept(second), { state: 'accepted', reference });
      assert.deepEqual(await store.accept(third), { state: 'accepted', reference });
      assert.deepEqual(await store.accept(third), { state: 'same', reference });
      const held = await store.read(reference);
      assert.deepEqual(
        held.map(({ submissionId, additionTo }) => [submissionId, additionTo]),
        [
          [first.submissionId, undefined],
          [second.submissionId, first.submissionId],
          [third.submissionId, first.submissionId],
        ],
      );
    });

    test('makes it a ticket of its own where that one is not held, or is of another brand, or is itself', async (t) => {
      const store = await (await make(t)).open();
      const foreign = aTicket({ brand: 'example-bank', words: { brand: 'example-bank' } });
      await accepted(store, foreign);
      const itself = randomUUID();
      for (const ticket of [
        aTicket({ additionTo: randomUUID() }),
        aTicket({ additionTo: foreign.submissionId }),
        aTicket({ submissionId: itself, additionTo: itself }),
      ]) {
        assert.deepEqual(await store.accept(ticket), { state: 'accepted', reference: ticket.reference });
        const [held] = await store.read(ticket.reference);
        assert.equal(held?.additionTo, undefined);
      }
    });

    test('takes one together with its first', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket();
      const [, addition] = await Promise.all([
        store.accept(first),
        store.accept(aTicket({ additionTo: first.submissionId })),
      ]);
      assert.equal(addition.state, 'accepted');
    });

    test('at a desk that has it by this alone waits all the same for a first that waits', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket();
      const reference = await accepted(store, first);
      const addition = (): NewTicket => aTicket({ additionTo: first.submissionId, deliveredTo: 'local' });
      await accepted(store, addition());
      assert.equal((await store.read(reference))[1]?.state, 'queued');
      assert.equal((await deliverAll(store, 2_000)).length, 2);
      await accepted(store, addition());
      assert.deepEqual(
        (await store.read(reference)).map(({ state }) => state),
        ['delivered', 'delivered', 'delivered'],
      );
    });

    test('opens a ticket again that was done', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket();
      const reference = await accepted(store, first);
      await deliverAll(store, 1_000);
      await store.mark(reference, { done: true, agent: 'Kim', at: 2_000 });
      await accepted(store, aTicket({ additionTo: first.submissionId, acceptedAt: 3_000 }));
      assert.equal((await store.read(reference))[0]?.done, undefined);
      assert.equal((await store.list({ state: 'open', limit: 9 })).length, 1);
    });

    test('knows texts that no database holds as they are', async (t) => {
      const store = await (await make(t)).open();
      const draft = aDraft({ message: 'half \ud83d, nothing \0, whole 😀' });
      const reference = await accepted(store, aTicket({ draft }));
      assert.equal((await store.read(reference))[0]?.draft?.message, draft.message);
    });
  });
}

function store<S>([first]: readonly [S, S]): S {
  return first;
}
