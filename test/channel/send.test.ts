import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Channel, Delivery } from '../../src/channel/channel.ts';
import type { Page } from '../../src/channel/send.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { aDraft } from '../support/drafts.ts';
import type { FakeLocks } from '../support/locks.ts';
import { fakeLocks } from '../support/locks.ts';

type Send = typeof import('../../src/channel/send.ts');

interface Tab extends Page {
  readonly gone: AbortSignal;
}

/** A tab has its own copy of the module, as in a browser. */
let tabs = 0;
async function openTab(): Promise<
  (channel: Channel, draft: Draft, signal: AbortSignal, tab: Tab) => Promise<Delivery>
> {
  const module = `../../src/channel/send.ts?tab=${(tabs += 1)}`;
  const { sentOnce } = (await import(module)) as Send;
  return (channel, draft, signal, tab) => sentOnce(channel, tab).deliver(draft, signal, tab.gone);
}

interface HeldChannel extends Channel {
  readonly sent: readonly Draft[];
  /** Answers the oldest delivery that still waits. */
  answer(delivery: Delivery): Promise<void>;
}

/** A channel whose deliveries wait until the test answers them. */
function heldChannel(id: Channel['id'] = 'zendesk-requests'): HeldChannel {
  const sent: Draft[] = [];
  const waiting: ((delivery: Delivery) => void)[] = [];
  return {
    id,
    sent,
    takes: () => true,
    deliver: (draft) => {
      sent.push(draft);
      return new Promise((resolve) => waiting.push(resolve));
    },
    async answer(delivery) {
      await settled();
      waiting.shift()?.(delivery);
      await settled();
    },
  };
}

/** Everything that can go on without an answer has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const { signal } = new AbortController();

/** The world of one tab; all those of a test share the locks. */
function tab(locks: Pick<LockManager, 'request'> | undefined, gone = signal): Tab {
  return {
    locks: () => {
      if (!locks) throw new TypeError('no Web Locks here');
      return locks;
    },
    page: new EventTarget(),
    gone,
  };
}

const ARRIVED: Delivery = { state: 'confirm-by-email' };
const UNKNOWN: Delivery = { state: 'unknown' };
const ELSEWHERE: Delivery = { state: 'unknown', elsewhere: true };
const NOT_ARRIVED: readonly Delivery[] = [
  { state: 'later', after: 5 },
  { state: 'refused', fields: [] },
  { state: 'failed', reason: 'not-accepted' },
];

for (const [name, locksOf] of [
  ['with Web Locks', fakeLocks],
  ['without Web Locks', () => undefined],
] as const) {
  describe(`one tab, ${name}`, () => {
    test('a double click sends once, and both hear of it', async () => {
      const send = await openTab();
      const channel = heldChannel();
      const draft = aDraft();
      const world = tab(locksOf());
      const deliveries = [1, 2, 3].map(() => send(channel, draft, signal, world));
      await channel.answer(ARRIVED);
      assert.deepEqual(await Promise.all(deliveries), [ARRIVED, ARRIVED, ARRIVED]);
      assert.equal(channel.sent.length, 1);
    });

    test('what has arrived is not sent again, by no channel', async () => {
      const send = await openTab();
      const draft = aDraft();
      const world = tab(locksOf());
      const channel = heldChannel();
      const first = send(channel, draft, signal, world);
      await channel.answer(ARRIVED);
      await first;
      const other = heldChannel('relay');
      assert.deepEqual(await send(other, draft, signal, world), ARRIVED);
      assert.equal(other.sent.length, 0);
    });

    for (const delivery of [...NOT_ARRIVED, UNKNOWN]) {
      test(`after "${delivery.state}" it is sent again when asked to`, async () => {
        const send = await openTab();
        const draft = aDraft();
        const world = tab(locksOf());
        const channel = heldChannel();
        const first = send(channel, draft, signal, world);
        await channel.answer(delivery);
        assert.deepEqual(await first, delivery);
        const second = send(channel, draft, signal, world);
        await channel.answer(ARRIVED);
        assert.deepEqual(await second, ARRIVED);
        assert.equal(channel.sent.length, 2);
      });
    }

    test('two drafts do not wait for each other', async () => {
      const send = await openTab();
      const channel = heldChannel();
      const world = tab(locksOf());
      void send(channel, aDraft(), signal, world);
      void send(channel, aDraft(), signal, world);
      await settled();
      assert.equal(channel.sent.length, 2);
    });
  });
}

describe('two tabs with the same draft', () => {
  test('the second does not send while the first does, and says so', async () => {
    const [first, second] = [await openTab(), await openTab()];
    const locks = fakeLocks();
    const draft = aDraft();
    const channel = heldChannel();
    void first(channel, draft, signal, tab(locks));
    assert.deepEqual(await second(channel, draft, signal, tab(locks)), ELSEWHERE);
    assert.equal(channel.sent.length, 1);
  });

  for (const delivery of [ARRIVED, UNKNOWN, { state: 'delivered', reference: 'X' } as const]) {
    test(`nor after it, where it ended in "${delivery.state}"`, async () => {
      const [first, second] = [await openTab(), await openTab()];
      const locks = fakeLocks();
      const draft = aDraft();
      const channel = heldChannel();
      void first(channel, draft, signal, tab(locks));
      await channel.answer(delivery);
      assert.deepEqual(await second(channel, draft, signal, tab(locks)), ELSEWHERE);
      assert.deepEqual(await second(channel, draft, signal, tab(locks)), ELSEWHERE);
      assert.equal(channel.sent.length, 1);
    });
  }

  for (const delivery of NOT_ARRIVED) {
    test(`it sends where the first ended in "${delivery.state}"`, async () => {
      const [first, second] = [await openTab(), await openTab()];
      const locks = fakeLocks();
      const draft = aDraft();
      const channel = heldChannel();
      void first(channel, draft, signal, tab(locks));
      assert.deepEqual(await second(channel, draft, signal, tab(locks)), ELSEWHERE);
      await channel.answer(delivery);
      const again = second(channel, draft, signal, tab(locks));
      await channel.answer(ARRIVED);
      assert.deepEqual(await again, ARRIVED);
    });
  }

  test('another draft is not held up', async () => {
    const [first, second] = [await openTab(), await openTab()];
    const locks = fakeLocks();
    const channel = heldChannel();
    void first(channel, aDraft(), signal, tab(locks));
    void second(channel, aDraft(), signal, tab(locks));
    await settled();
    assert.equal(channel.sent.length, 2);
  });
});

describe('a page that is left', () => {
  async function sentBy(world: Tab, draft: Draft): Promise<void> {
    const send = await openTab();
    const channel = heldChannel();
    const delivery = send(channel, draft, signal, world);
    await channel.answer(ARRIVED);
    await delivery;
  }

  /** Whether another tab finds the draft taken. */
  async function taken(locks: FakeLocks, draft: Draft): Promise<boolean> {
    const gone = new AbortController();
    const channel = heldChannel();
    const delivery = (await openTab())(channel, draft, signal, tab(locks, gone.signal));
    await channel.answer({ state: 'later' });
    return JSON.stringify(await delivery) === JSON.stringify(ELSEWHERE);
  }

  test('holds no lock, so that it can come back; back, it takes it again', async () => {
    const locks = fakeLocks();
    const draft = aDraft();
    const world = tab(locks);
    await sentBy(world, draft);
    for (let round = 0; round < 2; round += 1) {
      assert.equal(await taken(locks, draft), true);
      world.page.dispatchEvent(new Event('pagehide'));
      await settled();
      assert.equal(await taken(locks, draft), false);
      world.page.dispatchEvent(new Event('pageshow'));
      await settled();
    }
  });

  test('without the widget holds nothing, and listens to nothing', async () => {
    const locks = fakeLocks();
    const draft = aDraft();
    const gone = new AbortController();
    const world = tab(locks, gone.signal);
    await sentBy(world, draft);
    gone.abort();
    await settled();
    assert.equal(await taken(locks, draft), false);
    world.page.dispatchEvent(new Event('pagehide'));
    world.page.dispatchEvent(new Event('pageshow'));
    await settled();
    assert.equal(await taken(locks, draft), false);
  });

  test('sent after the widget went, it holds nothing', async () => {
    const locks = fakeLocks();
    const draft = aDraft();
    await sentBy(tab(locks, AbortSignal.abort()), draft);
    assert.equal(await taken(locks, draft), false);
  });
});

describe('locks that fail', () => {
  test('forbidden in this frame: it is sent without', async () => {
    const send = await openTab();
    const locks = { request: () => Promise.reject(new DOMException('no storage here', 'SecurityError')) };
    const channel = heldChannel();
    const delivery = send(channel, aDraft(), signal, tab(locks));
    await channel.answer(ARRIVED);
    assert.deepEqual(await delivery, ARRIVED);
    assert.equal(channel.sent.length, 1);
  });

  test('taken away while it is being sent: it is not sent twice', async () => {
    const send = await openTab();
    const locks = fakeLocks();
    const channel = heldChannel();
    const delivery = send(channel, aDraft(), signal, tab(locks));
    await settled();
    locks.steal();
    assert.deepEqual(await delivery, UNKNOWN);
    assert.equal(channel.sent.length, 1);
  });
});
