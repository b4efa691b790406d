import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '../../src/outbox/entry.ts';
import { draftOf, entryOf } from '../../src/outbox/entry.ts';
import type { Outbox } from '../../src/outbox/outbox.ts';
import { outbox } from '../../src/outbox/outbox.ts';
import type { Store } from '../../src/outbox/store.ts';
import { lasting } from '../../src/outbox/store.ts';
import { aDraft } from '../support/drafts.ts';

const ENDPOINT = 'https://relay.example.com';
const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

const DAY = 86_400_000;
let time = 0;
const now = (): number => (time += 1);

/** An outbox whose relay can be out of reach, with what was posted to it and how often its storage was used. */
function setUp(): { box: Outbox; posted: Entry[]; reach: (relay: boolean) => void; uses: () => number } {
  const kept = new Map<string, Entry>();
  const posted: Entry[] = [];
  let reachable = false;
  let uses = 0;
  const own: Store = {
    all: async () => ((uses += 1), [...kept.values()]),
    async change(id, change) {
      uses += 1;
      const entry = change(kept.get(id));
      if (entry) kept.set(id, entry);
      else kept.delete(id);
      return entry;
    },
  };
  const box = outbox({
    store: lasting(own),
    now,
    random: () => 0,
    sleep: async () => {},
    async post(entry) {
      if (!reachable) return { state: 'lost' };
      posted.push(entry);
      return { state: 'held', reference: 'HW-7F3K-92QD' };
    },
    solve: async () => undefined,
    alone: (run) => run(),
    wake: () => {},
    note: () => {},
    arrived: () => {},
    handBack: () => {},
  });
  return { box, posted, reach: (relay) => (reachable = relay), uses: () => uses };
}

function write(box: Outbox, message: string): ReturnType<Outbox['send']> {
  const draft = aDraft({ submissionId: ID, message });
  return box.send(entryOf(ENDPOINT, draft, {}, now()), new AbortController().signal);
}

test('what adds to a ticket goes after it, also where the first words were sent once more', async () => {
  const { box, posted, reach } = setUp();
  for (const message of ['first', 'changed', 'first'])
    assert.equal((await write(box, message)).state, 'later', message);
  reach(true);
  await box.flush();
  assert.deepEqual(
    posted.map((entry) => [draftOf(entry).message, entry.first]),
    [
      ['first', undefined],
      ['changed', ID],
    ],
  );
});

test('what adds to a ticket that was handed back after 7 days does not go without it', async () => {
  const { box, posted, reach } = setUp();
  await write(box, 'first');
  time += 3 * DAY;
  await write(box, 'changed');
  time += 5 * DAY;
  reach(true);
  await box.flush();
  assert.deepEqual(posted, []);
  assert.equal((await write(box, 'first')).state, 'delivered');
  await box.flush();
  assert.deepEqual(
    posted.map((entry) => draftOf(entry).message),
    ['first', 'changed'],
  );
});

test('before anything was sent, taking a ticket out touches no storage', async () => {
  const { box, uses } = setUp();
  assert.equal(await box.recall(ID), false);
  assert.equal(uses(), 0);
});
