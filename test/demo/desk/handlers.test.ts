import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { getResponse } from 'msw';
import { setupServer } from 'msw/node';
import { deskHandlers } from '../../../demo/desk/handlers.ts';
import { desk } from '../../../demo/desk/zendesk.ts';
import type { Delivery } from '../../../src/channel/channel.ts';
import { zendeskRequests } from '../../../src/channel/zendesk-requests.ts';
import { aBundle } from '../../support/bundle.ts';
import { aDraft } from '../../support/drafts.ts';

const endpoint = 'https://example.zendesk.com';

describe('the desk behind msw', () => {
  const behind = desk();
  const server = setupServer(...deskHandlers(behind, endpoint));
  before(() => server.listen({ onUnhandledFrame: 'error' }));
  after(() => server.close());
  afterEach(() => assert.deepEqual(behind.faults, [], 'every fault was met'));

  function deliver(patience = 8_000): Promise<Delivery> {
    const settings = { channel: 'zendesk-requests', endpoint, fields: {} } as const;
    const world = { fetch: globalThis.fetch, online: () => true, copy: () => Promise.reject(new Error('not used')) };
    return zendeskRequests(settings, aBundle(), world, { patience }).deliver(aDraft(), new AbortController().signal);
  }

  test('takes a request, which waits until the link in the email is pressed', async () => {
    assert.deepEqual(await deliver(), { state: 'confirm-by-email' });
    assert.deepEqual(
      behind.tickets.map(({ suspended }) => suspended),
      [true],
    );
    behind.confirm('someone-else@example.com');
    assert.equal(behind.tickets[0]?.suspended, true);
    behind.confirm('ada@example.com');
    assert.equal(behind.tickets[0]?.suspended, false);
  });

  test('answers that a page may not see are lost connections', async () => {
    for (const status of [403, 500]) {
      behind.faults.push({ fault: 'answer', status });
      assert.deepEqual(await deliver(), { state: 'unknown' });
    }
    behind.faults.push({ fault: 'too-many', retryAfter: '9' });
    assert.deepEqual(await deliver(), { state: 'unknown' });
    behind.faults.push({ fault: 'too-many', retryAfter: '9', cors: true });
    assert.deepEqual(await deliver(), { state: 'later', after: 9 });
  });

  test('drops and stalls as the real server does', async () => {
    behind.faults.push({ fault: 'way', way: 'dropped', kept: false });
    assert.deepEqual(await deliver(), { state: 'unknown' });
    behind.faults.push({ fault: 'way', way: 'stalled', kept: false });
    assert.deepEqual(await deliver(100), { state: 'unknown' });
  });

  test('a body breaks off in the middle, or never ends', async () => {
    const request = (): Request => new Request(`${endpoint}/api/v2/requests.json`, { method: 'POST', body: '{}' });
    behind.faults.push({ fault: 'answer', status: 422, body: 'whole', way: 'half' });
    const half = await getResponse(deskHandlers(behind, endpoint), request());
    const reader = half?.body?.getReader();
    assert.equal(new TextDecoder().decode((await reader?.read())?.value), 'wh');
    const more = await Promise.race([reader?.read(), new Promise((resolve) => setImmediate(resolve, 'nothing'))]);
    assert.equal(more, 'nothing');

    behind.faults.push({ fault: 'answer', status: 422, way: 'endless' });
    const endless = await getResponse(deskHandlers(behind, endpoint), request());
    let length = 0;
    for await (const chunk of endless?.body ?? []) {
      length += chunk.length;
      if (length > 100_000) break;
    }
    assert.ok(length > 100_000);
  });

  test('a redirect is not followed', async () => {
    behind.faults.push({ fault: 'redirect', to: 'https://elsewhere.example.com/' });
    assert.deepEqual(await deliver(), { state: 'unknown' });
  });

  test('refuses with the field', async () => {
    const details = { email: [{ description: 'Email: cannot be used', error: 'InvalidValue' }] };
    behind.faults.push({ fault: 'refuse', details });
    assert.deepEqual(await deliver(), {
      state: 'refused',
      fields: [{ field: 'contact-email', reason: 'Email: cannot be used' }],
    });
  });
});
