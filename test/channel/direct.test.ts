import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { channels, DIRECT, senders } from '../../src/channel/channels.ts';
import { direct } from '../../src/channel/direct.ts';
import { aBundle } from '../support/bundle.ts';
import { aDraft } from '../support/drafts.ts';
import { fakeLocks } from '../support/locks.ts';
import { keepingWorld } from './contract.ts';

const page = { locks: fakeLocks, page: new EventTarget() };
const { signal } = new AbortController();

describe('the part of the channels that send straight from the browser', () => {
  test('makes each of them, and no other', () => {
    assert.deepEqual(Object.keys(direct(page)), DIRECT);
    for (const channel of DIRECT) assert.ok(!(channel in senders), `${channel} comes with every ticket, too`);
  });

  test('sends a draft once, whichever of them is asked', async () => {
    const world = keepingWorld();
    const settings = { channel: 'zendesk-requests', endpoint: 'https://example.zendesk.com', fields: {} } as const;
    const draft = aDraft();
    for (const _ of [1, 2]) {
      const channel = direct(page)['zendesk-requests']?.(settings, aBundle(), world);
      assert.deepEqual(await channel?.deliver(draft, signal), { state: 'confirm-by-email' });
    }
    assert.equal(world.sent.length, 1);
  });

  test('is offered where it was loaded, and left out where it was not', () => {
    const bundle = aBundle([{ channel: 'zendesk-requests', endpoint: 'https://example.zendesk.com', fields: {} }]);
    const ids = (): readonly string[] => channels(bundle, keepingWorld()).map(({ id }) => id);
    assert.deepEqual(ids(), ['copy']);
    Object.assign(senders, direct(page));
    assert.deepEqual(ids(), ['zendesk-requests', 'copy']);
  });
});
