import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { addressHashes } from '../../../relay/abuse/addresses.ts';
import { eraseEverything } from '../../../relay/command/erase.ts';
import { openSqliteStore } from '../../../relay/store/sqlite.ts';
import type { Store } from '../../../relay/store/store.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import { SECRET } from '../../support/relay/door.ts';
import { accepted, aTicket } from '../../support/relay/new-tickets.ts';
import { dataFolder } from '../../support/relay/process.ts';

const SURE = '1 ticket was erased. Backups and the help desks that got a ticket hold it until it is erased there.';

async function aStore(): Promise<AsyncDisposable & { readonly store: Store }> {
  const folder = await dataFolder();
  const store = await openSqliteStore(join(folder.path, 'relay.sqlite'));
  return {
    store,
    async [Symbol.asyncDispose]() {
      await store.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Takes a ticket as the relay does, and gives its reference. */
function take(store: Store, words: Partial<Draft>): Promise<string> {
  const ticket = aTicket({ words: { requester: { email: 'eve@example.org' }, fields: {}, message: '', ...words } });
  return accepted(store, { ...ticket, addressHashes: addressHashes(SECRET, ticket.draft) });
}

describe('erasing everything of an address', () => {
  const cases: readonly (readonly [what: string, given: string, words: Partial<Draft>])[] = [
    ['a sender', 'ADA@example.com', { requester: { email: 'ada@example.com' } }],
    ['a number it was sent from', '+61 400 000 001', { requester: { phone: '+61400000001' } }],
    ['a number in another field', '+61400000001', { fields: { 'new-mobile': '+61 400 000 001' } }],
    ['a number in the text', '0400111222', { message: 'ring 0400-111-222' }],
    ['an address at the end of a sentence', 'ada@example.com', { message: 'Write to ada@example.com. Thanks' }],
  ];
  for (const [what, given, words] of cases) {
    test(`finds ${what}`, async () => {
      await using made = await aStore();
      await take(made.store, words);
      await take(made.store, { requester: { phone: '+61400000002' }, message: 'joanna@example.com, 0400-111-223' });
      assert.deepEqual((await eraseEverything(made.store, SECRET, given)).lines, [SURE]);
    });
  }

  test('tells what is in doubt, and erases it once it is named', async () => {
    await using made = await aStore();
    const { store } = made;
    await take(store, { message: 'ada@example.com' });
    const run = await take(store, { message: 'ada@example.com.My account' });
    const other = await take(store, { message: 'mail.ada@example.com' });
    const erase = (...named: string[]) => eraseEverything(store, SECRET, 'ada@example.com', named);
    const doubt = (...references: string[]): string[] => [
      `It may stand in ${references.length} more, as a part of something else or written otherwise: look at them.`,
      ...references.map((reference) => `  ${reference}`),
      'To erase those that are meant, run this again with their references behind the address.',
    ];
    assert.deepEqual((await erase()).lines, [SURE, ...doubt(run, other)]);
    assert.deepEqual(await erase(run, 'HW-0000-0000'), {
      lines: ['It does not perhaps stand in HW-0000-0000. Nothing was erased.'],
      failed: true,
    });
    assert.deepEqual((await erase(run.toLowerCase())).lines, [SURE, ...doubt(other)]);
    assert.deepEqual(await store.inDoubt(['ada@example.com']), [other]);
  });

  test('refuses what is no address', async () => {
    await using made = await aStore();
    await take(made.store, { message: 'a' });
    for (const given of ['a', '', 'ada@', '12']) {
      const { lines, failed } = await eraseEverything(made.store, SECRET, given);
      assert.deepEqual([lines, failed], [['Give one email address or one phone number. Nothing was erased.'], true]);
    }
  });
});
