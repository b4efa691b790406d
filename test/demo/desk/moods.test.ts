import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ENDPOINT, exampleDesk } from '../../../demo/desk/example-desk.ts';
import type { Mood } from '../../../demo/desk/moods.ts';
import { MOODS } from '../../../demo/desk/moods.ts';
import type { DeskAnswer } from '../../../demo/desk/zendesk.ts';
import { zendeskRequests } from '../../../src/channel/zendesk-requests.ts';
import { aBundle } from '../../support/bundle.ts';
import { aDraft } from '../../support/drafts.ts';
import { shippedBundles } from '../../support/shipped.ts';

/** What the customer is told in each mood, and how many tickets the desk has then. */
const EXPECTED: Readonly<Record<Mood, readonly [delivery: string, tickets: number]>> = {
  well: ['confirm-by-email', 1],
  slow: ['confirm-by-email', 1],
  refuses: ['refused', 0],
  busy: ['later', 0],
  'busy-unseen': ['unknown', 0],
  breaks: ['unknown', 0],
  drops: ['unknown', 1],
  silent: ['unknown', 0],
};

describe('the demo’s help desk', () => {
  for (const mood of Object.keys(MOODS) as Mood[]) {
    test(MOODS[mood], async () => {
      const told: DeskAnswer[] = [];
      const desk = exampleDesk(
        () => mood,
        (answer) => told.push(answer),
      );
      const settings = {
        channel: 'zendesk-requests',
        endpoint: ENDPOINT,
        fields: { 'sign-in-name': '360101' },
      } as const;
      const world = { fetch: through(desk.answer), online: () => true, copy: () => Promise.resolve() };
      const channel = zendeskRequests(settings, aBundle(), world, { patience: 50 });
      const delivery = await channel.deliver(aDraft(), new AbortController().signal);
      assert.deepEqual([delivery.state, desk.tickets.length], EXPECTED[mood]);
      assert.equal(told.length, 1);
      if (delivery.state === 'refused') assert.equal(delivery.fields[0]?.field, 'sign-in-name');
    });
  }

  test('stands where the made-up brand’s tickets go', async () => {
    const channels = (await shippedBundles()).find(({ brand }) => brand.id === 'example-sms')?.brand.channels ?? [];
    assert.ok(channels.some((one) => one.channel === 'zendesk-requests' && one.endpoint === ENDPOINT));
  });
});

/** A page's fetch, as far as the desk's answers and CORS go. */
function through(answer: ReturnType<typeof exampleDesk>['answer']): typeof fetch {
  return async (address, init) => {
    const { pathname } = new URL(String(address));
    const { status, headers, body, way } = answer({
      method: init?.method ?? 'GET',
      path: pathname,
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: String(init?.body),
    });
    if (way === 'stalled') {
      await new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    }
    if (way === 'dropped' || !headers['access-control-allow-origin']) throw new TypeError('Failed to fetch');
    return new Response(body, { status, headers });
  };
}
