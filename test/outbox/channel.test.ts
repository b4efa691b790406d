import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relayChannel, TRAP } from '../../src/outbox/channel.ts';
import { KEPT_KEY_LIMIT, KEPT_LIMIT } from '../../src/ticket/draft.ts';
import { post } from '../../src/channel/relay.ts';
import { channelContract } from '../channel/contract.ts';
import { aDraft } from '../support/drafts.ts';
import { HELD, oneTab } from '../support/outbox/one-tab.ts';

const SETTINGS = { channel: 'relay', endpoint: 'https://relay.example.com' } as const;
const signal = new AbortController().signal;

channelContract('relay', (_bundle, world) => {
  const tab = oneTab(undefined, {
    post: (entry, given) =>
      post({ fetch: world.fetch, navigator: { onLine: world.online() } as Navigator }, entry, given),
  });
  return relayChannel(SETTINGS, tab.box, undefined, () => tab.time);
});

test('how long the ticket was there counts on where the view is made anew', async () => {
  const tab = oneTab();
  tab.says = HELD;
  let time = 10_000;
  for (const [later, seconds] of [
    [2_400, 2],
    [60_000, 62],
  ] as const) {
    time += later;
    await relayChannel(SETTINGS, tab.box, undefined, () => time, 10_000).deliver(aDraft(), signal);
    assert.equal(tab.posted.at(-1)?.submission.seconds, seconds);
  }
  // The clock was set back meanwhile.
  time = 0;
  await relayChannel(SETTINGS, tab.box, undefined, () => time, 10_000).deliver(aDraft(), signal);
  assert.equal(tab.posted.at(-1)?.submission.seconds, 0);
});

test('what goes besides stays within what the relay takes', async () => {
  const tab = oneTab();
  tab.says = HELD;
  const long = 'x'.repeat(KEPT_KEY_LIMIT + 1);
  const kept = [long, ...Array.from({ length: KEPT_LIMIT + 5 }, (_, at) => `code ${at}`)];
  await relayChannel(SETTINGS, tab.box, undefined, () => 0).deliver(aDraft(), signal, undefined, {
    kept,
    entries: { [TRAP]: long },
  });
  const submission = tab.posted[0]?.submission;
  assert.deepEqual(submission?.kept, kept.slice(-KEPT_LIMIT));
  assert.equal(submission?.trap, long.slice(1));
});

test('what is taken back is answered at once, as what may have arrived', async () => {
  const tab = oneTab();
  const giveUp = new AbortController();
  tab.says = () => new Promise(() => {});
  const delivery = relayChannel(SETTINGS, tab.box, undefined, () => 0).deliver(aDraft(), giveUp.signal);
  giveUp.abort();
  assert.deepEqual(await delivery, { state: 'unknown' });
});
