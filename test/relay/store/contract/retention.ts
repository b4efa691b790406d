import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Due, Erased, Store } from '../../../../relay/store/store.ts';
import { accepted, aTicket, deliverAll, hasWords } from '../../../support/relay/new-tickets.ts';
import type { MakeDatabase } from '../contract.ts';

const NEVER: Due = { now: 0, deliveredBefore: 0, doneBefore: 0, countedBefore: 0, forgetBefore: 0 };

/** Has so much time been counted in all. */
async function count(store: Store, until: number): Promise<void> {
  if ((await store.lastTime()) === undefined) await store.countTime(0);
  assert.equal(await store.countTime(until), until);
}

/** The statement by which a relay of the first version keeps a dead ticket. */
function ofFirstVersion(reference: string, acceptedAt: number): string {
  const { submissionId, brand, digest, draft } = aTicket();
  const values = [submissionId, reference, brand, digest, JSON.stringify(draft), 'words', '[]', '[]'];
  return `INSERT INTO tickets (submission_id, reference, brand, digest, draft, words, flags, address_hashes, accepted_at, state)
    VALUES (${values.map((value) => `'${value.replaceAll("'", "''")}'`).join()}, ${acceptedAt}, 'dead')`;
}

/** A ticket with so many additions, all of which no desk took. */
async function dieWithAdditions(store: Store, count: number): Promise<void> {
  const first = aTicket();
  await accepted(store, first);
  // A few at a time: they wait for each other, and a store gives up what waits too long.
  for (let made = 0; made < count; made += 10) {
    await Promise.all(Array.from({ length: 10 }, () => accepted(store, aTicket({ additionTo: first.submissionId }))));
  }
  for (const lease of await store.lease({ now: 5_000, until: 6_000, limit: 1 })) {
    await store.settle(lease, { state: 'dead', at: 5_000, problem: 'refused' });
  }
}

export function retentionContract(make: MakeDatabase): void {
  describe('erasing what is over', () => {
    test('erases by the time that counts for each, and no other', async (t) => {
      const store = await (await make(t)).open();
      await count(store, 1_000);
      const elsewhere = aTicket({ acceptedAt: 1_000 });
      await accepted(store, elsewhere);
      await deliverAll(store, 5_000, 'zendesk');
      const [done, open] = [aTicket({ acceptedAt: 1_000 }), aTicket({ acceptedAt: 1_000 })];
      await accepted(store, done);
      await accepted(store, open);
      await deliverAll(store, 5_000);
      await store.mark(done.reference, { done: true, agent: 'Kim', at: 7_000 });
      const dead = aTicket({ acceptedAt: 1_000 });
      await accepted(store, dead);
      for (const lease of await store.lease({ now: 5_000, until: 6_000, limit: 9 })) {
        await store.settle(lease, { state: 'dead', at: 5_000, problem: 'refused' });
      }
      const queued = aTicket({ acceptedAt: 1_000 });
      await accepted(store, queued);
      const left = async (): Promise<string[]> => {
        const all = { elsewhere, done, open, dead, queued };
        const kept = await Promise.all(
          Object.entries(all).map(async ([name, ticket]) => ((await hasWords(store, ticket)) ? [name] : [])),
        );
        return kept.flat();
      };
      const steps: readonly (readonly [Partial<Due>, string[]])[] = [
        [
          { deliveredBefore: 5_000, doneBefore: 7_000, countedBefore: 1_000 },
          ['elsewhere', 'done', 'open', 'dead', 'queued'],
        ],
        [{ deliveredBefore: 5_001 }, ['done', 'open', 'dead', 'queued']],
        [{ doneBefore: 7_001 }, ['open', 'dead', 'queued']],
        [{ countedBefore: 1_001 }, ['queued']],
        [{ deliveredBefore: 9e9, doneBefore: 9e9, countedBefore: 9e9 }, ['queued']],
      ];
      let before = 5;
      for (const [due, expected] of steps) {
        assert.equal((await store.eraseDue({ ...NEVER, ...due })).tickets, before - expected.length);
        assert.deepEqual(await left(), expected);
        before = expected.length;
      }
    });

    test('counts only the time that relays saw pass, wherever their clocks were moved meanwhile', async (t) => {
      const database = await make(t);
      const [store, other] = [await database.open(), await database.open()];
      const HOUR = 3_600_000;
      assert.equal(await store.lastTime(), undefined);
      const steps: readonly (readonly [time: number, counted: number])[] = [
        [1_000 * HOUR, 0],
        [1_001 * HOUR, HOUR],
        // Off for a while, or moved ahead, and put right again.
        [9_000 * HOUR, HOUR],
        [9_000 * HOUR + 5, HOUR + 5],
        [1_002 * HOUR, HOUR + 5],
        // Two relays of which one is a little ahead: nothing counts twice.
        [1_002 * HOUR + 500, HOUR + 505],
        [1_002 * HOUR + 300, HOUR + 505],
        [1_002 * HOUR + 510, HOUR + 515],
      ];
      for (const [index, [time, counted]] of steps.entries()) {
        assert.equal(await (index % 2 ? other : store).countTime(time), counted, `step ${index}`);
      }
      assert.equal(await other.lastTime(), 1_002 * HOUR + 510);
    });

    test('erases nothing early that a relay of the first version accepts beside it, and counts its days from then', async (t) => {
      const database = await make(t);
      const store = await database.open();
      await count(store, 1_000);
      await database.run(ofFirstVersion('HW-OLD', 1_000));
      await store.eraseDue({ ...NEVER, countedBefore: 9e9, forgetBefore: 9e9 });
      assert.notEqual((await store.read('HW-OLD'))[0]?.draft, undefined);
      await count(store, 2_000);
      await store.eraseDue({ ...NEVER, countedBefore: 2_000 });
      assert.notEqual((await store.read('HW-OLD'))[0]?.draft, undefined);
      await count(store, 3_000);
      assert.equal((await store.eraseDue({ ...NEVER, countedBefore: 2_001 })).tickets, 1);
    });

    test('erases nothing early of a database of the first version in which a ticket is of the future', async (t) => {
      const database = await make(t);
      await database.makeFirst();
      const before = Date.now();
      await database.run(ofFirstVersion('HW-NOW', before));
      await database.run(ofFirstVersion('HW-AHEAD', before + 3e11));
      const store = await database.open();
      const last = await store.lastTime();
      assert.ok(last !== undefined && last >= before && last <= Date.now() + 1_000, `it knows ${last}`);
      const counted = await store.countTime(last);
      assert.equal((await store.eraseDue({ ...NEVER, countedBefore: counted - 3_600_000 })).tickets, 0);
      await store.countTime(last + 1_000);
      assert.equal((await store.eraseDue({ ...NEVER, countedBefore: counted + 1 })).tickets, 2);
    });

    test('erases at once what was delivered or done in the future, by a clock that was moved', async (t) => {
      const store = await (await make(t)).open();
      const [elsewhere, done] = [aTicket(), aTicket()];
      await accepted(store, elsewhere);
      await deliverAll(store, 9e9, 'zendesk');
      await accepted(store, done);
      await deliverAll(store, 9e9);
      await store.mark(done.reference, { done: true, agent: 'Kim', at: 9e9 });
      assert.equal((await store.eraseDue({ ...NEVER, now: 9e9 - 3_600_000 })).tickets, 0);
      assert.equal((await store.eraseDue({ ...NEVER, now: 9e9 - 3_600_001 })).tickets, 2);
    });

    test('keeps notes as long as anything that was written, also where another desk has what was first', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket();
      await accepted(store, first);
      await deliverAll(store, 2_000, 'zendesk:x');
      const addition = aTicket({ additionTo: first.submissionId, acceptedAt: 4_000, deliveredTo: 'local' });
      await accepted(store, addition);
      const note = { agent: 'Kim', text: 'Called', at: 5_000 };
      await store.addNote(first.reference, note);
      const notes = async (): Promise<unknown> => (await store.read(first.reference))[0]?.notes;
      const due = { ...NEVER, now: 9_000, deliveredBefore: 3_000, doneBefore: 8_000 };
      for (const tickets of [1, 0]) {
        assert.equal((await store.eraseDue(due)).tickets, tickets);
        assert.equal(await hasWords(store, first), false);
        assert.deepEqual(await notes(), [note]);
      }
      await store.mark(first.reference, { done: true, agent: 'Kim', at: 7_000 });
      assert.equal((await store.eraseDue(due)).tickets, 1);
      assert.deepEqual(await notes(), []);
      await store.addNote(first.reference, note);
      await store.eraseDue(due);
      assert.deepEqual(await notes(), [], 'what is written afterwards goes by itself');
    });

    test('keeps no notes of what is done for an addition that no desk took', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket({ deliveredTo: 'local' });
      await accepted(store, first);
      const addition = aTicket({ additionTo: first.submissionId });
      await accepted(store, addition);
      for (const lease of await store.lease({ now: 2_000, until: 3_000, limit: 1 })) {
        await store.settle(lease, { state: 'dead', at: 2_000, problem: 'refused' });
      }
      await store.addNote(first.reference, { agent: 'Kim', text: 'Called', at: 4_000 });
      await store.mark(first.reference, { done: true, agent: 'Kim', at: 5_000 });
      assert.equal((await store.eraseDue({ ...NEVER, now: 9_000, doneBefore: 6_000 })).tickets, 1);
      assert.equal(await hasWords(store, { ...addition, reference: first.reference }), true);
      assert.deepEqual((await store.read(first.reference))[0]?.notes, []);
    });

    test('leaves the answer to repeats, and nothing that was written', async (t) => {
      const store = await (await make(t)).open();
      const ticket = aTicket({ addressHashes: ['a'] });
      const reference = await accepted(store, ticket);
      await deliverAll(store, 2_000);
      await store.addNote(reference, { agent: 'Kim', text: 'Called Ada', at: 3_000 });
      await store.mark(reference, { done: true, agent: 'Kim', at: 3_000 });
      assert.equal((await store.eraseDue({ ...NEVER, doneBefore: 4_000 })).tickets, 1);
      assert.deepEqual(await store.accept(ticket), { state: 'same', reference });
      assert.deepEqual(await store.accept({ ...ticket, digest: 'x' }), { state: 'different', reference });
      const [held] = await store.read(reference);
      assert.deepEqual([held?.draft, held?.notes, held?.addressHashes], [undefined, [], []]);
      assert.deepEqual(await store.sameAddress({ addressHashes: ['a'], since: 0, until: 9_000, except: '' }), []);
      assert.deepEqual(await store.list({ state: 'all', search: 'ada', limit: 9 }), []);
    });

    test('forgets rows without words after their time, additions with them, and no others', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket();
      const addition = aTicket({ additionTo: first.submissionId, acceptedAt: 2_000 });
      const other = aTicket();
      for (const ticket of [first, other]) await accepted(store, ticket);
      await count(store, 2_000);
      await accepted(store, addition);
      const leases = await store.lease({ now: 1_000, until: 9_000, limit: 1 });
      for (const lease of leases) {
        await store.settle(lease, { state: 'delivered', at: 2_000, desk: 'zendesk', deskReference: '1' });
      }
      await store.eraseDue({ ...NEVER, deliveredBefore: 9_000, forgetBefore: 9_000 });
      assert.equal((await store.read(first.reference)).length, 2, 'an addition still needs it');
      await deliverAll(store, 9_000, 'zendesk');
      await store.eraseDue({ ...NEVER, deliveredBefore: 9_001, forgetBefore: 1_500 });
      assert.equal((await store.read(first.reference)).length, 2);
      await store.eraseDue({ ...NEVER, forgetBefore: 9_000 });
      assert.deepEqual(await store.read(first.reference), []);
      assert.deepEqual(await store.read(other.reference), []);
      assert.equal((await store.accept(aTicket({ ...first, reference: 'HW-NEWR-EFER' }))).state, 'accepted');
    });

    test('counts the days of a dead letter from its death, tells that it goes, and keeps it while an addition has days', async (t) => {
      const store = await (await make(t)).open();
      const die = async (): Promise<void> => {
        for (const lease of await store.lease({ now: 5_000, until: 6_000, limit: 9 })) {
          await store.settle(lease, { state: 'dead', at: 5_000, problem: 'refused' });
        }
      };
      const first = aTicket();
      await accepted(store, first);
      await count(store, 3_000);
      await accepted(store, aTicket({ additionTo: first.submissionId }));
      await count(store, 5_000);
      await die();
      const erase = (countedBefore: number): Promise<Erased> => store.eraseDue({ ...NEVER, countedBefore });
      assert.deepEqual(await erase(5_000), { tickets: 0, deadLetters: 0 });
      await count(store, 6_000);
      assert.equal(await store.retryDead(5_000), 2);
      await count(store, 7_000);
      await die();
      await count(store, 8_000);
      await accepted(store, aTicket({ additionTo: first.submissionId }));
      assert.deepEqual(await erase(7_000), { tickets: 0, deadLetters: 0 });
      assert.deepEqual(await erase(7_001), { tickets: 1, deadLetters: 1 }, 'the first waits for its newest addition');
      assert.deepEqual(await erase(8_001), { tickets: 2, deadLetters: 2 });
      assert.deepEqual(await store.dead(), []);
      assert.deepEqual((await store.counts()).tickets, []);
      assert.equal(await store.retryDead(9_000), 0);
      const late = aTicket({ additionTo: first.submissionId, acceptedAt: 9_000 });
      assert.deepEqual(await store.accept(late), { state: 'accepted', reference: late.reference });
    });

    test('counts the days of what was queued again and delivered to the local desk from then', async (t) => {
      const store = await (await make(t)).open();
      await accepted(store, aTicket());
      const [lease] = await store.lease({ now: 5_000, until: 6_000, limit: 9 });
      assert.ok(lease);
      await store.settle(lease, { state: 'dead', at: 5_000, problem: 'refused' });
      await count(store, 4_000);
      await store.retryDead(5_000);
      await deliverAll(store, 5_000);
      assert.deepEqual(await store.eraseDue({ ...NEVER, countedBefore: 4_000 }), { tickets: 0, deadLetters: 0 });
      assert.deepEqual(await store.eraseDue({ ...NEVER, countedBefore: 4_001 }), { tickets: 1, deadLetters: 0 });
    });

    test('leaves nothing that waits for ever where dead letters are queued again in the middle', async (t) => {
      const database = await make(t);
      const [store, other] = [await database.open(), await database.open()];
      const withWords = async (): Promise<number> => (await other.counts()).tickets[0]?.count ?? 0;
      let retried = 0;
      // On a busy machine all may be erased before the other store comes to it.
      for (let tries = 0; !retried && tries < 5; tries += 1) {
        // More than are erased at once.
        await dieWithAdditions(store, 700);
        assert.equal(await withWords(), 701);
        const erasing = store.eraseDue({ ...NEVER, countedBefore: 2_000 });
        while ((await withWords()) === 701) await setImmediate();
        retried = await other.retryDead(6_000);
        assert.equal((await erasing).tickets + retried, 701);
      }
      assert.ok(retried, 'it came too late to show anything');
      assert.equal((await deliverAll(store, 7_000)).length, retried);
      assert.equal(await store.nextDue(), undefined);
      assert.deepEqual(
        (await store.counts()).tickets.map(({ state }) => state),
        ['delivered'],
      );
    });
  });
}
