import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { markerOf } from '../../../relay/desk/zendesk-note.ts';
import { zendesk } from '../../../relay/desk/zendesk.ts';
import { outgoing } from '../../../relay/outgoing.ts';
import { aDeskTicket } from '../../support/relay/desk-tickets.ts';
import type { HeldTicket } from '../../support/relay/hostile-desk/model.ts';
import { startHostileDesk, zendeskConfig } from '../../support/relay/hostile-desk/server.ts';
import { scaledTime } from '../../support/relay/scaled-time.ts';
import { assertWhole, withDesk } from '../../support/relay/zendesk-bench.ts';
import { deskContract } from './contract.ts';

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

  it('refuses what the desk takes with no offer', () =>
    withDesk({ refusing: true }, async ({ deliver, desk }) => {
      assert.deepEqual(await deliver(aDeskTicket()), { state: 'refused', problem: 'desk-refused', status: 422 });
      assert.equal(desk.log.filter((line) => line === 'POST /api/v2/tickets.json').length, 3);
    }));
});
