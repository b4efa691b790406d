import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DeskOutcome, DeskTicket } from '../../../relay/desk/desk.ts';
import { zendesk } from '../../../relay/desk/zendesk.ts';
import { outgoing } from '../../../relay/outgoing.ts';
import type { Progress } from '../../../relay/store/store.ts';
import { aDeskTicket } from '../../support/relay/desk-tickets.ts';
import type { Fault } from '../../support/relay/hostile-desk/faults.ts';
import type { HeldTicket } from '../../support/relay/hostile-desk/model.ts';
import type { HostileDesk } from '../../support/relay/hostile-desk/server.ts';
import { startHostileDesk, zendeskConfig } from '../../support/relay/hostile-desk/server.ts';

/** Two accounts, and one ticket after another to either of them, with the progress that was saved before. */
async function withAccounts(
  test: (bench: {
    readonly old: HostileDesk;
    readonly other: HostileDesk;
    /** Faults of the old account's next requests. */
    readonly faults: (Fault | undefined)[];
    once(desk: HostileDesk, ticket: DeskTicket): Promise<DeskOutcome>;
  }) => Promise<void>,
): Promise<void> {
  const faults: (Fault | undefined)[] = [];
  const [old, other] = [await startHostileDesk({ faults: () => faults.shift() }), await startHostileDesk()];
  const out = outgoing({ origins: new Set([old.origin, other.origin]), allowPrivate: true });
  const saved = new Map<string, Progress>();
  try {
    await test({
      old,
      other,
      faults,
      once: (desk, ticket) =>
        zendesk(zendeskConfig(desk.origin), out).deliver(ticket, {
          progress: saved.get(ticket.submissionId) ?? {},
          signal: new AbortController().signal,
          now: Date.now,
          save: async (progress) => void saved.set(ticket.submissionId, progress),
        }),
    });
  } finally {
    out.close();
    await Promise.all([old.stop(), other.stop()]);
  }
}

const notesOf = ({ comments }: HeldTicket): number => comments.filter((comment) => !comment.public).length;

describe('another Zendesk account', () => {
  it('gets a ticket of its own, and no note on the one that has the same number there', () =>
    withAccounts(async ({ old, other, faults, once }) => {
      await once(other, aDeskTicket());
      const ticket = aDeskTicket();
      // Token, own user, ticket; then the note.
      faults.push(undefined, undefined, undefined, 'error-before');
      assert.equal((await once(old, ticket)).state, 'later');
      assert.deepEqual(await once(other, ticket), { state: 'delivered', deskReference: '5001' });
      assert.deepEqual(other.model.tickets.map(notesOf), [1, 1]);
    }));

  it('gets no note of an addition on a ticket that was made of something else', () =>
    withAccounts(async ({ other, once }) => {
      await once(other, aDeskTicket());
      const addsTo = { submissionId: aDeskTicket().submissionId, deskReference: '5000' };
      assert.deepEqual(await once(other, aDeskTicket({ addsTo })), { state: 'delivered', deskReference: '5001' });
      assert.deepEqual(other.model.tickets.map(notesOf), [1, 1]);
    }));
});
