import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { StoreUnavailable } from '../../../relay/store/store.ts';
import { aSubmission, openDoor, PAGE } from '../../support/relay/door.ts';

async function assertNotNow(response: Response): Promise<void> {
  assert.equal(response.status, 503);
  assert.ok(Number(response.headers.get('retry-after')) >= 1);
  assert.equal(response.headers.get('access-control-allow-origin'), PAGE, 'the page can read it');
  assert.equal(((await response.json()) as { type: string }).type, '/problems/unavailable');
}

describe('a relay that cannot keep a ticket', () => {
  test('never says that it did, and recovers by itself', async () => {
    await using door = await openDoor();
    const submission = aSubmission();
    door.store.down = true;
    await assertNotNow(await door.post(submission));
    assert.deepEqual(
      door.logged.map(({ event }) => event),
      ['store-unavailable'],
    );
    door.store.down = false;
    assert.equal((await door.post(submission)).status, 201);
  });

  test('does not when the store goes away in the middle', async () => {
    await using door = await openDoor();
    door.store.beforeAccept = async () => {
      door.store.down = true;
    };
    await assertNotNow(await door.post(aSubmission()));
  });

  test('answers without waiting for what it gives back, and whatever comes of that', async () => {
    await using door = await openDoor();
    door.store.beforeAccept = () => Promise.reject(new StoreUnavailable());
    Object.assign(door.store, { giveBack: () => new Promise(() => {}) });
    await assertNotNow(await door.post(aSubmission()));
    Object.assign(door.store, { giveBack: () => Promise.reject(new RangeError('a defect')) });
    await assertNotNow(await door.post(aSubmission()));
    const defects = door.logged.flatMap((event) => (event.event === 'defect' ? [event.during] : []));
    assert.deepEqual(defects, ['giving back']);
  });

  test('gives back what was taken for one address where that failed for another', async () => {
    await using door = await openDoor();
    const { take } = door.store;
    const given: string[] = [];
    let addresses = 0;
    Object.assign(door.store, {
      async take(...[bucket, now]: Parameters<typeof take>) {
        if (!bucket.key.startsWith('address:')) return take(bucket, now);
        addresses += 1;
        if (addresses === 1) throw new StoreUnavailable();
        // Later than the one that failed.
        await setImmediate();
        return take(bucket, now);
      },
      async giveBack({ key }: { readonly key: string }) {
        given.push(key);
      },
    });
    const requester = { email: 'ada@example.org', phone: '+44 20 7946 0000' };
    await assertNotNow(await door.post(aSubmission({ requester })));
    assert.equal(addresses, 2);
    assert.equal(given.filter((key) => key.startsWith('address:')).length, 1);
  });

  test('does not while the clock is wrong, and reads nothing then', async () => {
    await using door = await openDoor();
    door.clock.right = false;
    await assertNotNow(await door.post(aSubmission()));
    assert.equal(door.store.tickets.size, 0);
    assert.equal((await fetch(`${door.url}/healthz`)).status, 503);
    door.clock.right = true;
    assert.equal((await door.post(aSubmission())).status, 201);
  });

  test('does not once it was told to stop, and gives the connection up', async () => {
    await using door = await openDoor();
    door.announceStop();
    const response = await door.post(aSubmission());
    assert.equal(response.headers.get('connection'), 'close');
    await assertNotNow(response);
    assert.equal((await fetch(`${door.url}/healthz`)).status, 503);
  });

  test('says 500 to a defect of its own, and logs where it was', async () => {
    await using door = await openDoor();
    door.store.beforeAccept = async () => {
      throw new RangeError('a defect');
    };
    const response = await door.post(aSubmission());
    assert.equal(response.status, 500);
    assert.equal(((await response.json()) as { type: string }).type, '/problems/internal');
    const [event] = door.logged;
    assert.ok(event?.event === 'defect');
    assert.equal(event.error, 'RangeError');
    assert.match(event.at[0] ?? '', /faults\.test\.ts:\d+:\d+$/);
  });
});

describe('health', () => {
  test('is told to anyone, its figures to those who run the relay', async () => {
    await using door = await openDoor();
    const told = async (headers = {}): Promise<unknown> => (await fetch(`${door.url}/healthz`, { headers })).json();
    assert.deepEqual(await told(), { status: 'ok', queued: 0, deadLetters: 0, oldestQueued: 0 });
    assert.deepEqual(await told({ 'x-forwarded-for': '203.0.113.1' }), { status: 'ok' });
  });

  test('is asked of the store once in a while, not with every request', async () => {
    await using door = await openDoor();
    let probes = 0;
    const { probe } = door.store;
    Object.assign(door.store, {
      async probe() {
        probes += 1;
        await probe();
      },
    });
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${door.url}/healthz`)));
    assert.equal(probes, 1);
  });

  test('is bad where the store takes nothing', async () => {
    await using door = await openDoor();
    door.store.down = true;
    const response = await fetch(`${door.url}/healthz`);
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '10');
  });
});

describe('figures', () => {
  const TOKEN = 'a token of this test alone, long enough';

  test('count what became of tickets', async () => {
    await using door = await openDoor();
    const submission = aSubmission({}, { trap: 'x' });
    await door.post(submission);
    await door.post(submission);
    await door.post({});
    const text = await (await fetch(`${door.url}/metrics`)).text();
    for (const line of [
      'answers_total{result="accepted"} 1',
      'answers_total{result="same"} 1',
      'answers_total{result="idempotency-key"} 1',
      'accepted_total{brand="example-sms",outcome="unlock-user"} 1',
      'flagged_total{flag="trap"} 1',
      'accept_seconds_count 1',
      'store_up 1',
      'clock_agrees 1',
    ]) {
      assert.ok(text.includes(`\nhelp_widget_relay_${line}\n`), `${line} is not in:\n${text}`);
    }
  });

  test('are no stranger’s: without a token they are for this machine alone', async () => {
    await using door = await openDoor();
    assert.equal((await fetch(`${door.url}/metrics`)).status, 200);
    for (const header of ['x-forwarded-for', 'forwarded', 'via']) {
      assert.equal((await fetch(`${door.url}/metrics`, { headers: { [header]: 'x' } })).status, 404);
    }
  });

  test('with a token are for whoever has it', async () => {
    await using door = await openDoor({ config: { metricsToken: TOKEN } });
    const status = async (authorization: string): Promise<number> =>
      (await fetch(`${door.url}/metrics`, { headers: { authorization } })).status;
    assert.equal(await status(''), 404);
    assert.equal(await status(`Bearer ${TOKEN}!`), 404);
    assert.equal(await status(TOKEN), 404);
    assert.equal(await status(`Bearer ${TOKEN}`), 200);
  });

  test('say that the store is down, instead of nothing', async () => {
    await using door = await openDoor();
    door.store.down = true;
    assert.match(await (await fetch(`${door.url}/metrics`)).text(), /\nhelp_widget_relay_store_up 0\n/);
  });

  test('say so too where it can be read and takes no write, as on a full disk', async () => {
    await using door = await openDoor();
    Object.assign(door.store, {
      probe: () => Promise.reject(new StoreUnavailable()),
      counts: async () => ({ tickets: [{ brand: 'example-sms', state: 'dead', count: 1 }] }),
    });
    const text = await (await fetch(`${door.url}/metrics`)).text();
    assert.match(text, /\nhelp_widget_relay_store_up 0\n/);
    assert.match(text, /\nhelp_widget_relay_tickets\{brand="example-sms",state="dead"\} 1\n/);
  });

  test('count every answer from 0, so that the first is an increase', async () => {
    await using door = await openDoor();
    const text = await (await fetch(`${door.url}/metrics`)).text();
    for (const result of ['accepted', 'busy', 'internal']) {
      assert.ok(text.includes(`\nhelp_widget_relay_answers_total{result="${result}"} 0\n`), result);
    }
  });
});
