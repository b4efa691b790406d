import assert from 'node:assert/strict';
import { describe as group, test } from 'node:test';
import fc from 'fast-check';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Channel, World } from '../../src/channel/channel.ts';
import { wellFormed } from '../../src/channel/fit.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { describe } from '../../src/ticket/text.ts';
import { aBundle } from '../support/bundle.ts';
import { aDraft, drafts } from '../support/drafts.ts';

/** Cases per property; each makes addresses of up to 5,000 characters dozens of times. */
const RUNS = 150;

const STATES = new Set(['delivered', 'confirm-by-email', 'handed-over', 'later', 'refused', 'failed', 'unknown']);

/** A world that takes everything and remembers what left the browser through it. */
export interface KeepingWorld extends World {
  readonly sent: string[];
}

export function keepingWorld(parts: Partial<World> = {}): KeepingWorld {
  const sent: string[] = [];
  return {
    sent,
    async fetch(_input, init) {
      sent.push(String(init?.body));
      return Response.json({ request: {}, reference: 'HW-7F3K-92QD' }, { status: 201 });
    },
    async copy(text) {
      sent.push(text);
    },
    online: () => true,
    ...parts,
  };
}

/**
 * What every channel keeps to.
 *
 * @param make the channel over a bundle and a world
 * @param wordsOf the ticket's words in what left the browser: an address, a body or a text; nothing for a channel that sends
 *   ids in the place of our own words
 */
export function channelContract(
  name: string,
  make: (bundle: Bundle, world: World) => Channel,
  wordsOf?: (sent: string) => string,
): void {
  const bundle = aBundle();

  group(`${name} keeps the contract of channels`, () => {
    test('it says which channel it is', () => {
      assert.equal(make(bundle, keepingWorld()).id, name);
    });

    test('it answers any draft it takes with a delivery, and leaves the draft as it is', async () => {
      await fc.assert(
        fc.asyncProperty(drafts(), async (draft) => {
          const before = structuredClone(draft);
          const channel = make(bundle, keepingWorld());
          assert.equal(channel.takes(draft), true);
          channel.link?.(draft);
          const { state } = await channel.deliver(frozen(draft), live());
          assert.ok(['confirm-by-email', 'handed-over', 'delivered'].includes(state), state);
          assert.deepEqual(draft, before);
        }),
        { numRuns: RUNS },
      );
    });

    test('no fault of the world makes it reject', async () => {
      for (const world of BROKEN) {
        const delivery = await make(bundle, keepingWorld(world)).deliver(aDraft(), live());
        assert.ok(STATES.has(delivery.state), JSON.stringify(delivery));
      }
    });

    test('given up before it began: surely not taken, and nothing leaves the browser', async () => {
      const world = keepingWorld();
      const delivery = await make(bundle, world).deliver(aDraft(), AbortSignal.abort());
      assert.deepEqual(delivery, { state: 'failed', reason: 'aborted' });
      assert.deepEqual(world.sent, []);
    });

    test('given up on the way: it answers at once, and claims no arrival it has not seen', async () => {
      const giveUp = new AbortController();
      const delivery = make(bundle, keepingWorld(waiting)).deliver(aDraft(), giveUp.signal);
      giveUp.abort();
      assert.ok(['failed', 'unknown', 'handed-over'].includes((await delivery).state));
    });

    test('a link is https or mailto, the same for the same draft, and offers what it left out in order', () => {
      const channel = make(bundle, keepingWorld());
      if (!channel.link) return assert.ok(['copy', 'zendesk-requests', 'relay'].includes(channel.id));
      const { link } = channel;
      fc.assert(
        fc.property(drafts(), (draft) => {
          const { href, left } = link(draft);
          assert.match(href, /^(https:\/\/|mailto:)/);
          // Characters of an address only (RFC 3986, section 2), every percent sign with its two digits.
          assert.match(href, /^(?:[\w\-.~:/?#@!$&'()*+,;=]|%[0-9A-F]{2})*$/);
          assert.ok(!href.includes('#'));
          decodeURIComponent(href);
          assert.deepEqual(link(structuredClone(draft)), { href, left });
          const ids = describe(bundle, draft).map(({ id }) => id);
          assert.deepEqual(
            left.map(({ id }) => id),
            ids.filter((id) => left.some((one) => one.id === id)),
          );
        }),
        { numRuns: RUNS },
      );
      return undefined;
    });

    if (!wordsOf) return;

    test('every word is in what is sent or offered to copy, the submission id among what is sent', async () => {
      await fc.assert(
        fc.asyncProperty(drafts(), async (draft) => {
          const world = keepingWorld();
          const channel = make(bundle, world);
          const link = channel.link?.(draft);
          if (!link) await channel.deliver(draft, live());
          const sent = plain(wordsOf(link?.href ?? world.sent.join('')));
          assert.ok(sent.includes(draft.submissionId), 'the submission id is sent');
          for (const section of describe(bundle, draft)) {
            if (link?.left.some((left) => left.id === section.id && assertWhole(left, section))) continue;
            for (const line of section.lines) {
              assert.ok(sent.includes(plain(line)), `${section.id}: ${JSON.stringify(line)}`);
            }
          }
        }),
        { numRuns: RUNS },
      );
    });

    test('a draft of plain words leaves nothing out', async () => {
      const draft = aDraft();
      const world = keepingWorld();
      const channel = make(bundle, world);
      const link = channel.link?.(draft);
      if (!link) await channel.deliver(draft, live());
      assert.deepEqual(link?.left ?? [], []);
      const sent = plain(wordsOf(link?.href ?? world.sent.join('')));
      for (const { id, label, lines } of describe(bundle, draft)) {
        // The subject has a place of its own, which needs no label.
        for (const line of id === 'subject' ? lines : [label, ...lines]) assert.ok(sent.includes(plain(line)), line);
      }
    });
  });
}

/** Line breaks alike and half surrogates replaced, as on any way out of the browser. */
function plain(text: string): string {
  return wellFormed(text).replace(/\r\n?|\n/g, ' ');
}

function assertWhole(left: unknown, section: unknown): true {
  assert.deepEqual(left, section);
  return true;
}

function frozen(draft: Draft): Draft {
  for (const part of [draft, draft.requester, draft.fields, draft.trail, draft.articles]) Object.freeze(part);
  return draft;
}

function live(): AbortSignal {
  return new AbortController().signal;
}

/** Nothing ever answers, but a signal is heeded, as a browser's fetch does. */
const waiting: Partial<World> = {
  fetch: (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true });
    }),
  copy: () => new Promise(() => {}),
};

const BROKEN: readonly Partial<World>[] = [
  { fetch: () => Promise.reject(new TypeError('Failed to fetch')), copy: () => Promise.reject(new Error('denied')) },
  {
    fetch: () => {
      throw new Error('no fetch here');
    },
    copy: () => {
      throw new TypeError('no clipboard here');
    },
  },
  { fetch: async () => Response.error() },
  { fetch: async () => undefined as unknown as Response, copy: () => undefined as unknown as Promise<void> },
  { online: () => false },
  ...[200, 204, 301, 400, 401, 403, 404, 418, 422, 429, 500, 503].map((status) => ({
    fetch: async () => new Response(status === 204 ? null : '<!doctype html>', { status }),
  })),
  ...['', 'null', '[]', '"details"', '{"details":null}', '{"details":{"email":[null,1,"x"]}}', '{"details":"x"}'].map(
    (body) => ({ fetch: async () => new Response(body, { status: 422 }) }),
  ),
];
