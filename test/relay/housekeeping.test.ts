import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import type { House } from '../../relay/housekeeping.ts';
import { housekeeping, keepHouse } from '../../relay/housekeeping.ts';
import type { LogEvent } from '../../relay/log.ts';
import type { Due, Latest } from '../../relay/store/store.ts';
import { StoreUnavailable } from '../../relay/store/store.ts';
import { setClock } from '../support/relay/door.ts';

const DAY = 24 * 60 * 60_000;

function house({ retentionDays = 30, counted = 100 * DAY } = {}) {
  const clock = setClock();
  const erased: Due[] = [];
  const logged: LogEvent[] = [];
  const times: number[] = [];
  const lost: number[] = [];
  const hastened: Latest[] = [];
  const store: House['store'] = {
    countTime(now) {
      times.push(now);
      return Promise.resolve(counted);
    },
    serverTime: () => Promise.resolve(undefined),
    hasten(latest) {
      hastened.push(latest);
      return Promise.resolve(0);
    },
    eraseDue(due) {
      erased.push(due);
      return Promise.resolve({ tickets: 3, deadLetters: 2 });
    },
  };
  const { turn } = housekeeping({
    store,
    clock,
    retentionDays,
    log: (event) => logged.push(event),
    lost: (deadLetters) => lost.push(deadLetters),
  });
  return { turn, clock, store, erased, logged, times, hastened, lost };
}

describe('housekeeping', () => {
  test('erases what is over: within a day after delivery, also where a turn fails, the rest when its days are over', async () => {
    const { turn, clock, erased, logged, lost } = house({ retentionDays: 7 });
    await turn();
    const { time } = clock;
    assert.deepEqual(erased, [
      {
        now: time,
        deliveredBefore: time - DAY + 10 * 60_000,
        doneBefore: time - DAY + 10 * 60_000,
        countedBefore: 100 * DAY - 7 * DAY,
        forgetBefore: 100 * DAY - 35 * DAY,
      },
    ]);
    assert.deepEqual(logged, [{ event: 'erased', tickets: 3, deadLetters: 2 }]);
    assert.deepEqual(lost, [2]);
  });

  test('makes due what a clock that was set back left further ahead than a lease or a wait can reach', async () => {
    const { turn, clock, hastened } = house();
    await turn();
    const { time } = clock;
    assert.deepEqual(hastened, [{ now: time, begun: time + 24_000, waiting: time + 75 * 60_000 }]);
  });

  test('does so once in a while, not every time it looks', async () => {
    const { turn, erased } = house();
    for (let turns = 0; turns < 5; turns += 1) await turn();
    assert.equal(erased.length, 1);
  });

  test('erases with the next look what it could not', async () => {
    const { turn, store, erased } = house();
    const { eraseDue } = store;
    Object.assign(store, { eraseDue: () => Promise.reject(new StoreUnavailable()) });
    await turn();
    Object.assign(store, { eraseDue });
    await turn();
    assert.equal(erased.length, 1);
  });

  test('erases and counts nothing while the clock is wrong, tells so once, and goes on by itself', async () => {
    const { turn, clock, erased, logged, times } = house();
    clock.right = false;
    await turn();
    await turn();
    assert.deepEqual([erased, times, logged], [[], [], [{ event: 'clock-parted' }]]);
    clock.right = true;
    await turn();
    assert.equal(erased.length, 1);
    assert.deepEqual(logged[1], { event: 'clock-agrees' });
  });

  test('has the clock follow the server’s before it looks at it', async () => {
    const { turn, clock, store, erased } = house();
    Object.assign(store, { serverTime: () => Promise.resolve(4711) });
    Object.assign(clock, {
      follow: async (ask: () => Promise<number>) => {
        clock.right = (await ask()) !== 4711;
      },
    });
    await turn();
    assert.deepEqual(erased, []);
  });

  test('goes on after a store that was away and a defect', async () => {
    const { turn, store, logged, erased } = house();
    Object.assign(store, { countTime: () => Promise.reject(new StoreUnavailable()) });
    await turn();
    Object.assign(store, { countTime: () => Promise.reject(new TypeError('a defect')) });
    await turn();
    assert.deepEqual(
      logged.map(({ event }) => event),
      ['store-unavailable', 'defect'],
    );
    Object.assign(store, { countTime: () => Promise.resolve(0) });
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
