import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ZendeskConfig } from '../../../relay/config/config.ts';
import type { Attempt, DeskOutcome, DeskTicket } from '../../../relay/desk/desk.ts';
import { markerOf } from '../../../relay/desk/zendesk-note.ts';
import { zendesk } from '../../../relay/desk/zendesk.ts';
import type { Outgoing } from '../../../relay/outgoing.ts';
import { outgoing } from '../../../relay/outgoing.ts';
import type { Progress } from '../../../relay/store/store.ts';
import { aDeskTicket } from '../../support/relay/desk-tickets.ts';
import type { Fault } from '../../support/relay/hostile-desk/faults.ts';
import { holdingsOf } from '../../support/relay/hostile-desk/inspection.ts';
import type { HeldTicket } from '../../support/relay/hostile-desk/model.ts';
import type { HostileDesk, HostileDeskOptions } from '../../support/relay/hostile-desk/server.ts';
import { startHostileDesk, zendeskConfig } from '../../support/relay/hostile-desk/server.ts';
import { scaledTime } from '../../support/relay/scaled-time.ts';
import { deskContract } from './contract.ts';

/** Hours pass in seconds: a desk that stalls for 30 s stalls for 300 ms. */
const SPEED = 100;

interface Bench {
  readonly desk: HostileDesk;
  readonly time: ReturnType<typeof scaledTime>;
  readonly out: Outgoing;
  /** Faults of the next requests, in order; nothing for one that goes well. */
  readonly faults: (Fault | undefined)[];
  /** Runs until the desk has decided, with what was saved before, as the forwarder does. */
  deliver(ticket: DeskTicket, config?: Partial<ZendeskConfig>): Promise<DeskOutcome>;
  once(ticket: DeskTicket, progress?: Progress, config?: Partial<ZendeskConfig>): Promise<DeskOutcome>;
  held(ticket: DeskTicket): HeldTicket | undefined;
}

async function withDesk(options: HostileDeskOptions, test: (bench: Bench) => Promise<void>): Promise<void> {
  const time = scaledTime(SPEED);
  const faults: (Fault | undefined)[] = [];
  const desk = await startHostileDesk({ time, faults: () => faults.shift(), ...options });
  const out = outgoing({ origins: new Set([desk.origin]), allowPrivate: true, patience: 20_000 / SPEED });
  const saved = new Map<string, Progress>();
  const attemptOf = (id: string): Attempt => ({
    progress: saved.get(id) ?? {},
    signal: new AbortController().signal,
    now: time.now,
    save: async (progress) => void saved.set(id, progress),
  });
  const bench: Bench = {
    desk,
    time,
    out,
    faults,
    async deliver(ticket, config) {
      const zendeskDesk = zendesk(zendeskConfig(desk.origin, config), out, time.now);
      for (let runs = 0; runs < 20; runs += 1) {
        const outcome = await zendeskDesk.deliver(ticket, attemptOf(ticket.submissionId));
        if (outcome.state !== 'later') return outcome;
        await time.wait(outcome.after ?? 1_000, new AbortController().signal);
      }
      throw new Error('The desk never decides');
    },
    once(ticket, progress, config) {
      if (progress) saved.set(ticket.submissionId, progress);
      return zendesk(zendeskConfig(desk.origin, config), out, time.now).deliver(ticket, attemptOf(ticket.submissionId));
    },
    held: ({ submissionId }) => desk.model.tickets.find(({ externalId }) => externalId === submissionId),
  };
  try {
    await test(bench);
  } finally {
    out.close();
    await desk.stop();
  }
}

function assertWhole({ model }: HostileDesk, tickets: number): void {
  const { keyLookups: _, submissions, ...holdings } = holdingsOf(model);
  assert.deepEqual(holdings, { tickets, duplicateTickets: [], duplicateNotes: [], withoutNote: [] });
  assert.ok(submissions.length >= tickets);
}

describe('Zendesk', () => {
  deskContract(async () => {
    const time = scaledTime(1);
    const desk = await startHostileDesk({ time });
    const out = outgoing({ origins: new Set([desk.origin]), allowPrivate: true });
    return {
      make: (outgoing) => zendesk(zendeskConfig(desk.origin), outgoing, time.now),
      outgoing: out,
      now: time.now,
      whole: { tickets: 1, notes: 1 },
      held(submissionId) {
        const own = desk.model.tickets.filter(({ externalId }) => externalId === submissionId);
        const notes = own.flatMap(({ comments }) => comments.filter((comment) => !comment.public));
        return { tickets: own.length, notes: notes.length };
      },
      async stop() {
        out.close();
        await desk.stop();
      },
    };
  });

  it('makes a ticket of closed words, and a note of the brief', () =>
    withDesk({}, async ({ deliver, held, desk }) => {
      const ticket = aDeskTicket({ flags: ['repeated-address'] });
      assert.deepEqual(await deliver(ticket), { state: 'delivered', deskReference: '5000' });
      const { comments, tags, subject, requester, fields, submitter } = held(ticket) as HeldTicket;
      assert.equal(subject, ticket.subject);
      assert.deepEqual(tags, ['help-widget', 'help-widget-replace', 'help-widget-repeated-address', 'example']);
      assert.deepEqual(requester, { name: 'ada@example.com', email: 'ada@example.com' });
      assert.deepEqual(fields, [{ id: 360001, value: 'ada' }]);
      assert.equal(submitter, 1000);
      assert.deepEqual(comments[0], { html_body: `<p>${ticket.publicComment}</p>`, public: true });
      assert.equal(comments.length, 2);
      assert.equal(comments[1]?.public, false);
      const note = comments[1]?.html_body ?? '';
      for (const words of [
        'Identity not verified',
        'My parcel fell &amp; broke.<br>&lt;b&gt;Twice&lt;/b&gt;.',
        'Please try again.',
      ]) {
        assert.ok(note.includes(words), words);
      }
      assert.ok(note.includes(markerOf(ticket.submissionId)));
      assertWhole(desk, 1);
    }));

  it('puts nothing that was typed where the customer may be mailed it', () =>
    withDesk({}, async ({ deliver, held }) => {
      const typed = ['canary-name', 'canary-message', '+61 400 canary', 'canary-account'];
      const [name = '', message = '', phone = '', account = ''] = typed;
      const draft = {
        requester: { name, phone, email: 'ada@example.com' },
        message,
        fields: { 'account-id': account },
      };
      const ticket = aDeskTicket({}, draft);
      await deliver(ticket);
      const { subject, comments, requester, tags } = held(ticket) as HeldTicket;
      const mailed = JSON.stringify([subject, requester, tags, comments.filter((comment) => comment.public)]);
      for (const words of typed) assert.ok(!mailed.includes(words), words);
    }));

  it('quotes and copies in only where the brand says that its triggers are safe', () =>
    withDesk({}, async ({ deliver, held }) => {
      const fields = { 'affected-user-email': 'grace@example.com' };
      const requester = { name: 'Ada Example', email: 'ada@example.com' };
      const [plain, safe] = [aDeskTicket({}, { fields, requester }), aDeskTicket({}, { fields, requester })];
      await deliver(plain);
      await deliver(safe, { quote: true, copyIn: true });
      assert.deepEqual(held(plain)?.copies, []);
      assert.deepEqual(held(safe)?.copies, [{ user_email: 'grace@example.com', action: 'put' }]);
      assert.ok(held(safe)?.comments[0]?.html_body.includes('My parcel fell'));
      assert.equal(held(safe)?.requester?.name, 'Ada Example');
    }));

  it('lets Zendesk fill in no placeholder that a stranger typed', () =>
    withDesk({}, async ({ deliver, held }) => {
      const ticket = aDeskTicket({}, { message: '{{ticket.id}} {% if %} {{{dc.x}}}' });
      await deliver(ticket, { quote: true });
      for (const { html_body: body } of held(ticket)?.comments ?? []) assert.doesNotMatch(body, /\{[{%]/);
    }));

  it('takes a customer without email, by name or number', () =>
    withDesk({}, async ({ deliver, held }) => {
      const ticket = aDeskTicket({}, { requester: { phone: '+44 20 7946 0000' } });
      await deliver(ticket);
      assert.deepEqual(held(ticket)?.requester, { name: '+44 20 7946 0000' });
    }));

  it('asks with less where a field is gone, and says so', () =>
    withDesk({ fields: new Set() }, async ({ deliver, held, desk }) => {
      const ticket = aDeskTicket();
      assert.equal((await deliver(ticket, { form: '77' })).state, 'delivered');
      assert.deepEqual(held(ticket)?.fields, []);
      assert.ok(held(ticket)?.requester);
      assert.match(
        held(ticket)?.comments[1]?.html_body ?? '',
        /^<p><strong>Identity not verified.*refused the form or a custom field/,
      );
      assertWhole(desk, 1);
    }));

  it('asks without the requester where the desk refuses them, and says so', () =>
    withDesk({ suspended: new Set(['ada@example.com']) }, async ({ deliver, held, desk }) => {
      const ticket = aDeskTicket();
      assert.equal((await deliver(ticket)).state, 'delivered');
      assert.equal(held(ticket)?.requester, undefined);
      assert.match(
        held(ticket)?.comments[1]?.html_body ?? '',
        /^<p><strong>Identity not verified.*refused the requester/,
      );
      assertWhole(desk, 1);
    }));

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

  it('refuses what the desk takes with no offer', () =>
    withDesk({ refusing: true }, async ({ deliver, desk }) => {
      assert.deepEqual(await deliver(aDeskTicket()), { state: 'refused', problem: 'desk-refused' });
      assert.equal(desk.log.filter((line) => line === 'POST /api/v2/tickets.json').length, 3);
    }));

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

  it('finds its note on a later page of comments', () =>
    withDesk({ pageSize: 2 }, async ({ deliver, once, held, desk }) => {
      const ticket = aDeskTicket();
      const { deskReference } = (await deliver(ticket)) as { deskReference: string };
      const { comments } = held(ticket) as HeldTicket;
      comments.splice(1, 0, ...Array.from({ length: 5 }, (_, at) => ({ public: true, html_body: `Reply ${at}` })));
      const again = await once(ticket, {
        endpoint: desk.origin,
        asked: true,
        ticket: deskReference,
        noting: deskReference,
      });
      assert.equal(again.state, 'delivered');
      assertWhole(desk, 1);
    }));

  it('takes no reply of a customer for its note', () =>
    withDesk({}, async ({ deliver, once, held, desk }) => {
      const ticket = aDeskTicket();
      const { deskReference } = (await deliver(ticket)) as { deskReference: string };
      const { comments } = held(ticket) as HeldTicket;
      comments.splice(1, 1, { public: true, html_body: markerOf(ticket.submissionId) });
      await once(ticket, { endpoint: desk.origin, asked: true, ticket: deskReference, noting: deskReference });
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

  it('is told when to come back, in seconds and as a date', () =>
    withDesk({}, async ({ once, faults }) => {
      faults.push(undefined, undefined, 'busy-seconds');
      assert.deepEqual(await once(aDeskTicket()), { state: 'later', problem: 'desk-busy', after: 2_000 });
      faults.push(undefined, undefined, 'busy-date');
      const { problem, after = 0 } = (await once(aDeskTicket())) as { problem: string; after?: number };
      assert.equal(problem, 'desk-busy');
      assert.ok(after > 0 && after <= 3_000, String(after));
    }));

  it('waits where the desk does not take its name and secret', () =>
    withDesk({}, async ({ once }) => {
      const outcome = await once(aDeskTicket(), undefined, { clientSecret: 'wrong' });
      assert.deepEqual(outcome, { state: 'later', problem: 'desk-sign-in' });
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
