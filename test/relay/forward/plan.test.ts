import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AttemptEnd } from '../../../relay/forward/plan.ts';
import {
  backoff,
  FIRST_WAIT,
  GIVE_UP,
  HORIZON,
  LEASE,
  LETTING_GO,
  LONGEST_WAIT,
  RENEWAL,
  settlementOf,
} from '../../../relay/forward/plan.ts';

const ACCEPTED = Date.UTC(2026, 10, 23, 12);
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempts = fc.integer({ min: 1, max: 10_000 });
/** From long before it was accepted, as by a clock set back, to long after. */
const age = fc.integer({ min: -HORIZON, max: 3 * HORIZON });
const later: fc.Arbitrary<AttemptEnd & { state: 'later' }> = fc.record(
  {
    state: fc.constant('later' as const),
    problem: fc.constantFrom('desk-busy', 'no-desk', 'not-prepared'),
    after: fc.nat(3_600_000),
  },
  { requiredKeys: ['state', 'problem'] },
);

describe('what becomes of a ticket', () => {
  test('that its desk took: delivered, under the desk’s own name', () => {
    const end: AttemptEnd = { state: 'delivered', deskReference: '5000' };
    assert.deepEqual(
      settlementOf({ acceptedAt: 0, attempts: 99 }, end, 'zendesk', { now: ACCEPTED, random: () => 0.5 }),
      { state: 'delivered', at: ACCEPTED, desk: 'zendesk', deskReference: '5000' },
    );
  });

  test('that its desk refused: dead at once, with the reason', () => {
    const end: AttemptEnd = { state: 'refused', problem: 'desk-refused', status: 400 };
    assert.deepEqual(
      settlementOf({ acceptedAt: ACCEPTED, attempts: 1 }, end, 'webhook', { now: ACCEPTED, random: () => 0.5 }),
      { state: 'dead', at: ACCEPTED, problem: 'desk-refused', status: 400 },
    );
  });

  test('whose attempt was stopped: queued, also beyond the horizon, once the desk has let go of it', () => {
    fc.assert(
      fc.property(age, attempts, random, (since, tries, chance) => {
        const now = ACCEPTED + since;
        const settled = settlementOf({ acceptedAt: ACCEPTED, attempts: tries }, { state: 'stopped' }, 'zendesk', {
          now,
          random: () => chance,
        });
        assert.deepEqual(settled, { state: 'queued', dueAt: now + LETTING_GO, problem: 'stopped' });
      }),
    );
  });

  test('that its desk wants later: queued within the horizon, dead beyond, and never before the desk’s own time', () => {
    fc.assert(
      fc.property(later, age, attempts, random, (end, since, tries, chance) => {
        const now = ACCEPTED + since;
        const settled = settlementOf({ acceptedAt: ACCEPTED, attempts: tries }, end, 'zendesk', {
          now,
          random: () => chance,
        });
        if (since >= HORIZON) assert.deepEqual(settled, { state: 'dead', at: now, problem: end.problem });
        else {
          assert.equal(settled.state, 'queued');
          assert.ok('dueAt' in settled && Number.isSafeInteger(settled.dueAt));
          const wait = settled.dueAt - now;
          assert.ok(wait >= (end.after ?? 0), `${wait} is before ${end.after}`);
          assert.ok(wait <= Math.max((end.after ?? 0) + FIRST_WAIT, LONGEST_WAIT) + 1);
        }
      }),
    );
  });

  test('that was queued again when it was dead: tried as long once more', () => {
    const settle = (now: number) =>
      settlementOf(
        { acceptedAt: ACCEPTED, triedFrom: ACCEPTED + 100 * HORIZON, attempts: 1 },
        { state: 'later', problem: 'desk-busy' },
        'zendesk',
        { now, random: () => 0.5 },
      ).state;
    assert.equal(settle(ACCEPTED + 101 * HORIZON - 1), 'queued');
    assert.equal(settle(ACCEPTED + 101 * HORIZON), 'dead');
  });

  for (const problem of ['desk-down', 'not-saved']) {
    test(`whose desk was not asked (${problem}): queued, also beyond the horizon`, () => {
      fc.assert(
        fc.property(age, attempts, random, (since, tries, chance) => {
          const ticket = { acceptedAt: ACCEPTED, attempts: tries };
          const world = { now: ACCEPTED + since, random: () => chance };
          assert.equal(settlementOf(ticket, { state: 'later', problem }, 'zendesk', world).state, 'queued');
        }),
      );
    });
  }
});

describe('the backoff', () => {
  test('is anywhere between nothing and its limit, which doubles from a second up to 15 minutes', () => {
    const limits = [1, 2, 3, 10, 11, 12, 5_000].map((tries) => backoff(tries, () => 1));
    assert.deepEqual(limits, [1_000, 2_000, 4_000, 512_000, 900_000, 900_000, 900_000]);
    fc.assert(
      fc.property(attempts, random, (tries, chance) => {
        const wait = backoff(tries, () => chance);
        assert.ok(wait >= 0 && wait <= LONGEST_WAIT);
        assert.equal(wait, chance * backoff(tries, () => 1));
      }),
    );
  });
});

test('a lease is renewed in good time, twice over, and what a crash leaves behind is taken up within 15 seconds', () => {
  assert.ok(2 * RENEWAL + GIVE_UP <= LEASE);
  assert.ok(LEASE + 3_000 <= 15_000);
});
