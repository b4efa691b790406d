import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { copy } from '../../src/channel/copy.ts';
import { describe as inWords, toPlainText } from '../../src/ticket/text.ts';
import { aBundle } from '../support/bundle.ts';
import { aDraft } from '../support/drafts.ts';
import { channelContract, keepingWorld } from './contract.ts';

const signal = new AbortController().signal;

channelContract(
  'copy',
  (bundle, world) => copy(bundle, world),
  (sent) => sent,
);

describe('copy', () => {
  test('takes a draft without email', () => {
    assert.equal(copy(aBundle(), keepingWorld()).takes(aDraft({ requester: { phone: '1' } })), true);
  });

  test('puts the whole ticket on the clipboard, as it was reviewed', async () => {
    const world = keepingWorld();
    const draft = aDraft();
    assert.deepEqual(await copy(aBundle(), world).deliver(draft, signal), { state: 'handed-over' });
    assert.deepEqual(world.sent, [toPlainText(inWords(aBundle(), draft))]);
  });

  test('a refused clipboard is told', async () => {
    const refusing = [
      () => Promise.reject(new DOMException('denied', 'NotAllowedError')),
      () => {
        throw new TypeError('navigator.clipboard is undefined');
      },
    ];
    for (const refuse of refusing) {
      assert.deepEqual(await copy(aBundle(), keepingWorld({ copy: refuse })).deliver(aDraft(), signal), {
        state: 'failed',
        reason: 'not-allowed',
      });
    }
  });

  test('a clipboard that waits for a permission can be given up', async () => {
    const giveUp = new AbortController();
    const world = keepingWorld({ copy: () => new Promise(() => {}) });
    const delivery = copy(aBundle(), world).deliver(aDraft(), giveUp.signal);
    giveUp.abort();
    assert.deepEqual(await delivery, { state: 'failed', reason: 'aborted' });
  });
});
