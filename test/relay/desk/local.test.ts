import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepare } from '../../../relay/brief/prepare.ts';
import { readCatalogue } from '../../../relay/content/read.ts';
import { localDesk } from '../../../relay/desk/local.ts';
import { shippedDraft, storedTicket } from '../../support/relay/tickets.ts';

test('the local desk has a ticket at once, under our own reference, however often it is asked', async () => {
  const catalogue = await readCatalogue(['content'], () => {});
  const bundle = catalogue.newest({ brand: 'example-sms', topic: 'sign-in', language: 'en' });
  assert.ok(bundle);
  const ticket = prepare(catalogue, storedTicket(shippedDraft(bundle)));
  const attempt = {
    progress: {},
    save: () => Promise.reject(new Error('nothing has to be remembered')),
    signal: new AbortController().signal,
    now: Date.now,
  };
  for (let time = 0; time < 2; time += 1) {
    assert.deepEqual(await localDesk.deliver(ticket, attempt), { state: 'delivered', deskReference: 'HW-7F3K-92QD' });
  }
});
