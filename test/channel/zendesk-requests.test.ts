import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Bundle, ZendeskRequestsSettings } from '../../src/bundle/bundle.ts';
import type { Channel, Delivery, World } from '../../src/channel/channel.ts';
import { zendeskRequests } from '../../src/channel/zendesk-requests.ts';
import type { DeskTicket, Fault } from '../../demo/desk/zendesk.ts';
import { aBundle } from '../support/bundle.ts';
import { aDraft } from '../support/drafts.ts';
import { browserFetch } from '../support/zendesk/browser-fetch.ts';
import type { RunningZendesk } from '../support/zendesk/zendesk.ts';
import { startZendesk } from '../support/zendesk/zendesk.ts';
import { channelContract, keepingWorld } from './contract.ts';

const fields = { 'sign-in-name': '360001', 'account-id': '360002', 'new-mobile': '999' } as const;

function settings(endpoint: string): ZendeskRequestsSettings {
  return { channel: 'zendesk-requests', endpoint, form: '360009', fields };
}

/** Every string of a JSON body, in the order it stands. */
function stringsOf(body: string): string {
  const strings: string[] = [];
  JSON.parse(body, (_key, value: unknown) => {
    if (typeof value === 'string') strings.push(value);
    return value;
  });
  return strings.join('\n');
}

channelContract(
  'zendesk-requests',
  (bundle, world) => zendeskRequests(settings('https://example.zendesk.com'), bundle, world),
  stringsOf,
);

/** Long enough for any answer of this machine that does come. */
const PATIENT = 8_000;
/** How long a test waits for an answer that does not come, in milliseconds. */
const SHORT = 150;

const page = 'https://www.example.com';
const signal = new AbortController().signal;
const UNKNOWN: Delivery = { state: 'unknown' };

describe('zendesk-requests, against a desk on another origin', () => {
  let zendesk: RunningZendesk;
  let other: RunningZendesk;
  before(async () => {
    zendesk = await startZendesk({
      fields: [
        { id: 360001, title: 'Sign-in name', required: true },
        { id: 360002, title: 'Account' },
      ],
    });
    other = await startZendesk();
  });
  after(async () => {
    await zendesk.stop();
    await other.stop();
  });

  let known = 0;
  beforeEach(() => {
    assert.deepEqual(zendesk.faults, [], 'every fault of the test before was met');
    known = zendesk.tickets.length;
  });

  const taken = (): readonly DeskTicket[] => zendesk.tickets.slice(known);

  function channel(patience = PATIENT, world: Partial<World> = {}, now = Date.now): Channel {
    const bundle: Bundle = aBundle();
    const here = keepingWorld({ fetch: browserFetch(page), ...world });
    return zendeskRequests(settings(zendesk.origin), bundle, here, { patience, now });
  }

  async function meets(fault: Fault, patience = PATIENT): Promise<Delivery> {
    zendesk.faults.push(fault);
    return channel(patience).deliver(aDraft(), signal);
  }

  test('a request that is taken waits for the link in the email', async () => {
    const draft = aDraft();
    assert.deepEqual(await channel().deliver(draft, signal), { state: 'confirm-by-email' });
    const [ticket, ...more] = taken();
    assert.deepEqual(more, []);
    assert.ok(ticket);
    const { body, ...rest } = ticket;
    assert.deepEqual(rest, {
      requester: { name: 'Ada Example', email: 'ada@example.com' },
      subject: 'Please replace my parcel',
      form: 360009,
      fields: { 360001: 'ada', 360002: 'A-1' },
      suspended: true,
    });
    assert.ok(body.includes('My parcel fell & broke.\n<b>Twice</b>.'));
    assert.ok(body.includes(draft.submissionId));
  });

  test('a person who gave no name goes by their address', async () => {
    await channel().deliver(aDraft({ requester: { email: 'ada@example.com' } }), signal);
    assert.deepEqual(taken()[0]?.requester, { name: 'ada@example.com', email: 'ada@example.com' });
  });

  test('half a surrogate pair does not cost the ticket', async () => {
    await channel().deliver(aDraft({ message: 'before \uD83D after' }), signal);
    assert.ok(taken()[0]?.body.includes('before \uFFFD after'));
  });

  test('goes out without cookies, referrer or cache, and follows no redirect', async () => {
    const seen: { init?: RequestInit | undefined; self?: unknown } = {};
    const fetch = function (this: unknown, _input: unknown, init?: RequestInit) {
      Object.assign(seen, { init, self: this });
      return Promise.resolve(new Response(null, { status: 201 }));
    };
    await channel(PATIENT, { fetch }).deliver(aDraft(), signal);
    const { method, credentials, referrerPolicy, cache, redirect, headers } = seen.init ?? {};
    assert.deepEqual(
      { method, credentials, referrerPolicy, cache, redirect, headers },
      {
        method: 'POST',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        redirect: 'error',
        headers: { 'content-type': 'application/json' },
      },
    );
    assert.equal(seen.self, undefined, "a browser's fetch refuses to be called on another object");
  });

  test('leaves no timer, listener or half-read answer behind', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const signals: (AbortSignal | null | undefined)[] = [];
    const fetch: World['fetch'] = async (_input, init) => {
      signals.push(init?.signal);
      assert.equal(timers(), before + 1);
      assert.equal(getEventListeners(signal, 'abort').length, 1);
      return new Response('unread', { status: 201 });
    };
    await channel(PATIENT, { fetch }).deliver(aDraft(), signal);
    assert.equal(timers(), before);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
    assert.equal(signals[0]?.aborted, true);
  });

  describe('refused', () => {
    const fault = (description: string, key?: string | number) => ({
      description,
      error: 'InvalidValue',
      ...(key !== undefined && { field_key: key }),
    });

    test('by the desk itself: an address it cannot read, a field it demands', async () => {
      const delivery = await channel().deliver(aDraft({ requester: { email: 'nowhere' }, fields: {} }), signal);
      assert.deepEqual(delivery, {
        state: 'refused',
        fields: [
          { field: 'contact-email', reason: 'Email: nowhere is not properly formatted' },
          { field: 'sign-in-name', reason: 'Sign-in name: cannot be blank' },
        ],
      });
      assert.deepEqual(taken(), []);
    });

    const cases: readonly (readonly [string, string | number | undefined, string | undefined])[] = [
      ['requester', undefined, 'contact-email'],
      ['email', undefined, 'contact-email'],
      ['name', undefined, 'name'],
      ['comment', undefined, 'message'],
      ['description', undefined, 'message'],
      ['base', 360001, 'sign-in-name'],
      ['base', '360002', 'account-id'],
      ['360002', undefined, 'account-id'],
      ['custom_fields_360001', undefined, 'sign-in-name'],
      ['base', 777, undefined],
      ['base', undefined, undefined],
      ['ticket_form_id', undefined, undefined],
      ['constructor', 'toString', undefined],
    ];
    for (const [name, key, field] of cases) {
      test(`${name} with field_key ${key} is ${field ?? 'no field of ours'}`, async () => {
        assert.deepEqual(await meets({ fault: 'refuse', details: { [name]: [fault('Why', key)] } }), {
          state: 'refused',
          fields: [{ ...(field && { field }), reason: 'Why' }],
        });
        assert.deepEqual(taken(), []);
      });
    }

    test('a flood of reasons is cut', async () => {
      const details = { base: Array.from({ length: 50 }, () => fault('x'.repeat(1_000))) };
      const delivery = await meets({ fault: 'refuse', details });
      assert.ok(delivery.state === 'refused');
      assert.equal(delivery.fields.length, 20);
      assert.ok(delivery.fields.every(({ reason }) => reason?.length === 300));
    });

    test('an endless answer is read no further than a list of fields could go', async () => {
      let read = 0;
      const chunk = new TextEncoder().encode(' '.repeat(1_024));
      const body = new ReadableStream({
        pull(stream) {
          read += chunk.length;
          stream.enqueue(chunk);
        },
      });
      const fetch = () => Promise.resolve(new Response(body, { status: 422 }));
      const delivery = await channel(PATIENT, { fetch }).deliver(aDraft(), signal);
      assert.deepEqual(delivery, { state: 'failed', reason: 'not-accepted' });
      assert.ok(read < 100_000, String(read));
    });

    test('reasons of any shape name their field and say nothing', async () => {
      const body = JSON.stringify({ details: { email: [null, 1, 'x', {}], description: {}, name: null } });
      assert.deepEqual(await meets({ fault: 'answer', status: 422, type: 'application/json', body }), {
        state: 'refused',
        fields: Array.from({ length: 4 }, () => ({ field: 'contact-email' })),
      });
    });

    test('a description alone is kept as a reason', async () => {
      const body = JSON.stringify({ error: 'RecordInvalid', description: 'Not today' });
      assert.deepEqual(await meets({ fault: 'answer', status: 422, type: 'application/json', body }), {
        state: 'refused',
        fields: [{ reason: 'Not today' }],
      });
    });

    test('without a word that can be read, it is still surely not taken', async () => {
      const notAccepted: Delivery = { state: 'failed', reason: 'not-accepted' };
      assert.deepEqual(await meets({ fault: 'answer', status: 422 }), notAccepted);
      assert.deepEqual(await meets({ fault: 'answer', status: 422, way: 'half' }, SHORT), notAccepted);
      assert.deepEqual(await meets({ fault: 'answer', status: 422, way: 'endless' }), notAccepted);
    });
  });

  describe('too many requests', () => {
    test('as Zendesk answers them, they cannot be told from a lost connection', async () => {
      assert.deepEqual(await meets({ fault: 'too-many', retryAfter: '60' }), UNKNOWN);
    });

    const now = Date.parse('Mon, 02 Nov 2026 10:00:00 GMT');
    const cases: readonly (readonly [string | undefined, number | undefined])[] = [
      [undefined, undefined],
      ['60', 60],
      ['0', 0],
      ['86400', 3_600],
      ['9'.repeat(400), 3_600],
      ['Mon, 02 Nov 2026 10:01:30 GMT', 90],
      ['Mon, 02 Nov 2026 09:00:00 GMT', undefined],
      ['Tue, 03 Nov 2026 10:00:00 GMT', 3_600],
      ['-5', undefined],
      ['1.5', undefined],
      ['soon', undefined],
      ['GMT', undefined],
    ];
    for (const [retryAfter, seconds] of cases) {
      test(`readable, with Retry-After ${retryAfter?.slice(0, 40)}: ${seconds ?? 'no'} seconds`, async () => {
        zendesk.faults.push({ fault: 'too-many', cors: true, ...(retryAfter !== undefined && { retryAfter }) });
        assert.deepEqual(await channel(PATIENT, {}, () => now).deliver(aDraft(), signal), {
          state: 'later',
          ...(seconds !== undefined && { after: seconds }),
        });
        assert.deepEqual(taken(), []);
      });
    }
  });

  describe('what may have arrived is said to be unknown', () => {
    const elsewhere = (): string => `${other.origin}/api/v2/requests.json`;
    const html = 'text/html';
    const json = 'application/json';
    const cases: readonly (readonly [string, () => Fault, arrived: number, patience?: number])[] = [
      ['500 before the ticket was made', () => ({ fault: 'answer', status: 500 }), 0],
      ['500 after it was made', () => ({ fault: 'answer', status: 500, kept: true }), 1],
      ['503 that the page can read', () => ({ fault: 'answer', status: 503, cors: true }), 0],
      ['403, which the page cannot read', () => ({ fault: 'answer', status: 403 }), 0],
      ['a page of HTML with status 200', () => ({ fault: 'answer', status: 200, type: html }), 0],
      ['the same from a stranger without CORS', () => ({ fault: 'answer', status: 200, cors: false }), 0],
      ['200 with JSON', () => ({ fault: 'answer', status: 200, type: json, body: '{"request":{"id":1}}' }), 0],
      ['204', () => ({ fault: 'answer', status: 204, body: '' }), 0],
      ['a connection dropped before the ticket was made', () => ({ fault: 'way', way: 'dropped', kept: false }), 0],
      ['a connection dropped after it was made', () => ({ fault: 'way', way: 'dropped', kept: true }), 1],
      ['no answer, before', () => ({ fault: 'way', way: 'stalled', kept: false }), 0, SHORT],
      ['no answer, after', () => ({ fault: 'way', way: 'stalled', kept: true }), 1, SHORT],
      ['a redirect to another origin', () => ({ fault: 'redirect', to: elsewhere() }), 0],
      ['one that keeps the method', () => ({ fault: 'redirect', to: elsewhere(), status: 307 }), 0],
      ['a redirect to itself', () => ({ fault: 'redirect', to: '/api/v2/requests.json', status: 308 }), 0],
    ];
    for (const [name, fault, arrived, patience] of cases) {
      test(name, async () => {
        assert.deepEqual(await meets(fault(), patience), UNKNOWN);
        assert.equal(taken().length, arrived);
        assert.deepEqual(other.log, [], 'nothing went anywhere else');
      });
    }

    test('a desk that is not there at all', async () => {
      const gone = await startZendesk();
      await gone.stop();
      const world = keepingWorld({ fetch: browserFetch(page) });
      assert.deepEqual(
        await zendeskRequests(settings(gone.origin), aBundle(), world).deliver(aDraft(), signal),
        UNKNOWN,
      );
    });

    test('given up while the desk is at it', async () => {
      zendesk.faults.push({ fault: 'way', way: 'stalled', kept: true });
      const giveUp = new AbortController();
      const heard = zendesk.heard('POST');
      const delivery = channel().deliver(aDraft(), giveUp.signal);
      await heard;
      giveUp.abort();
      assert.deepEqual(await delivery, UNKNOWN);
      assert.equal(taken().length, 1);
    });
  });

  describe('what the status settles, a broken body does not unsettle', () => {
    for (const way of ['half', 'endless'] as const) {
      test(`201 with a body that is ${way}`, async () => {
        assert.deepEqual(await meets({ fault: 'way', way, kept: true }), { state: 'confirm-by-email' });
        assert.equal(taken().length, 1);
      });
    }

    for (const status of [400, 401, 404, 410, 415]) {
      test(`${status}: surely not taken`, async () => {
        assert.deepEqual(await meets({ fault: 'answer', status }), { state: 'failed', reason: 'not-accepted' });
        assert.deepEqual(taken(), []);
      });
    }
  });

  test('offline before it began: surely not taken, and nothing is tried', async () => {
    const before = zendesk.log.length;
    assert.deepEqual(await channel(PATIENT, { online: () => false }).deliver(aDraft(), signal), {
      state: 'failed',
      reason: 'offline',
    });
    assert.equal(zendesk.log.length, before);
  });

  test('offline on the way: unknown', async () => {
    let online = true;
    zendesk.faults.push({ fault: 'way', way: 'dropped', kept: true });
    const delivery = channel(PATIENT, { online: () => online }).deliver(aDraft(), signal);
    online = false;
    assert.deepEqual(await delivery, UNKNOWN);
  });

  test('is not offered to a person without email', () => {
    assert.equal(channel().takes(aDraft({ requester: { phone: '+44 20 7946 0000' } })), false);
  });
});
