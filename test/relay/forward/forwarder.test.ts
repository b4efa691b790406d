import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Desk, DeskTicket } from '../../../relay/desk/desk.ts';
import { HORIZON } from '../../../relay/forward/plan.ts';
import { deskTicketOf } from '../../support/relay/desk-tickets.ts';
import { BRAND, delivered, forwarding, settledOf } from '../../support/relay/forwarding.ts';
import { accepted, aTicket } from '../../support/relay/new-tickets.ts';

describe('the forwarder', () => {
  test('hands over what waits, and what comes, and tells what became of it', () =>
    forwarding(1, async ({ store, time, events, settled, start, read }) => {
      const first = await accepted(store, aTicket({ acceptedAt: time.now() }));
      start(async () => delivered);
      await settled();
      const second = await accepted(store, aTicket({ acceptedAt: time.now() }));
      await settled(2);
      for (const reference of [first, second]) {
        const ticket = await read(reference);
        assert.deepEqual(
          [ticket.state, ticket.desk, ticket.deskReference],
          ['delivered', 'zendesk https://example.zendesk.com', '5000'],
        );
      }
      assert.deepEqual(
        settledOf(events).map(({ age, ...event }) => (assert.ok(age >= 0), event)),
        [first, second].map((reference) => ({
          event: 'settled',
          reference,
          brand: BRAND,
          desk: 'zendesk',
          state: 'delivered',
          attempts: 1,
        })),
      );
    }));

  test('tries again what its desk wants later, with the progress that was saved', () =>
    forwarding(100, async ({ store, time, settled, start, read }) => {
      const progresses: unknown[] = [];
      const reference = await accepted(store, aTicket({ acceptedAt: time.now() }));
      start(async (_, { progress, save }) => {
        progresses.push(progress);
        await save({ tries: progresses.length });
        return progresses.length < 3 ? { state: 'later', problem: 'desk-busy', after: 10_000 } : delivered;
      });
      await settled(3);
      assert.deepEqual(progresses, [{}, { tries: 1 }, { tries: 2 }]);
      assert.equal((await read(reference)).attempts, 3);
    }));

  test('gives up what is refused at once, and what waits for 72 hours', () =>
    forwarding(1, async ({ store, time, events, settled, start, read }) => {
      const refused = await accepted(store, aTicket({ acceptedAt: time.now() }));
      const old = await accepted(store, aTicket({ acceptedAt: time.now() - HORIZON }));
      start(async ({ reference }) =>
        reference === refused
          ? { state: 'refused', problem: 'desk-refused', status: 400 }
          : { state: 'later', problem: 'desk-timeout' },
      );
      await settled(2);
      const [one, other] = [await read(refused), await read(old)];
      assert.deepEqual(
        [one.state, one.problem, one.problemStatus, other.state, other.problem, other.problemStatus],
        ['dead', 'desk-refused', 400, 'dead', 'desk-timeout', undefined],
      );
      assert.equal(settledOf(events).find(({ reference }) => reference === refused)?.status, 400);
    }));

  test('takes a desk that throws, and a ticket that cannot be prepared, for defects, and tries again', () =>
    forwarding(100, async ({ store, time, events, settled, start, read }) => {
      let calls = 0;
      const reference = await accepted(store, aTicket({ acceptedAt: time.now() }));
      start(
        async () => {
          throw new TypeError('The desk is broken');
        },
        {
          prepare: async ({ ticket }) => {
            calls += 1;
            if (calls === 2) throw new RangeError('No such content');
            return deskTicketOf(ticket);
          },
        },
      );
      await settled(2);
      const problems = settledOf(events).map(({ problem }) => problem);
      assert.deepEqual(problems.slice(0, 2), ['desk-failed', 'not-prepared']);
      const defects = events.flatMap((event) => (event.event === 'forward-defect' ? [event.error] : []));
      assert.deepEqual(
        defects.slice(0, 2).map((error) => (error as Error).name),
        ['TypeError', 'RangeError'],
      );
      assert.equal((await read(reference)).state, 'queued');
    }));

  test('keeps a ticket of a brand without a desk', () =>
    forwarding(1, async ({ store, time, settled, start, read }) => {
      const reference = await accepted(store, aTicket({ acceptedAt: time.now() }));
      start(async () => delivered, { desks: new Map() });
      await settled();
      const { state, problem } = await read(reference);
      assert.deepEqual([state, problem], ['queued', 'no-desk']);
    }));

  test('works on as many at once as it is told, and on no more', () =>
    forwarding(1, async ({ store, time, settled, start }) => {
      await Promise.all(Array.from({ length: 12 }, () => store.accept(aTicket({ acceptedAt: time.now() }))));
      let working = 0;
      let most = 0;
      start(
        async (_, { save }) => {
          most = Math.max(most, (working += 1));
          await save({ begun: true });
          working -= 1;
          return delivered;
        },
        { concurrency: 3 },
      );
      await settled(12);
      assert.equal(most, 3);
    }));

  test('leaves a desk alone that is down, and hands the tickets of others over meanwhile', () =>
    forwarding(200, async ({ store, time, events, seen, start }) => {
      let asked = 0;
      const down: Desk = {
        id: 'webhook',
        place: 'webhook',
        deliver: async () => {
          asked += 1;
          return { state: 'later', problem: 'desk-unreachable' };
        },
      };
      const well: Desk = { id: 'zendesk', place: 'zendesk', deliver: async () => delivered };
      const brands = Array.from({ length: 40 }, (_, at) => (at < 30 ? 'down' : BRAND));
      await Promise.all(brands.map((brand) => store.accept(aTicket({ acceptedAt: time.now(), brand }))));
      start(async () => delivered, {
        desks: new Map([
          ['down', { desk: down }],
          [BRAND, { desk: well }],
        ]),
        concurrency: 4,
      });
      await seen(({ state }) => state === 'delivered', 10);
      await seen(({ problem }) => problem === 'desk-down', 10);
      // Who was not sent away asked the desk itself.
      const answered = settledOf(events).filter(({ brand, problem }) => brand === 'down' && problem !== 'desk-down');
      assert.ok(answered.length <= asked);
      assert.ok(settledOf(events).every(({ brand, state }) => brand === BRAND || state === 'queued'));
    }));

  test('leases nothing for a desk that is down where there is no other, and hands all over once it is back', () =>
    forwarding(200, async ({ store, time, events, seen, start }) => {
      const back = time.now() + 40_000;
      await Promise.all(Array.from({ length: 60 }, () => store.accept(aTicket({ acceptedAt: time.now() }))));
      start(async () => (time.now() >= back ? delivered : { state: 'later', problem: 'desk-unreachable' }), {
        concurrency: 4,
      });
      await seen(({ state }) => state === 'delivered', 60);
      // Those alone that were leased at the moment when it was found down.
      const inVain = settledOf(events).filter(({ problem }) => problem === 'desk-down');
      assert.ok(inVain.length <= 4, String(inVain.length));
    }));

  test('tells others once of what was delivered, and takes their failure lightly', () =>
    forwarding(1, async ({ store, time, events, seen, start, read }) => {
      const reference = await accepted(store, aTicket({ acceptedAt: time.now() }));
      const told: string[] = [];
      const desk: Desk = { id: 'zendesk', place: 'zendesk', deliver: async () => delivered };
      const extra = async (ticket: DeskTicket): Promise<void> => {
        told.push(ticket.reference);
        throw new Error('Slack is away');
      };
      start(async () => delivered, { desks: new Map([[BRAND, { desk, extra }]]) });
      await seen(({ event }) => event === 'extra-failed');
      assert.deepEqual([told, (await read(reference)).state], [[reference], 'delivered']);
      assert.deepEqual(
        events.map(({ event }) => event),
        ['settled', 'extra-failed'],
      );
    }));
});
