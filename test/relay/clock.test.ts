import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { guardedClock, HOLD } from '../../relay/clock.ts';

const HOUR = 60 * 60_000;
const YEAR = 365 * 24 * HOUR;
const NOON = Date.UTC(2026, 10, 23, 12);

/** A clock whose wall and passing time the test sets. */
function clocks(last?: number) {
  const time = { wall: NOON, passed: 5_000 };
  const clock = guardedClock(last, { wall: () => time.wall, passed: () => time.passed });
  return {
    clock,
    /** Time passes, as it should. */
    pass(milliseconds: number) {
      time.wall += milliseconds;
      time.passed += milliseconds;
    },
    /** Somebody moves the wall clock. */
    move(milliseconds: number) {
      time.wall += milliseconds;
    },
  };
}

describe('the clock', () => {
  test('tells the wall’s time and agrees as time passes, also while the machine sleeps', () => {
    const { clock, pass } = clocks(NOON - YEAR);
    assert.equal(clock.now(), NOON);
    for (const passed of [1, HOUR, 3 * 24 * HOUR, YEAR]) {
      pass(passed);
      assert.equal(clock.agrees(), true);
    }
  });

  for (const by of [2 * HOUR, -2 * HOUR, YEAR, -30 * YEAR]) {
    test(`moved by ${by / HOUR} hours is not relied on until it is right again`, () => {
      const { clock, move, pass } = clocks();
      assert.equal(clock.agrees(), true);
      move(by);
      assert.equal(clock.agrees(), false);
      pass(HOLD - 1);
      assert.equal(clock.agrees(), false);
      move(-by);
      assert.equal(clock.agrees(), true);
    });

    test(`moved by ${by / HOUR} hours is believed once it went on for some minutes, and goes on from there`, () => {
      const { clock, move, pass } = clocks();
      assert.equal(clock.agrees(), true);
      move(by);
      assert.equal(clock.agrees(), false);
      pass(HOLD);
      assert.equal(clock.agrees(), true);
      assert.equal(clock.steady(), clock.now());
      move(-by);
      assert.equal(clock.agrees(), false);
    });
  }

  test('that is moved once more has to go on from that', () => {
    const { clock, move, pass } = clocks();
    assert.equal(clock.agrees(), true);
    for (let times = 0; times < 5; times += 1) {
      move(2 * HOUR);
      assert.equal(clock.agrees(), false);
      pass(HOLD - 1);
    }
    assert.equal(clock.agrees(), false);
    pass(1);
    assert.equal(clock.agrees(), true);
  });

  test('that is set right little by little is followed', () => {
    const { clock, move, pass } = clocks();
    for (let minutes = 0; minutes < 200; minutes += 1) {
      pass(HOUR);
      move(60_000);
      assert.equal(clock.agrees(), true);
    }
  });

  for (const by of [YEAR, 2 * HOUR, -YEAR - HOUR]) {
    test(`that begins ${by / HOUR} hours from what was known last is wrong until it was set`, () => {
      const { clock, move, pass } = clocks(NOON + by);
      assert.equal(clock.agrees(), false);
      assert.equal(clock.steady(), NOON + by);
      move(by);
      assert.equal(clock.agrees(), true);
      pass(HOUR);
      assert.equal(clock.agrees(), true);
    });

    test(`that begins ${by / HOUR} hours from what was known last is believed once it went on for some minutes`, () => {
      const { clock, pass } = clocks(NOON + by);
      assert.equal(clock.agrees(), false);
      pass(HOLD);
      assert.equal(clock.agrees(), true);
      assert.equal(clock.steady(), clock.now());
    });
  }

  test('goes on steadily where it was moved, and with the wall once that is right', () => {
    const { clock, move, pass } = clocks();
    assert.equal(clock.steady(), NOON);
    move(YEAR);
    pass(HOUR);
    assert.deepEqual([clock.now(), clock.steady()], [NOON + YEAR + HOUR, NOON + HOUR]);
    move(60_000 - YEAR);
    assert.equal(clock.steady(), NOON + HOUR + 60_000);
  });

  describe('that follows a server’s', () => {
    const MINUTE = 60_000;
    /** A clock whose server is so far ahead of its wall, as it stands now, and takes so long to answer. */
    async function following(ahead: number, took = 100) {
      const { clock, move, pass } = clocks();
      const server = { time: NOON + ahead };
      const follow = (slow = took): Promise<void> =>
        clock.follow(async () => {
          pass(slow / 2);
          const { time } = server;
          pass(slow / 2);
          return time + slow / 2;
        });
      await follow();
      return { clock, move, pass, server, follow };
    }

    /** Somebody moves its wall and its server, and it has just heard of that. */
    async function bothMoved() {
      const at = await following(0);
      assert.equal(at.clock.agrees(), true);
      at.move(5 * HOUR);
      at.server.time += 5 * HOUR + 100;
      await at.follow();
      assert.equal(at.clock.agrees(), false);
      return at;
    }

    for (const ahead of [40 * MINUTE, -40 * MINUTE]) {
      test(`tells the server’s time where that is ${ahead / MINUTE} minutes ahead`, async () => {
        const { clock, pass } = await following(ahead);
        assert.equal(clock.agrees(), true);
        assert.deepEqual([clock.now(), clock.steady()], [NOON + ahead + 100, NOON + ahead + 100]);
        pass(HOUR);
        assert.equal(clock.now(), NOON + ahead + 100 + HOUR);
      });
    }

    test('is wrong as long as one of the two is, and tells the server’s time', async () => {
      const { clock, move, pass } = await following(0);
      assert.equal(clock.agrees(), true);
      move(YEAR);
      pass(HOLD);
      assert.equal(clock.agrees(), false);
      assert.equal(clock.steady(), NOON + 100 + HOLD);
      move(-YEAR);
      assert.equal(clock.agrees(), true);
    });

    test('counts no time in which the two differ towards believing what was moved', async () => {
      const { clock, move, pass } = await bothMoved();
      move(YEAR);
      assert.equal(clock.agrees(), false);
      pass(HOLD);
      move(-YEAR);
      assert.equal(clock.agrees(), false);
      pass(HOLD);
      assert.equal(clock.agrees(), true);
    });

    test('begins to agree at once when the wrong one of the two is put right', async () => {
      const { clock, move } = await following(2 * HOUR);
      assert.equal(clock.agrees(), false);
      move(2 * HOUR);
      assert.equal(clock.agrees(), true);
    });

    test('notices that both are moved, and believes them later', async () => {
      const { clock, pass } = await bothMoved();
      pass(HOLD);
      assert.equal(clock.agrees(), true);
    });

    test('learns nothing new from an answer that took long', async () => {
      const { clock, server, follow } = await following(0);
      server.time += 10 * MINUTE;
      await follow(5_000);
      assert.equal(clock.now(), NOON + 100 + 5_000);
    });
  });
});
