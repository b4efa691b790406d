import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '../../src/outbox/entry.ts';
import { DAY, HELD, oneTab, wordsPosted } from '../support/outbox/one-tab.ts';

const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const OTHER = '8d8ac610-566d-4ef0-9c22-186b2a5ed793';

test('what adds to a ticket goes after it, also where the first words were sent once more', async () => {
  const tab = oneTab();
  for (const message of ['first', 'changed', 'first']) {
    assert.equal((await tab.write(ID, message)).state, 'later', message);
  }
  tab.posted.length = 0;
  tab.says = HELD;
  await tab.box.flush();
  assert.deepEqual(
    tab.posted.map(({ submission }) => [submission.draft.message, submission.additionTo]),
    [
      ['first', undefined],
      ['changed', ID],
    ],
  );
});

test('what adds to a ticket that was handed back after 7 days does not go without it', async () => {
  const tab = oneTab();
  await tab.write(ID, 'first');
  tab.time += 3 * DAY;
  await tab.write(ID, 'changed');
  tab.posted.length = 0;
  tab.time += 5 * DAY;
  tab.says = HELD;
  await tab.box.flush();
  assert.deepEqual(wordsPosted(tab), []);
  assert.equal((await tab.write(ID, 'first')).state, 'delivered');
  await tab.box.flush();
  assert.deepEqual(wordsPosted(tab), ['first', 'changed']);
});

test('words that were changed before anything left the browser never leave it', async () => {
  const tab = oneTab();
  tab.says = { state: 'busy' };
  assert.equal((await tab.write(ID, 'with a secret')).state, 'later');
  tab.posted.length = 0;
  tab.says = HELD;
  assert.equal((await tab.write(ID, 'without')).state, 'delivered');
  await tab.box.flush();
  assert.deepEqual(
    tab.posted.map(({ submission }) => [submission.draft.message, submission.additionTo]),
    [['without', undefined]],
  );
});

test('a change to what was handed back, and may have arrived, is an addition', async () => {
  const tab = oneTab();
  await tab.write(ID, 'first');
  tab.time += 8 * DAY;
  await tab.box.flush();
  assert.equal(tab.handedBack.length, 1);
  tab.posted.length = 0;
  tab.says = async ({ submission }) => (submission.additionTo ? HELD : { state: 'different' });
  const delivery = await tab.write(ID, 'changed');
  assert.deepEqual(delivery, { state: 'delivered', reference: 'HW-7F3K-92QD', addition: true });
  assert.equal(tab.posted.at(-1)?.submission.additionTo, ID);
  tab.time += 8 * DAY;
  await tab.box.flush();
  assert.equal(tab.handedBack.length, 1, 'it is not handed back again');
});

test('what was handed back with what was added to it goes with the last words, and nothing of it comes back', async () => {
  const tab = oneTab();
  await tab.write(ID, 'first');
  tab.time += DAY;
  await tab.write(ID, 'changed');
  tab.time += 8 * DAY;
  await tab.box.flush();
  assert.deepEqual(
    tab.handedBack.map(({ submission }) => submission.draft.message),
    ['first', 'changed'],
  );
  tab.posted.length = 0;
  tab.says = HELD;
  assert.equal((await tab.write(ID, 'changed')).state, 'delivered');
  await tab.box.flush();
  assert.deepEqual(wordsPosted(tab), ['changed']);
  assert.equal(tab.handedBack.length, 2);
});

test('what was handed back is handed back at once, whatever else waits for the network', async () => {
  const tab = oneTab();
  await tab.write(ID, 'given back');
  tab.time += 8 * DAY;
  await tab.box.flush();
  tab.handedBack.length = 0;
  await tab.write(OTHER, 'waits');
  const heard = Promise.withResolvers<void>();
  const { resolve, promise } = Promise.withResolvers<typeof HELD>();
  tab.says = () => (heard.resolve(), promise);
  const flushed = tab.box.flush();
  await heard.promise;
  assert.deepEqual(
    tab.handedBack.map(({ submission }) => submission.draft.message),
    ['given back'],
  );
  resolve(HELD);
  await flushed;
});

test('a tab that flushes while another does is handed nothing back', async () => {
  const kept = new Map<string, Entry>();
  const tab = oneTab(kept);
  await tab.write(ID, 'given back');
  const other = oneTab(kept, { alone: async () => {} });
  tab.time += 8 * DAY;
  other.time = tab.time;
  await tab.box.flush();
  await other.box.flush();
  assert.deepEqual([tab.handedBack.length, other.handedBack.length], [1, 0]);
});
