import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Entry } from '../../src/outbox/entry.ts';
import { DAY, HELD, LOST, oneTab, wordsPosted } from '../support/outbox/one-tab.ts';

const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('a ticket that is only taken up again', () => {
  test('waits as long as the relay said, and goes at once where the customer sends it', async () => {
    const tab = oneTab();
    tab.says = { state: 'lost', after: 600 };
    await tab.write(ID, 'words');
    assert.equal((await tab.write(ID, 'words', true)).state, 'later');
    assert.deepEqual(wordsPosted(tab), ['words']);
    await tab.write(ID, 'words');
    assert.deepEqual(wordsPosted(tab), ['words', 'words']);
    tab.time += 601_000;
    tab.says = HELD;
    assert.equal((await tab.write(ID, 'words', true)).state, 'delivered');
  });

  test('is handed back 7 days after it was first sent, however often it is taken up', async () => {
    const tab = oneTab();
    await tab.write(ID, 'words');
    for (let days = 0; days < 6; days += 2) {
      tab.time += 2 * DAY;
      await tab.write(ID, 'words', true);
    }
    tab.time += 2 * DAY;
    await tab.box.flush();
    assert.equal(tab.handedBack.length, 1);
  });
});

describe('a ticket that is taken out', () => {
  test('may have arrived where the relay has it already, and where it did not answer', async () => {
    const tab = oneTab();
    tab.says = { state: 'busy' };
    await tab.write(ID, 'words');
    tab.says = HELD;
    await tab.box.flush();
    assert.equal(await tab.box.recall(ID), true);

    const other = oneTab();
    await other.write(ID, 'words');
    assert.equal(await other.box.recall(ID), true);
  });

  test('has surely not arrived where the relay never got it', async () => {
    const tab = oneTab();
    tab.says = { state: 'busy' };
    await tab.write(ID, 'words');
    assert.equal(await tab.box.recall(ID), false);
    tab.says = HELD;
    await tab.box.flush();
    assert.deepEqual(wordsPosted(tab), ['words']);
  });

  test('does not come back from a storage that failed once meanwhile', async () => {
    const kept = new Map<string, Entry>();
    const tab = oneTab(kept);
    // The second use is the note that it may have arrived.
    tab.faults.push(undefined, new DOMException('lost', 'InvalidStateError'));
    await tab.write(ID, 'words');
    await tab.box.recall(ID);
    tab.says = HELD;
    tab.posted.length = 0;
    await tab.box.flush();
    assert.deepEqual(wordsPosted(tab), []);
    assert.equal(kept.size, 0);
  });

  test('touches no storage where nothing was sent', async () => {
    const tab = oneTab();
    assert.equal(await tab.box.recall(ID), false);
    assert.equal(tab.uses, 0);
  });
});

test('a tab whose ticket went from another one says so', async () => {
  const kept = new Map<string, Entry>();
  const tab = oneTab(kept);
  const first = await tab.write(ID, 'words');
  assert.ok(first.state === 'later' && first.next);
  const other = oneTab(kept);
  other.says = HELD;
  await other.box.flush();
  await tab.box.flush();
  assert.deepEqual(await first.next, { state: 'unknown', elsewhere: true });
});

test('a whole send, additions and all, is over when its patience is', async (context) => {
  const over = new AbortController();
  context.mock.method(AbortSignal, 'timeout', () => over.signal);
  const tab = oneTab();
  tab.says = LOST;
  await tab.write(ID, 'first');
  tab.says = async (_entry, signal) => {
    over.abort();
    return signal.aborted ? LOST : HELD;
  };
  assert.equal((await tab.write(ID, 'changed')).state, 'later');
});

test('what may have arrived once may have arrived, whatever is said of the next try', async () => {
  const tab = oneTab();
  const answers = [{ state: 'lost', after: 1 } as const, { state: 'busy' } as const];
  tab.says = async () => answers.shift() ?? LOST;
  await tab.write(ID, 'words');
  assert.equal(await tab.box.recall(ID), true);
});

test('who waited for what is taken out hears of it', async () => {
  const tab = oneTab();
  const delivery = await tab.write(ID, 'words');
  assert.ok(delivery.state === 'later' && delivery.next);
  await tab.box.recall(ID);
  assert.deepEqual(await delivery.next, { state: 'unknown' });
});

test('what another tab has taken out is not sent from what this one knew, where its storage fails', async () => {
  const kept = new Map<string, Entry>();
  const tab = oneTab(kept);
  tab.says = { state: 'busy' };
  await tab.write(ID, 'words');
  kept.clear();
  await tab.box.flush();
  tab.posted.length = 0;
  tab.says = HELD;
  tab.faults.push(...Array.from({ length: 5 }, () => new DOMException('lost', 'InvalidStateError')));
  await tab.box.flush();
  assert.deepEqual(wordsPosted(tab), []);
});
