import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DeskOutcome } from '../../../relay/desk/desk.ts';
import { zendesk } from '../../../relay/desk/zendesk.ts';
import { aDeskTicket } from '../../support/relay/desk-tickets.ts';
import { zendeskConfig } from '../../support/relay/hostile-desk/server.ts';
import { assertWhole, withDesk } from '../../support/relay/zendesk-bench.ts';

describe('Zendesk that cannot answer now', () => {
  it('is told when to come back, in seconds and as a date', () =>
    withDesk({}, async ({ once, faults }) => {
      faults.push(undefined, undefined, 'busy-seconds');
      assert.deepEqual(await once(aDeskTicket()), { state: 'later', problem: 'desk-busy', after: 2_000, status: 429 });
      faults.push(undefined, undefined, 'busy-date');
      const { problem, after = 0 } = (await once(aDeskTicket())) as { problem: string; after?: number };
      assert.equal(problem, 'desk-busy');
      assert.ok(after > 0 && after <= 3_000, String(after));
    }));

  it('waits where the desk does not take its name and secret', () =>
    withDesk({}, async ({ once }) => {
      const outcome = await once(aDeskTicket(), undefined, { clientSecret: 'wrong' });
      assert.deepEqual(outcome, { state: 'later', problem: 'desk-sign-in', status: 401 });
    }));

  it('asks for one token for all, for a new one before it ends, and for another where it ended early', () =>
    withDesk({ tokenLife: 600_000 }, async ({ desk, out, time, faults }) => {
      const shared = zendesk(zendeskConfig(desk.origin), out, time.now);
      const run = (): Promise<DeskOutcome> =>
        shared.deliver(aDeskTicket(), {
          progress: {},
          signal: new AbortController().signal,
          now: time.now,
          save: async () => {},
        });
      const tokens = (): number => desk.log.filter((line) => line === 'POST /oauth/tokens').length;
      await Promise.all(Array.from({ length: 10 }, run));
      assert.equal(tokens(), 1);
      time.jump(545_000);
      await run();
      assert.equal(tokens(), 2);
      faults.push('token-ended');
      assert.equal((await run()).state, 'delivered');
      assert.equal(tokens(), 3);
      assertWhole(desk, 12);
    }));
});
