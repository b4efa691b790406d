import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Registry } from 'prom-client';
import type { BrandConfig } from '../../../relay/config/config.ts';
import { readCatalogue } from '../../../relay/content/read.ts';
import { localDesk } from '../../../relay/desk/local.ts';
import { zendesk } from '../../../relay/desk/zendesk.ts';
import { preparation, startForwarding } from '../../../relay/forward/start.ts';
import type { LogEvent } from '../../../relay/log.ts';
import { openSqliteStore } from '../../../relay/store/sqlite.ts';
import type { Lease, NewTicket, Store } from '../../../relay/store/store.ts';
import { startHostileDesk, zendeskConfig } from '../../support/relay/hostile-desk/server.ts';
import { accepted, aTicket } from '../../support/relay/new-tickets.ts';
import { dataFolder } from '../../support/relay/process.ts';
import { shippedDraft } from '../../support/relay/tickets.ts';

const catalogue = await readCatalogue(['content'], () => {});
const bundle = catalogue.newest({ brand: 'example-sms', topic: 'sign-in', language: 'en' });
assert.ok(bundle);

const CANARY = 'kanari17vogel';

/** A ticket of the shipped content, with a canary wherever something can be typed. */
function shipped(parts: Partial<NewTicket> = {}, message = `I am ${CANARY}.`): NewTicket {
  assert.ok(bundle);
  const submissionId = randomUUID();
  const requester = { name: CANARY, email: `${CANARY}@example.org`, phone: '+44 20 7946 0018' };
  const draft = shippedDraft(bundle, { submissionId, requester, message });
  return { ...aTicket(), submissionId, brand: draft.brand, draft, acceptedAt: Date.now(), ...parts };
}

async function withStore(run: (store: Store) => Promise<void>): Promise<void> {
  await using folder = await dataFolder();
  const store = await openSqliteStore(join(folder.path, 'relay.sqlite'));
  try {
    await run(store);
  } finally {
    await store.close();
  }
}

describe('forwarding, as the relay starts it', () => {
  test('brings a ticket and its addition to the brand’s desk, and tells log and metrics nothing that was typed', () =>
    withStore(async (store) => {
      const hostile = await startHostileDesk();
      const registry = new Registry();
      const logged: LogEvent[] = [];
      let both = (): void => {};
      const handed = new Promise<void>((resolve) => (both = resolve));
      const brand: BrandConfig = { origins: [], desk: zendeskConfig(hostile.origin) };
      const first = shipped();
      const reference = await accepted(store, first);
      await accepted(store, shipped({ additionTo: first.submissionId }, `I am ${CANARY}, and locked out.`));
      const forwarding = startForwarding({
        config: { brands: { 'example-sms': brand }, allowPrivate: true },
        store,
        catalogue,
        clock: { steady: Date.now },
        metrics: { registry },
        log: (event) => {
          logged.push(event);
          if (logged.length === 2) both();
        },
      });
      await handed;
      await forwarding.stop();
      await hostile.stop();
      const [ticket] = hostile.model.tickets;
      assert.equal(hostile.model.tickets.length, 1);
      assert.equal(ticket?.subject, 'Please unlock my user');
      assert.ok(ticket.comments[0]?.html_body.includes(reference));
      assert.ok(!ticket.comments[0]?.html_body.includes(CANARY));
      const notes = ticket.comments.filter((comment) => !comment.public);
      assert.equal(notes.length, 2);
      for (const { html_body: note } of notes) {
        assert.match(note, /Identity not verified/i);
        assert.ok(note.includes(CANARY));
      }
      assert.deepEqual(
        logged.map((event) => event.event === 'settled' && [event.reference, event.state, event.desk]),
        [
          [reference, 'delivered', 'zendesk'],
          [reference, 'delivered', 'zendesk'],
        ],
      );
      const figures = await registry.metrics();
      assert.match(figures, /attempts_total\{brand="example-sms",desk="zendesk",state="delivered",problem=""\} 2/);
      assert.ok(!(figures + JSON.stringify(logged)).includes(CANARY));
    }));
});

describe('what a desk gets', () => {
  /** The lease of an addition to a ticket that was delivered to that desk. */
  const additionAfter = async (store: Store, desk: string): Promise<Lease> => {
    const first = shipped();
    await accepted(store, first);
    await accepted(store, shipped({ additionTo: first.submissionId }, 'Now it works.'));
    const request = { now: Date.now(), until: Date.now() + 60_000, limit: 1 };
    const [lease] = await store.lease(request);
    assert.ok(lease);
    await store.settle(lease, { state: 'delivered', at: Date.now(), desk, deskReference: '5000' });
    const [addition] = await store.lease({ ...request, now: Date.now() });
    assert.ok(addition);
    return addition;
  };

  test('of an addition names the ticket it adds to, and what has changed', () =>
    withStore(async (store) => {
      const lease = await additionAfter(store, 'local');
      const ticket = await preparation(catalogue, store)(lease, localDesk);
      assert.deepEqual(ticket.addsTo, { submissionId: lease.ticket.additionTo, deskReference: '5000' });
      assert.equal(ticket.draft.message, 'Now it works.');
      const flags = ticket.brief.sections.find(({ id }) => id === 'flags');
      assert.match(JSON.stringify(flags), /Changed: In their own words/);
    }));

  test('names no ticket of another account, which the brand had before', () =>
    withStore(async (store) => {
      const lease = await additionAfter(store, 'zendesk https://old.example');
      const desk = zendesk(zendeskConfig('https://new.example'), {
        send: () => Promise.reject(new Error('Nothing is sent here')),
        close() {},
      });
      const ticket = await preparation(catalogue, store)(lease, desk);
      assert.equal(ticket.addsTo, undefined);
    }));
});
