import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import type { House } from '../../relay/housekeeping.ts';
import { housekeeping, keepHouse } from '../../relay/housekeeping.ts';
import type { LogEvent } from '../../relay/log.ts';
import type { Due } from '../../relay/store/store.ts';
import { StoreUnavailable } from '../../relay/store/store.ts';
import { setClock } from '../support/relay/door.ts';

const DAY = 24 * 60 * 60_000;

function house({ retentionDays = 30, newest }: { retentionDays?: number; newest?: number } = {}) {
  const clock = setClock();
  const erased: Due[] = [];
  const logged: LogEvent[] = [];
  const saw: number[] = [];
  const store: House['store'] = {
    newest: () => Promise.resolve(newest),
    eraseDue(due) {
      erased.push(due);
      return Promise.resolve(2);
    },
  };
  const { turn } = housekeeping({
    store,
    clock: { ...clock, now: clock.now, agrees: clock.agrees, saw: (time) => saw.push(time) },
    retentionDays,
    log: (event) => logged.push(event),
  });
  return { turn, clock, store, erased, logged, saw };
}

describe('housekeeping', () => {
  test('erases what is over: a day after delivery, the rest when its days are over', async () => {
    const { turn, clock, erased, logged } = house({ retentionDays: 7 });
    await turn();
    const { time } = clock;
    assert.deepEqual(erased, [
      {
        now: time,
        deliveredBefore: time - DAY,
        doneBefore: time - DAY,
        acceptedBefore: time - 7 * DAY,
        forgetBefore: time - 35 * DAY,
      },
    ]);
    assert.deepEqual(logged, [{ event: 'erased', tickets: 2 }]);
  });

  test('does so once in a while, not every time it looks', async () => {
    const { turn, erased } = house();
    for (let turns = 0; turns < 5; turns += 1) await turn();
    assert.equal(erased.length, 1);
  });

  test('erases nothing while the clock is wrong, tells so once, and goes on by itself', async () => {
    const { turn, clock, erased, logged } = house();
    clock.right = false;
    await turn();
    await turn();
    assert.deepEqual([erased, logged], [[], [{ event: 'clock-parted' }]]);
    clock.right = true;
    await turn();
    assert.equal(erased.length, 1);
    assert.deepEqual(logged[1], { event: 'clock-agrees' });
  });

  test('tells the clock of the newest ticket, whoever took it', async () => {
    const { turn, saw } = house({ newest: 4711 });
    await turn();
    assert.deepEqual(saw, [4711]);
  });

  test('goes on after a store that was away and a defect', async () => {
    const { turn, store, logged, erased } = house();
    Object.assign(store, { newest: () => Promise.reject(new StoreUnavailable()) });
    await turn();
    Object.assign(store, { newest: () => Promise.reject(new TypeError('a defect')) });
    await turn();
    assert.deepEqual(
      logged.map(({ event }) => event),
      ['store-unavailable', 'defect'],
    );
    Object.assign(store, { newest: () => Promise.resolve(undefined) });
    await turn();
    assert.equal(erased.length, 1);
  });

  test('takes turns until it is stopped, one after the other', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    try {
      let turns = 0;
      let at = 0;
      const turn = async (): Promise<void> => {
        at += 1;
        assert.equal(at, 1, 'two turns at once');
        await new Promise(setImmediate);
        at -= 1;
        turns += 1;
      };
      const kept = keepHouse({ turn }, 1_000);
      mock.timers.tick(4_000);
      await kept.stop();
      assert.equal(turns, 5);
      mock.timers.tick(10_000);
      await new Promise(setImmediate);
      assert.deepEqual([turns, at], [5, 0]);
    } finally {
      mock.timers.reset();
    }
  });
});
