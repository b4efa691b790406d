import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { markerOf } from '../../../relay/desk/zendesk-note.ts';
import { aDeskTicket } from '../../support/relay/desk-tickets.ts';
import { holdingsOf } from '../../support/relay/hostile-desk/inspection.ts';
import type { HeldTicket } from '../../support/relay/hostile-desk/model.ts';
import { assertWhole, withDesk } from '../../support/relay/zendesk-bench.ts';

describe('Zendesk has one ticket and one note', () => {
  it('keeps to one ticket where the first answer got lost before a field went away', () => {
    const fields = new Set([360001]);
    return withDesk({ fields }, async ({ once, deliver, desk, faults }) => {
      const ticket = aDeskTicket();
      faults.push(undefined, undefined, 'error-after-key-lost');
      assert.equal((await once(ticket)).state, 'later');
      fields.clear();
      assert.equal((await deliver(ticket)).state, 'delivered');
      assertWhole(desk, 1);
    });
  });

  it('finds its note on a later page of comments', () =>
    withDesk({ pageSize: 2 }, async ({ deliver, once, held, desk }) => {
      const ticket = aDeskTicket();
      const { deskReference } = (await deliver(ticket)) as { deskReference: string };
      const { comments } = held(ticket) as HeldTicket;
      comments.splice(1, 0, ...Array.from({ length: 5 }, (_, at) => ({ public: true, html_body: `Reply ${at}` })));
      const again = await once(ticket, { endpoint: desk.origin, asked: true, ticket: deskReference });
      assert.equal(again.state, 'delivered');
      assertWhole(desk, 1);
    }));

  it('takes no reply of a customer for its note', () =>
    withDesk({}, async ({ deliver, once, held, desk }) => {
      const ticket = aDeskTicket();
      const { deskReference } = (await deliver(ticket)) as { deskReference: string };
      const { comments } = held(ticket) as HeldTicket;
      comments.splice(1, 1, { public: true, html_body: markerOf(ticket.submissionId) });
      await once(ticket, { endpoint: desk.origin, asked: true, ticket: deskReference });
      assertWhole(desk, 1);
    }));

  it('writes no second note while the first is still under way', () =>
    withDesk({}, async ({ once, deliver, faults, desk }) => {
      const ticket = aDeskTicket();
      // Token, own user, ticket; then the note, whose answer comes after the relay has given up.
      faults.push(undefined, undefined, undefined, 'stall-commit');
      assert.deepEqual(await once(ticket), { state: 'later', problem: 'desk-timeout', after: 5_000 });
      await deliver(ticket);
      await desk.stop();
      assertWhole(desk, 1);
    }));

  for (const fault of [
    'drop-after',
    'error-after',
    'error-after-key-lost',
    'stall-commit',
    'truncated',
    'html',
  ] as const) {
    it(`makes one ticket and one note after ${fault}, at each request`, () =>
      withDesk({}, async ({ deliver, faults, desk }) => {
        for (let at = 0; at < 4; at += 1) {
          faults.splice(0, Infinity, ...Array.from({ length: at }, () => undefined), fault);
          assert.equal((await deliver(aDeskTicket())).state, 'delivered');
        }
        assertWhole(desk, 4);
      }));
  }

  it('looks the ticket up after the life of its key', () =>
    withDesk({}, async ({ once, deliver, faults, desk, time }) => {
      const ticket = aDeskTicket();
      faults.push(undefined, undefined, 'drop-after');
      assert.equal((await once(ticket)).state, 'later');
      time.jump(3 * 3_600_000);
      assert.equal((await deliver(ticket)).state, 'delivered');
      assertWhole(desk, 1);
      assert.deepEqual(holdingsOf(desk.model).keyLookups, { hit: 0, miss: 1 });
    }));

  it('finds what it sent first where its own words have changed since', () =>
    withDesk({ lag: 0 }, async ({ once, desk, faults }) => {
      const ticket = aDeskTicket();
      faults.push(undefined, undefined, 'drop-after');
      await once(ticket);
      const changed = await once({ ...ticket, publicComment: 'Other words.' });
      assert.equal(changed.state, 'delivered');
      assertWhole(desk, 1);
    }));

  it('waits where the ticket cannot be found yet', () =>
    withDesk({ lag: 60_000 }, async ({ once, deliver, desk, faults }) => {
      const ticket = aDeskTicket();
      faults.push(undefined, undefined, 'drop-after');
      await once(ticket);
      const changed = { ...ticket, publicComment: 'Other words.' };
      assert.deepEqual(await once(changed), { state: 'later', problem: 'desk-in-progress', after: 60_000 });
      assert.equal((await deliver(changed)).state, 'delivered');
      assertWhole(desk, 1);
    }));

  describe('by a relay whose database was restored from a backup', () => {
    const MINUTE = 60_000;
    for (const minutes of [10, 61, 119, 180]) {
      it(`makes nothing again that it made ${minutes} minutes before`, () =>
        withDesk({}, async ({ deliver, once, desk, time }) => {
          const ticket = aDeskTicket();
          const first = await deliver(ticket);
          assert.equal(first.state, 'delivered');
          const { deskReference } = first;
          time.jump(minutes * MINUTE);
          // The backup was made at any moment of the first run, or before it.
          const asked = { endpoint: desk.origin, asked: true, submitter: '1000', offer: 'all' } as const;
          for (const progress of [{}, asked, { ...asked, ticket: deskReference }]) {
            assert.deepEqual(await once(ticket, progress), first);
          }
          assertWhole(desk, 1);
        }));

      it(`adds nothing again that it added ${minutes} minutes before`, () =>
        withDesk({}, async ({ deliver, once, held, time }) => {
          const first = aDeskTicket();
          const { deskReference } = (await deliver(first)) as { deskReference: string };
          const addition = aDeskTicket({ addsTo: { submissionId: first.submissionId, deskReference } });
          await deliver(addition);
          time.jump(minutes * MINUTE);
          assert.deepEqual(await once(addition, {}), { state: 'delivered', deskReference });
          assert.equal(held(first)?.comments.length, 3);
        }));
    }

    it('makes what the desk does not have, however long it waited', () =>
      withDesk({}, async ({ deliver, desk, time }) => {
        const ticket = aDeskTicket();
        time.jump(5 * 60 * MINUTE);
        assert.equal((await deliver(ticket)).state, 'delivered');
        assertWhole(desk, 1);
      }));
  });
});
