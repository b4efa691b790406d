import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Desk, DeskAnswer, DeskRequest } from '../../../demo/desk/zendesk.ts';
import { desk } from '../../../demo/desk/zendesk.ts';

const PATH = '/api/v2/requests.json';

function ask(of: Desk, request: unknown, parts: Partial<DeskRequest> = {}): DeskAnswer {
  const headers = { 'content-type': 'application/json' };
  return of.answer({ method: 'POST', path: PATH, headers, body: JSON.stringify({ request }), ...parts });
}

const proper = {
  requester: { name: 'Ada', email: 'ada@example.com' },
  subject: 'Hello',
  comment: { body: 'Help' },
};

function refusals(answer: DeskAnswer): readonly string[] {
  assert.equal(answer.status, 422);
  const { error, details } = JSON.parse(answer.body) as { error: string; details: Record<string, unknown> };
  assert.equal(error, 'RecordInvalid');
  return Object.keys(details);
}

describe('the fake desk', () => {
  test('takes a proper request, suspended, and names no ticket', () => {
    const of = desk();
    const answer = ask(of, proper);
    assert.equal(answer.status, 201);
    assert.ok(!answer.body.includes('"id"'));
    assert.deepEqual(of.tickets, [
      { requester: proper.requester, subject: 'Hello', body: 'Help', form: undefined, fields: {}, suspended: true },
    ]);
  });

  test('knows no request again: one that comes twice is two', () => {
    const of = desk();
    ask(of, proper);
    ask(of, proper);
    assert.equal(of.tickets.length, 2);
  });

  test('demands requester, description and required fields; nothing is taken', () => {
    const of = desk({ fields: [{ id: 7, title: 'Account', required: true }] });
    assert.deepEqual(refusals(ask(of, {})), ['requester', 'description', 'base']);
    const filled = { ...proper, custom_fields: [{ id: 7, value: 'A' }] };
    assert.deepEqual(refusals(ask(of, { ...filled, requester: { name: 'Ada', email: 'ada' } })), ['email']);
    assert.deepEqual(refusals(ask(of, { ...filled, comment: { body: ' \n' } })), ['description']);
    const long = { name: 'x'.repeat(256), email: 'ada@example.com' };
    assert.deepEqual(refusals(ask(of, { ...filled, requester: long })), ['name']);
    assert.deepEqual(of.tickets, []);
    assert.equal(ask(of, filled).status, 201);
  });

  test('ignores custom fields it does not have, and cuts a long subject', () => {
    const of = desk({ fields: [{ id: 7, title: 'Account' }] });
    const fields = [
      { id: 7, value: 'A' },
      { id: 8, value: 'B' },
    ];
    ask(of, { ...proper, subject: 's'.repeat(300), custom_fields: fields });
    assert.deepEqual(of.tickets[0]?.fields, { 7: 'A' });
    assert.equal(of.tickets[0]?.subject.length, 255);
  });

  test('takes JSON posted to its one address', () => {
    const of = desk();
    assert.equal(ask(of, proper, { headers: {} }).status, 415);
    assert.equal(ask(of, proper, { body: '{' }).status, 400);
    assert.equal(ask(of, proper, { body: '{"request":"x"}' }).status, 400);
    assert.equal(ask(of, proper, { method: 'GET' }).status, 401);
    assert.equal(ask(of, proper, { path: '/api/v2/tickets.json' }).status, 404);
    assert.deepEqual(of.tickets, []);
  });

  test('leaves CORS headers off 403, 429 and 5xx, and off nothing else', () => {
    const shared = (answer: DeskAnswer): boolean => answer.headers['access-control-allow-origin'] === '*';
    const of = desk();
    assert.ok(shared(ask(of, proper, { method: 'OPTIONS' })));
    assert.ok(shared(ask(of, proper)) && shared(ask(of, {})));
    for (const [status, seen] of [
      [200, true],
      [401, true],
      [403, false],
      [429, false],
      [500, false],
      [503, false],
    ] as const) {
      of.faults.push({ fault: 'answer', status });
      assert.equal(shared(ask(of, proper)), seen, String(status));
    }
  });

  test('a preflight uses no fault up', () => {
    const of = desk({ faults: [{ fault: 'answer', status: 500, kept: true }] });
    ask(of, proper, { method: 'OPTIONS' });
    assert.equal(ask(of, proper).status, 500);
    assert.equal(of.tickets.length, 1);
    assert.equal(ask(of, proper).status, 201);
  });
});
