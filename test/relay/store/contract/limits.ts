import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Bucket, Store } from '../../../../relay/store/store.ts';
import type { MakeDatabase } from '../contract.ts';

const HOUR = 3_600_000;
const YEAR = 8_766 * HOUR;
const START = 1_800_000_000_000;
const FIVE: Bucket = { key: 'network:a', limit: 5, window: HOUR };

/** Takes until there is none left, and gives how many there were. */
async function drain(store: Store, bucket: Bucket, now: number): Promise<number> {
  for (let taken = 0; ; taken += 1) if (!(await store.take(bucket, now)).taken) return taken;
}

export function limitsContract(make: MakeDatabase): void {
  describe('buckets', () => {
    test('hold as many as they may, refill evenly, and tell when', async (t) => {
      const store = await (await make(t)).open();
      assert.equal(await drain(store, FIVE, START), 5);
      assert.deepEqual(await store.take(FIVE, START), { taken: false, retryAt: START + HOUR / 5 });
      assert.equal((await store.take(FIVE, START + HOUR / 5 - 1)).taken, false);
      assert.equal(await drain(store, FIVE, START + HOUR / 5), 1);
      assert.equal(await drain(store, FIVE, START + HOUR), 4);
      assert.equal(await drain(store, FIVE, START + 9 * HOUR), 5, 'never more than it holds');
    });

    test('let in at the moment they named, for limits that divide no window', async (t) => {
      const store = await (await make(t)).open();
      for (const limit of [1, 3, 7, 11, 997]) {
        const bucket = { key: `network:${limit}`, limit, window: HOUR };
        assert.equal(await drain(store, bucket, START), limit);
        const answer = await store.take(bucket, START + 1);
        assert.ok(!answer.taken);
        assert.equal((await store.take(bucket, answer.retryAt)).taken, true, `of ${limit}`);
      }
    });

    test('count apart, and take nothing when they are empty', async (t) => {
      const store = await (await make(t)).open();
      await drain(store, FIVE, START);
      await drain(store, FIVE, START);
      assert.equal(await drain(store, { ...FIVE, key: 'network:b' }, START), 5);
      assert.equal(await drain(store, FIVE, START + HOUR), 5);
    });

    test('get back what was taken in vain, and no more', async (t) => {
      const store = await (await make(t)).open();
      await store.giveBack({ ...FIVE, key: 'network:new' });
      assert.equal(await drain(store, { ...FIVE, key: 'network:new' }, START), 5);
      assert.equal(await drain(store, FIVE, START), 5);
      await store.giveBack(FIVE);
      await store.giveBack(FIVE);
      assert.equal(await drain(store, FIVE, START), 2);
      assert.equal(await drain(store, { ...FIVE, key: 'network:b' }, START), 5);
      for (let times = 0; times < 9; times += 1) await store.giveBack(FIVE);
      assert.equal(await drain(store, FIVE, START), 5, 'never more than it holds');
    });

    test('never give more than they hold to many at once, on two connections', async (t) => {
      const database = await make(t);
      const stores = [await database.open(), await database.open()] as const;
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) => stores[index % 2 ? 1 : 0].take(FIVE, START)),
      );
      assert.equal(answers.filter(({ taken }) => taken).length, 5);
    });

    test('are remembered when opened again', async (t) => {
      const database = await make(t);
      const first = await database.open();
      await drain(first, FIVE, START);
      await first.close();
      assert.equal((await (await database.open()).take(FIVE, START)).taken, false);
    });

    test('neither refill nor lock out for longer than a window when the clock is moved', async (t) => {
      const store = await (await make(t)).open();
      for (const [key, back] of [
        ['a', 1_000],
        ['b', HOUR / 2],
        ['c', 10 * YEAR],
      ] as const) {
        const bucket = { ...FIVE, key };
        await drain(store, bucket, START);
        const now = START - back;
        const answer = await store.take(bucket, now);
        assert.ok(!answer.taken, `set back by ${back}`);
        assert.ok(answer.retryAt <= now + HOUR, `set back by ${back}`);
        assert.equal((await store.take(bucket, now + HOUR)).taken, true);
      }
      const forward = { ...FIVE, key: 'd' };
      await store.take(forward, START + 10 * YEAR);
      const answer = await store.take(forward, START);
      assert.ok(answer.taken || answer.retryAt <= START + HOUR, 'set forward and back');
      assert.equal((await store.take(forward, START + HOUR)).taken, true);
    });

    test('are forgotten once they are full again, and not before', async (t) => {
      const store = await (await make(t)).open();
      const due = { deliveredBefore: 0, doneBefore: 0, countedBefore: 0, forgetBefore: 0 };
      await drain(store, FIVE, START);
      await store.eraseDue({ ...due, now: START + HOUR - 1 });
      assert.equal(await drain(store, FIVE, START), 0);
      await store.eraseDue({ ...due, now: START + HOUR });
      assert.equal(await drain(store, FIVE, START), 5);
      await drain(store, FIVE, START + 10 * YEAR);
      await store.eraseDue({ ...due, now: START });
      assert.equal(await drain(store, FIVE, START), 5, 'by a clock that was years ahead');
    });
  });

  describe('spending', () => {
    test('works once for each id, also for many at once, and when opened again', async (t) => {
      const database = await make(t);
      const [one, two] = [await database.open(), await database.open()];
      const all = await Promise.all(
        Array.from({ length: 30 }, (_, index) => (index % 2 ? one : two).spend('a', START)),
      );
      assert.equal(all.filter(Boolean).length, 1);
      assert.equal(await one.spend('b', START), true);
      await one.close();
      const again = await database.open();
      assert.equal(await again.spend('a', START), false);
      assert.equal(await again.spend('b', START), false);
    });

    test('works once more where it was in vain', async (t) => {
      const store = await (await make(t)).open();
      for (const id of ['a', 'b']) await store.spend(id, START);
      await store.unspend('a');
      assert.equal(await store.spend('a', START), true);
      assert.equal(await store.spend('b', START), false);
    });

    test('is forgotten after its time', async (t) => {
      const store = await (await make(t)).open();
      const due = { deliveredBefore: 0, doneBefore: 0, countedBefore: 0, forgetBefore: 0 };
      await store.spend('a', START);
      await store.eraseDue({ ...due, now: START });
      assert.equal(await store.spend('a', START), false);
      await store.eraseDue({ ...due, now: START + 1 });
      assert.equal(await store.spend('a', START), true);
    });
  });
}
