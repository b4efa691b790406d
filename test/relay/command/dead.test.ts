import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deadLetters } from '../../../relay/command/dead.ts';
import type { StoredTicket } from '../../../relay/store/store.ts';
import { bundle } from '../../support/relay/door.ts';
import { shippedDraft, storedTicket } from '../../support/relay/tickets.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

function storeOf(...dead: readonly StoredTicket[]) {
  const retried: (readonly string[] | undefined)[] = [];
  return {
    retried,
    dead: () => Promise.resolve(dead),
    retryDead(now: number, ids?: readonly string[]) {
      assert.equal(now, NOW);
      retried.push(ids);
      return Promise.resolve(ids?.length ?? dead.length);
    },
  };
}

const letter = (reference: string, parts: Partial<StoredTicket> = {}): StoredTicket =>
  storedTicket(shippedDraft(bundle), { reference, state: 'dead', attempts: 40, problem: 'desk-timeout', ...parts });
const first = letter('HW-0000-0001');
const second = letter('HW-0000-0002', { attempts: 1, problem: 'desk-refused', problemStatus: 400 });

describe('dead letters', () => {
  test('are listed with why, and without what was typed', async () => {
    const { lines, failed } = await deadLetters(storeOf(first, second), 'list', [], NOW);
    assert.equal(failed, undefined);
    assert.deepEqual(lines, [
      `HW-0000-0001  ${first.submissionId}  example-sms  accepted 2026-11-23T09:30:00.000Z  40 tries  desk-timeout`,
      `HW-0000-0002  ${second.submissionId}  example-sms  accepted 2026-11-23T09:30:00.000Z  1 try  desk-refused (the desk answered 400)`,
    ]);
  });

  test('are queued again, all or those that are named either way', async () => {
    const store = storeOf(first, second);
    assert.deepEqual((await deadLetters(store, 'retry', [], NOW)).lines, ['2 tickets wait for the help desk again.']);
    assert.deepEqual((await deadLetters(store, 'retry', ['hw-0000-0002'], NOW)).lines, [
      '1 ticket waits for the help desk again.',
    ]);
    await deadLetters(store, 'retry', [first.submissionId], NOW);
    assert.deepEqual(store.retried, [
      [first.submissionId, second.submissionId],
      [second.submissionId],
      [first.submissionId],
    ]);
  });

  test('are written out whole, one a line', async () => {
    const { lines } = await deadLetters(storeOf(first, second), 'export', [], NOW);
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as StoredTicket),
      [first, second],
    );
  });

  test('are no lines at all where there are none, and a person is told so', async () => {
    const { lines, aside, failed } = await deadLetters(storeOf(), 'export', [], NOW);
    assert.deepEqual([lines, aside, failed], [[], ['There are no dead letters.'], undefined]);
  });

  test('that are not there are told, and nothing is done', async () => {
    const store = storeOf(first);
    const { lines, failed } = await deadLetters(store, 'retry', ['HW-0000-0001', 'HW-9999-9999'], NOW);
    assert.deepEqual([lines, failed], [['No dead letter is called HW-9999-9999.'], true]);
    assert.deepEqual(store.retried, []);
  });

  test('nothing is queued where there are none', async () => {
    const store = storeOf();
    const { lines } = await deadLetters(store, 'retry', [], NOW);
    assert.deepEqual(lines, ['0 tickets wait for the help desk again.']);
    assert.deepEqual(store.retried, []);
  });
});
