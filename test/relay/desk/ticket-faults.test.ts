import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { DESK_TOKEN, openDesk } from '../../support/relay/desk.ts';
import { agentAt } from '../../support/relay/desk-visitor.ts';

const desk = await openDesk();
after(() => desk[Symbol.asyncDispose]());
const agent = await agentAt(desk.origin);

describe('what goes wrong', () => {
  test('a ticket that is not there, or at another desk', async () => {
    const elsewhere = await desk.receive({}, {}, 'zendesk');
    for (const path of [
      `/desk/${elsewhere}`,
      '/desk/HW-NONE-0000',
      '/desk/none',
      "/desk/HW-'OR-1=1",
      '/desk/%00',
      '/desk/constructor',
    ]) {
      const { status, text } = await agent.get(path);
      assert.equal(status, 404, path);
      assert.match(text, /There is no such ticket/);
    }
    assert.equal((await agent.send('/desk/HW-NONE-0000', { do: 'note', note: 'My words' })).status, 404);
    assert.match((await agent.get('/desk/a/b/c')).text, /There is no such page/);
  });

  test('words that were erased', async () => {
    const reference = await desk.receive({ message: 'Soon gone' });
    await desk.store.mark(reference, { done: true, agent: 'Robin', at: desk.clock.now });
    const long = { deliveredBefore: 0, countedBefore: 0, forgetBefore: 0 };
    await desk.store.eraseDue({ ...long, now: desk.clock.now, doneBefore: desk.clock.now + 1 });
    const { status, text } = await agent.get(`/desk/${reference}`);
    assert.equal(status, 200);
    assert.match(text, /The words of this ticket were erased.*Done by Robin/);
    assert.match((await agent.get('/desk?state=done')).text, /The words of this ticket were erased HW-TEST/);
    assert.doesNotMatch(text, /Soon gone/);
  });

  test('no database: a page that says when to try again, and has what was written', async () => {
    const reference = await desk.receive();
    desk.down = true;
    try {
      for (const path of ['/desk', `/desk/${reference}`]) {
        const { status, headers, text } = await agent.get(path);
        assert.equal(status, 503);
        assert.equal(headers.get('retry-after'), '10');
        assert.match(text, /cannot be read right now/);
      }
      assert.match((await agent.send(`/desk/${reference}`, { do: 'note', note: 'My words' })).text, /My words/);
    } finally {
      desk.down = false;
    }
    assert.ok(desk.logged.some(({ event }) => event === 'store-unavailable'));
    assert.doesNotMatch(JSON.stringify(desk.logged), /My words|HW-TEST|Robin/);
  });

  test('a defect of ours: a page that says so, and a log that says where but not what', async () => {
    const { read } = desk.store;
    desk.store.read = () => Promise.reject(new TypeError(`broken by ada@example.org ${DESK_TOKEN}`));
    try {
      const { status, text } = await agent.get('/desk/HW-TEST-0001');
      assert.equal(status, 500);
      assert.match(text, /Something is broken here/);
    } finally {
      desk.store.read = read;
    }
    const told = JSON.stringify(desk.logged.at(-1));
    assert.match(told, /"event":"defect".*TypeError/);
    assert.doesNotMatch(told, /ada@|token/);
  });
});
