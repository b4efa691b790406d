import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DeskQuery, Store } from '../../../../relay/store/store.ts';
import { accepted, aTicket, deliverAll } from '../../../support/relay/new-tickets.ts';
import type { MakeDatabase } from '../contract.ts';

async function listed(store: Store, query: Partial<DeskQuery> = {}): Promise<string[]> {
  return (await store.list({ state: 'all', limit: 99, ...query })).map(({ reference }) => reference);
}

export function deskContract(make: MakeDatabase): void {
  describe('the local desk', () => {
    test('lists what was delivered to it, newest first, additions aside, page by page', async (t) => {
      const store = await (await make(t)).open();
      const references: string[] = [];
      for (const acceptedAt of [1_000, 2_000, 2_000, 3_000, 4_000]) {
        const ticket = aTicket({ acceptedAt });
        references.unshift(await accepted(store, ticket));
        await accepted(store, aTicket({ additionTo: ticket.submissionId, acceptedAt: 9_000 }));
      }
      assert.deepEqual(await listed(store), [], 'nothing is on the desk yet');
      await deliverAll(store, 9_000);
      await accepted(store, aTicket());
      await deliverAll(store, 9_000, 'zendesk');
      assert.deepEqual(await listed(store), references);
      const pages: string[][] = [];
      for (let after: string | undefined; ;) {
        const page = await listed(store, { limit: 2, ...(after && { after }) });
        if (!page.length) break;
        pages.push(page);
        after = page.at(-1);
      }
      assert.deepEqual(pages, [references.slice(0, 2), references.slice(2, 4), references.slice(4)]);
      assert.deepEqual(await listed(store, { after: 'HW-0000-0000' }), []);
    });

    test('finds words anywhere in a ticket and its additions, in any case and script, and takes signs as they are', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket({
        words: {
          requester: { name: 'Łukasz Straße', email: 'Lukasz@Example.com', phone: '+48 22 100%' },
          fields: { 'sign-in-name': 'under_score', 'account-id': 'A*[b]?' },
          message: "It's ΟΔΟΣ, ТЕСТ, \\ and 日本語\nand café",
        },
      });
      const reference = await accepted(store, first);
      await accepted(store, aTicket({ additionTo: first.submissionId, words: { message: 'LATER words' } }));
      await accepted(store, aTicket({ words: { requester: { phone: '+1' }, fields: {}, message: 'Something else' } }));
      await deliverAll(store, 2_000);
      const found = ['łukasz', 'STRASSE', 'lukasz@EXAMPLE.COM', '100%', 'under_score', '*[b]?', 'οδος', 'тест', "it's"];
      found.push('\\', '日本', 'cafe\u0301', 'later', reference.slice(3).toLowerCase(), reference);
      for (const search of found) assert.deepEqual(await listed(store, { search }), [reference], search);
      for (const search of ['under.score', 'under%score', 'ł_kasz', '100%%', "' OR ''='", '\0', 'tomorrow']) {
        assert.deepEqual(await listed(store, { search }), [], search);
      }
      assert.equal((await listed(store, { search: '' })).length, 2);
      assert.equal((await listed(store, { search: ' \n ' })).length, 2);
    });

    test('finds what has every word, wherever each stands: ticket, additions, notes, reference', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket({ reference: 'HW-XSX8-220M', words: { message: 'My Appointment is TODAY' } });
      await accepted(store, first);
      await accepted(store, aTicket({ additionTo: first.submissionId, words: { message: 'no, tomorrow' } }));
      await accepted(store, aTicket({ words: { message: 'My appointment was yesterday' } }));
      await deliverAll(store, 2_000);
      await store.addNote(first.reference, { agent: 'Zoë', text: 'Looked at the GATEWAY', at: 3_000 });
      for (const search of [
        'appointment today',
        ' today\tappointment ',
        'tomorrow appointment gateway',
        'gateWAY',
        '220m today',
        'sx82 tomorrow',
        'hw xsx8 220m',
      ]) {
        assert.deepEqual(await listed(store, { search }), [first.reference], search);
        assert.deepEqual(await store.tally({ search }), { open: 1, done: 0 }, search);
      }
      for (const search of ['today yesterday', 'gateway yesterday', 'appointment zoë', '220m yesterday']) {
        assert.deepEqual(await listed(store, { search }), [], search);
      }
      assert.equal((await listed(store, { search: 'my appointment' })).length, 2);
      await store.mark(first.reference, { done: true, agent: 'Zoë', at: 4_000 });
      assert.deepEqual(await store.tally({ search: 'appointment' }), { open: 1, done: 1 });
    });

    test('finds a ticket by its whole reference, in whatever state and of whatever brand', async (t) => {
      const store = await (await make(t)).open();
      const wanted = await accepted(store, aTicket({ brand: 'a', reference: 'HW-X0X1-220M' }));
      await accepted(store, aTicket({ brand: 'b' }));
      const elsewhere = aTicket({ reference: 'HW-ZZZZ-ZZZZ' });
      await deliverAll(store, 2_000);
      await accepted(store, elsewhere);
      await deliverAll(store, 2_000, 'zendesk');
      await store.mark(wanted, { done: true, agent: 'Kim', at: 5_000 });
      for (const search of [
        'HW-X0X1-220M',
        'hw-x0x1-220m',
        'x0x1220m',
        'HWX0X1220M',
        'hw x0x1 220m',
        'X0X1–220M',
        'xoxl220m',
        'Reference: HW-X0X1-220M.',
      ]) {
        assert.deepEqual(await listed(store, { search, state: 'open', brand: 'b' }), [wanted], search);
        assert.deepEqual(await store.tally({ search, brand: 'b' }), { open: 0, done: 1 }, search);
      }
      for (const search of ['X0X1-220', 'NHW-X0X1-220MX', 'HW-ZZZZ-ZZZZ', 'X0X1-220M please']) {
        assert.deepEqual(await listed(store, { search, state: 'open', brand: 'b' }), [], search);
      }
      assert.deepEqual(await listed(store, { search: wanted, after: wanted }), [], 'no second time, on the next page');
    });

    test('counts what is open and done, by brand', async (t) => {
      const store = await (await make(t)).open();
      assert.deepEqual(await store.tally({}), { open: 0, done: 0 });
      const done = await accepted(store, aTicket({ brand: 'a' }));
      const open = aTicket({ brand: 'a' });
      await accepted(store, open);
      await accepted(store, aTicket({ brand: 'a', additionTo: open.submissionId }));
      await accepted(store, aTicket({ brand: 'b' }));
      await deliverAll(store, 2_000);
      await accepted(store, aTicket({ brand: 'a' }));
      await store.mark(done, { done: true, agent: 'Kim', at: 5_000 });
      assert.deepEqual(await store.tally({}), { open: 2, done: 1 });
      assert.deepEqual(await store.tally({ brand: 'a' }), { open: 1, done: 1 });
      assert.deepEqual(await store.tally({ brand: 'c' }), { open: 0, done: 0 });
    });

    test('lists what the newest addition says, and the flags of all, as long as their words are held', async (t) => {
      const store = await (await make(t)).open();
      const first = aTicket({ flags: ['trap'] });
      const reference = await accepted(store, first);
      const plain = await accepted(store, aTicket());
      for (const [acceptedAt, message, flags] of [
        [7_000, 'later', ['too-fast', 'trap']],
        [8_000, 'latest', []],
        [6_000, 'early', ['repeated-address', 'too-fast']],
      ] as const) {
        await accepted(store, aTicket({ additionTo: first.submissionId, acceptedAt, flags, words: { message } }));
      }
      await deliverAll(store, 9_000);
      const listed = async (): Promise<unknown> =>
        Object.fromEntries(
          (await store.list({ state: 'all', limit: 9 })).map(({ reference: id, latest, flags }) => [
            id,
            [latest?.message, ...flags],
          ]),
        );
      assert.deepEqual(await listed(), {
        [reference]: ['latest', 'trap', 'repeated-address', 'too-fast'],
        [plain]: [undefined],
      });
      await store.eraseAddress(first.addressHashes, [], []);
      assert.deepEqual(await listed(), { [reference]: [undefined, 'trap'], [plain]: [undefined] });
    });

    test('marks tickets done and open, and lists each kind, by brand', async (t) => {
      const store = await (await make(t)).open();
      const [a, b] = [await accepted(store, aTicket({ brand: 'a' })), await accepted(store, aTicket({ brand: 'b' }))];
      assert.equal(await store.mark(a, { done: true, agent: 'Kim', at: 5_000 }), false, 'not on the desk yet');
      await deliverAll(store, 2_000);
      assert.equal(await store.mark(a, { done: true, agent: 'Kim', at: 5_000 }), true);
      assert.deepEqual((await store.read(a))[0]?.done, { agent: 'Kim', at: 5_000 });
      assert.deepEqual(await listed(store, { state: 'done' }), [a]);
      assert.deepEqual(await listed(store, { state: 'open' }), [b]);
      assert.deepEqual(await listed(store, { brand: 'a' }), [a]);
      assert.deepEqual(await listed(store, { brand: 'a', state: 'open' }), []);
      assert.equal(await store.mark(a, { done: false, agent: 'Kim', at: 6_000 }), true);
      assert.equal((await store.read(a))[0]?.done, undefined);
      assert.equal(await store.mark('HW-0000-0000', { done: true, agent: 'Kim', at: 1 }), false);
    });

    for (const [way, deliveredTo] of [
      ['when it was kept', 'local'],
      ['later', undefined],
    ] as const) {
      test(`has a ticket of another desk as soon as an addition came here, ${way}`, async (t) => {
        const store = await (await make(t)).open();
        const first = aTicket({ acceptedAt: 1_000, words: { message: 'Before the move' }, addressHashes: ['a'] });
        const reference = await accepted(store, first);
        await accepted(store, aTicket({ acceptedAt: 1_500, additionTo: first.submissionId }));
        const elsewhere = await accepted(store, aTicket({ acceptedAt: 1_000, addressHashes: ['a'] }));
        await deliverAll(store, 2_000, 'zendesk:x');
        const note = { agent: 'Kim', text: 'Called', at: 6_000 };
        assert.deepEqual(await listed(store), []);
        assert.equal(await store.addNote(reference, note), false, 'not on the desk yet');
        await accepted(
          store,
          aTicket({
            acceptedAt: 5_000,
            additionTo: first.submissionId,
            words: { message: 'After the move' },
            addressHashes: ['b'],
            ...(deliveredTo && { deliveredTo }),
          }),
        );
        await deliverAll(store, 5_000);
        assert.deepEqual(
          (await store.read(reference)).map(({ desk }) => desk),
          ['zendesk:x', 'zendesk:x', 'local'],
        );
        for (const search of ['before', 'after', reference])
          assert.deepEqual(await listed(store, { search }), [reference]);
        assert.deepEqual(await listed(store, { state: 'open' }), [reference]);
        assert.equal((await store.list({ state: 'open', limit: 9 }))[0]?.latest?.message, 'After the move');
        assert.deepEqual(await store.tally({}), { open: 1, done: 0 });
        for (const hash of ['a', 'b']) {
          const asked = { addressHashes: [hash], since: 0, until: 9_000, except: '' };
          assert.deepEqual(await store.sameAddress(asked), [reference], hash);
        }
        assert.equal(await store.addNote(reference, note), true);
        assert.equal(await store.mark(reference, { done: true, agent: 'Kim', at: 7_000 }), true);
        const [held] = await store.read(reference);
        assert.deepEqual([held?.notes, held?.done], [[note], { agent: 'Kim', at: 7_000 }]);
        assert.deepEqual(await store.tally({}), { open: 0, done: 1 });
        assert.equal(await store.mark(elsewhere, { done: true, agent: 'Kim', at: 7_000 }), false);
      });
    }

    test('keeps notes in their order', async (t) => {
      const store = await (await make(t)).open();
      const reference = await accepted(store, aTicket());
      await deliverAll(store, 2_000);
      const notes = ['Called back', "Robert'); DROP TABLE tickets;--", '😀\n"\\'].map((text, index) => ({
        agent: 'Zoë',
        text,
        at: 5_000 - index,
      }));
      for (const note of notes) assert.equal(await store.addNote(reference, note), true);
      assert.deepEqual((await store.read(reference))[0]?.notes, notes);
      assert.equal(await store.addNote('HW-0000-0000', { agent: 'Zoë', text: 'x', at: 1 }), false);
      const odd = { agent: 'Zoë', text: '\0 \ud83d', at: 1 };
      assert.equal(await store.addNote(reference, odd), true);
      assert.equal((await store.read(reference))[0]?.notes.at(-1)?.text, '\ufffd \ufffd');
    });

    test('tells other tickets at this desk from one of the addresses at about a time, newest first', async (t) => {
      const store = await (await make(t)).open();
      const from = (acceptedAt: number, ...addressHashes: string[]) =>
        accepted(store, aTicket({ acceptedAt, addressHashes }));
      await from(1_000, 'a');
      const two = await from(2_000, 'a', 'b');
      const three = await from(3_000, 'b');
      const four = await from(4_000, 'a', 'b', 'a');
      await from(5_000, 'c');
      const near = (addressHashes: string[], since: number, until: number, except = '') =>
        store.sameAddress({ addressHashes, since, until, except });
      assert.deepEqual(await near(['a', 'b'], 0, 9_000), [], 'nothing is on the desk yet');
      await deliverAll(store, 9_000);
      await from(2_500, 'a');
      await deliverAll(store, 9_000, 'zendesk');
      assert.deepEqual(await near(['a', 'b'], 2_000, 9_000, four), [three, two]);
      assert.deepEqual(await near(['a', 'b'], 2_000, 3_000), [three, two]);
      assert.deepEqual(await near(['b'], 2_001, 4_000), [four, three]);
      assert.deepEqual(await near([], 0, 9_000), []);
    });
  });
}
