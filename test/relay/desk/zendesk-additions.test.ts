import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aDeskTicket } from '../../support/relay/desk-tickets.ts';
import { holdingsOf } from '../../support/relay/hostile-desk/inspection.ts';
import type { HeldTicket } from '../../support/relay/hostile-desk/model.ts';
import { assertWhole, withDesk } from '../../support/relay/zendesk-bench.ts';

describe('an addition to a ticket at Zendesk', () => {
  it('adds to the ticket that an addition names, once, and wakes it', () =>
    withDesk({}, async ({ deliver, held, desk }) => {
      const first = aDeskTicket();
      const { deskReference } = (await deliver(first)) as { deskReference: string };
      (held(first) as HeldTicket).status = 'solved';
      const addition = aDeskTicket({ addsTo: { submissionId: first.submissionId, deskReference } });
      assert.deepEqual(await deliver(addition), { state: 'delivered', deskReference });
      assert.deepEqual(await deliver(addition), { state: 'delivered', deskReference });
      assert.equal(held(first)?.comments.length, 3);
      assert.equal(held(first)?.status, 'open');
      assert.match(
        held(first)?.comments[2]?.html_body ?? '',
        /^<p><strong>Identity not verified.*The customer changed ticket/,
      );
      assert.deepEqual(holdingsOf(desk.model).duplicateNotes, []);
    }));

  it('makes a ticket of an addition where the first is closed', () =>
    withDesk({}, async ({ deliver, held, desk }) => {
      const first = aDeskTicket();
      const { deskReference } = (await deliver(first)) as { deskReference: string };
      (held(first) as HeldTicket).status = 'closed';
      const addition = aDeskTicket({ addsTo: { submissionId: first.submissionId, deskReference } });
      assert.deepEqual(await deliver(addition), { state: 'delivered', deskReference: '5001' });
      assert.match(
        held(addition)?.comments[1]?.html_body ?? '',
        new RegExp(`^<p><strong>Identity not verified.*It adds to ticket #${deskReference}`),
      );
      assertWhole(desk, 2);
    }));
});
