import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Challenge } from '../../../src/ticket/proof.ts';
import { PROOF_HEADER } from '../../../src/ticket/proof.ts';
import { StoreUnavailable } from '../../../relay/store/store.ts';
import type { DoorOptions } from '../../support/relay/door.ts';
import { aSubmission, openDoor } from '../../support/relay/door.ts';
import { solve } from '../../support/relay/solve.ts';

const HOUR = 60 * 60_000;
const limited = (limits: Partial<{ network: number; address: number; all: number }>): DoorOptions => ({
  config: { limits: { network: 1_000, address: 1_000, all: 1_000, ...limits }, trustedProxies: ['127.0.0.1'] },
});
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

async function challengeOf(response: Response): Promise<Challenge> {
  assert.equal(response.status, 429);
  const body = (await response.json()) as Record<string, unknown>;
  const { token, bits, expires } = body['challenge'] as Challenge;
  const busy = { type: '/problems/busy', title: 'Too many tickets', status: 429, challenge: { token, bits, expires } };
  assert.deepEqual(body, busy, 'it is always the same body, ids aside');
  return { token, bits, expires };
}

describe('too many tickets', () => {
  test('from one network are told to wait or to work; others come in', async () => {
    await using door = await openDoor(limited({ network: 2 }));
    for (const host of [1, 2]) {
      assert.equal((await door.post(aSubmission(), from(`203.0.113.${host}`))).status, 201);
    }
    const response = await door.post(aSubmission(), from('203.0.113.3'));
    const wait = Number(response.headers.get('retry-after'));
    assert.ok(wait > 1_700 && wait <= 1_800, `it says ${wait} seconds`);
    await challengeOf(response);
    assert.equal((await door.post(aSubmission(), from('203.0.114.1'))).status, 201);
    door.clock.time += HOUR / 2;
    assert.equal((await door.post(aSubmission(), from('203.0.113.4'))).status, 201);
    assert.equal((await door.post(aSubmission(), from('203.0.113.5'))).status, 429);
  });

  test('from everywhere are told the same', async () => {
    await using door = await openDoor(limited({ all: 3 }));
    for (const host of [1, 2, 3]) {
      assert.equal((await door.post(aSubmission(), from(`203.0.${host}.1`))).status, 201);
    }
    await challengeOf(await door.post(aSubmission(), from('203.0.4.1')));
    door.clock.time += 60_000;
    assert.equal((await door.post(aSubmission(), from('203.0.5.1'))).status, 201);
  });

  test('from one address are taken and flagged, whoever writes it and however', async () => {
    await using door = await openDoor(limited({ address: 2 }));
    const flags = [];
    for (const email of ['ada@example.org', 'ADA@example.org', 'ada@Example.org', 'eve@example.org']) {
      const submission = aSubmission({ requester: { email } });
      assert.equal((await door.post(submission)).status, 201);
      flags.push(door.store.tickets.get(submission.draft.submissionId)?.flags.join());
    }
    assert.deepEqual(flags, ['', '', 'repeated-address', '']);
  });

  test('from everywhere take nothing from the network of whoever is told so', async () => {
    await using door = await openDoor(limited({ network: 2, all: 1 }));
    assert.equal((await door.post(aSubmission(), from('203.0.113.1'))).status, 201);
    for (let sent = 0; sent < 5; sent += 1) await challengeOf(await door.post(aSubmission(), from('203.0.114.1')));
    for (let sent = 0; sent < 2; sent += 1) {
      door.clock.time += 60_000;
      assert.equal((await door.post(aSubmission(), from('203.0.114.1'))).status, 201);
    }
    door.clock.time += 60_000;
    await challengeOf(await door.post(aSubmission(), from('203.0.114.1')));
  });

  test('do not count one without its card number in an address, nor one that could not be kept', async () => {
    await using door = await openDoor(limited({ network: 2, all: 2, address: 2 }));
    const card = { email: '4111111111111111@example.org' };
    for (let sent = 0; sent < 5; sent += 1) {
      assert.equal((await door.post(aSubmission({ requester: card }))).status, 422);
    }
    const submission = aSubmission({ requester: { email: 'ada@example.org' } });
    door.store.beforeAccept = () => Promise.reject(new StoreUnavailable());
    for (let sent = 0; sent < 5; sent += 1) assert.equal((await door.post(submission)).status, 503);
    door.store.beforeAccept = async () => {};
    assert.equal((await door.post(submission)).status, 201);
    assert.deepEqual(door.store.tickets.get(submission.draft.submissionId)?.flags, []);
    assert.equal((await door.post(aSubmission())).status, 201);
    assert.equal((await door.post(aSubmission())).status, 429);
  });

  test('do not count a ticket that is sent again, nor one that is refused', async () => {
    await using door = await openDoor(limited({ network: 2, all: 2 }));
    const submission = aSubmission();
    for (let sent = 0; sent < 5; sent += 1) assert.equal((await door.post(submission)).status, 201);
    for (let sent = 0; sent < 5; sent += 1) assert.equal((await door.post(aSubmission({ outcome: 'x' }))).status, 422);
    assert.equal((await door.post(aSubmission())).status, 201);
    assert.equal((await door.post(aSubmission())).status, 429);
    assert.equal((await door.post(submission)).status, 201, 'what is known is answered all the same');
  });
});

describe('a proof of work', () => {
  test('opens the door once', async () => {
    await using door = await openDoor(limited({ network: 1 }));
    await door.post(aSubmission());
    const submission = aSubmission();
    const challenge = await challengeOf(await door.post(submission));
    const header = { [PROOF_HEADER]: solve(challenge) };
    assert.equal((await door.post(submission, header)).status, 201);
    const next = await challengeOf(await door.post(aSubmission(), header));
    assert.notEqual(next.token, challenge.token);
  });

  test('is not spent on a ticket that could not be kept', async () => {
    await using door = await openDoor(limited({ network: 1 }));
    await door.post(aSubmission());
    const submission = aSubmission();
    const header = { [PROOF_HEADER]: solve(await challengeOf(await door.post(submission))) };
    door.store.beforeAccept = () => Promise.reject(new StoreUnavailable());
    assert.equal((await door.post(submission, header)).status, 503);
    door.store.beforeAccept = async () => {};
    assert.equal((await door.post(submission, header)).status, 201);
  });

  test('opens it past the breaker too', async () => {
    await using door = await openDoor(limited({ all: 1 }));
    await door.post(aSubmission());
    const challenge = await challengeOf(await door.post(aSubmission()));
    assert.equal((await door.post(aSubmission(), { [PROOF_HEADER]: solve(challenge) })).status, 201);
  });

  test('that is forged, foreign, old or of another page is answered like none', async () => {
    await using door = await openDoor(limited({ network: 1 }));
    await door.post(aSubmission());
    const challenge = await challengeOf(await door.post(aSubmission()));
    const proof = solve(challenge);
    const forged = solve({ ...challenge, token: `A${challenge.token.slice(1)}` });
    await challengeOf(await door.post(aSubmission(), { [PROOF_HEADER]: forged }));
    await challengeOf(await door.post(aSubmission(), { [PROOF_HEADER]: 'nonsense' }));
    const origin = 'https://help.example.com';
    await challengeOf(await door.post(aSubmission({ origin }), { origin, [PROOF_HEADER]: proof }));
    door.clock.time = challenge.expires;
    await challengeOf(await door.post(aSubmission(), { [PROOF_HEADER]: proof }));
  });

  test('that nobody asked for is not spent', async () => {
    await using door = await openDoor(limited({ network: 2 }));
    await door.post(aSubmission());
    assert.equal((await door.post(aSubmission(), { [PROOF_HEADER]: 'whatever' })).status, 201);
    assert.equal(door.store.spent.size, 0);
  });
});
