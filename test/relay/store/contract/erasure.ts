import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NewTicket } from '../../../../relay/store/store.ts';
import type { Draft } from '../../../../src/ticket/draft.ts';
import { accepted, aTicket, deliverAll, hasWords } from '../../../support/relay/new-tickets.ts';
import type { MakeDatabase } from '../contract.ts';

export function erasureContract(make: MakeDatabase): void {
  describe('erasing an address', () => {
    test('finds it by hash or text, whatever the case, anywhere in a ticket, its notes or additions', async (t) => {
      const store = await (await make(t)).open();
      const words = { requester: { phone: '+1' }, fields: {}, message: 'Nothing' };
      const byHash = aTicket({ words, addressHashes: ['x', 'gone'] });
      const inEmail = aTicket({ words: { ...words, requester: { email: 'ADA@Example.com' } } });
      const inMessage = aTicket({ words: { ...words, message: 'Write to "ada@EXAMPLE.com"!' } });
      const inField = aTicket({ words: { ...words, fields: { 'affected-user-email': 'aDa@example.com' } } });
      const inNote = aTicket({ words, addressHashes: [] });
      const inAddition = aTicket({ words, addressHashes: [] });
      const addition = aTicket({
        additionTo: inAddition.submissionId,
        words: { ...words, message: 'ada@example.com' },
      });
      const gone = [byHash, inEmail, inMessage, inField, inNote, inAddition];
      const other = aTicket({ words: { ...words, message: 'ada@example.org' }, addressHashes: ['y'] });
      for (const ticket of [...gone, addition, other]) await accepted(store, ticket);
      await deliverAll(store, 2_000);
      await store.addNote(inNote.reference, { agent: 'Kim', text: 'Is ADA@example.COM too', at: 1 });
      assert.equal(await store.eraseAddress(['gone'], ['Ada@Example.Com', '']), 7);
      for (const ticket of gone) {
        assert.equal(await hasWords(store, ticket), false);
        assert.deepEqual(await store.accept(ticket), { state: 'same', reference: ticket.reference });
      }
      assert.equal(await hasWords(store, other), true);
      assert.equal(await store.eraseAddress(['gone'], ['ada@example.com']), 0);
      assert.equal(await store.eraseAddress([], []), 0);
    });

    test('leaves those of others, and names those in doubt, which go only when they are named', async (t) => {
      const store = await (await make(t)).open();
      const fields = { 'new-mobile': '+61 400 000 001' };
      const words = (message: string, more: Partial<Draft> = {}): NewTicket =>
        aTicket({ words: { requester: { email: 'eve@x.example' }, fields: {}, message, ...more }, addressHashes: [] });
      const [mail, number] = ['anna@x.example', '+61400000001'];
      const gone = [words('Write to Anna@X.Example.'), words('', { fields }), words('Ring +61-400-000-001')];
      const perhaps = [words('anna@x.example.My account'), words('Ring 0400 000 001'), words('Twice')];
      const others = [words('joanna@x.example'), words('+61 400 000 0012'), words('None')];
      for (const ticket of [...gone, ...perhaps, ...others]) await accepted(store, ticket);
      await deliverAll(store, 2_000);
      // Sure and in doubt in one conversation: sure.
      const addition = aTicket({ ...words(number), additionTo: gone[0]?.submissionId ?? '' });
      await accepted(store, addition);
      const [first, second, third] = perhaps.map(({ reference }) => reference) as [string, string, string];
      await store.addNote(third, { agent: 'Kim', text: 'See jo-anna@x.example', at: 3_000 });
      await store.addNote(gone[1]?.reference ?? '', { agent: 'Kim', text: 'Now 0400 000 001', at: 3_000 });
      assert.deepEqual(await store.inDoubt([mail, number]), [first, second, third]);
      assert.equal(await store.eraseAddress([], [mail, number]), 4);
      assert.deepEqual(await store.inDoubt([mail, number]), [first, second, third]);
      for (const ticket of [...gone, addition]) assert.ok(!(await hasWords(store, ticket)), ticket.draft.message);
      for (const ticket of [...perhaps, ...others]) assert.ok(await hasWords(store, ticket), ticket.draft.message);
      assert.equal(await store.eraseAddress([], [mail], [second, third]), 2);
      assert.deepEqual(await store.inDoubt([mail, number]), [first]);
      for (const ticket of others) assert.ok(await hasWords(store, ticket), ticket.draft.message);
    });

    test('finds it among more tickets than are read at once', async (t) => {
      const store = await (await make(t)).open();
      for (let from = 0; from < 600; from += 50) {
        await Promise.all(Array.from({ length: 50 }, () => accepted(store, aTicket())));
      }
      await accepted(store, aTicket({ words: { message: 'last@x.example' } }));
      assert.equal(await store.eraseAddress([], ['last@x.example']), 1);
    });

    test('takes what was queued or leased out of the queue, and what counted it', async (t) => {
      const store = await (await make(t)).open();
      await accepted(store, aTicket({ addressHashes: ['gone'] }));
      const [lease] = await store.lease({ now: 1_000, until: 9_000, limit: 9 });
      await accepted(store, aTicket({ addressHashes: ['gone'] }));
      const bucket = { key: 'address:gone', limit: 1, window: 1e9 };
      const kept = { ...bucket, key: 'address:kept' };
      for (const one of [bucket, kept]) await store.take(one, 1_000);
      assert.equal(await store.eraseAddress(['gone'], []), 2);
      assert.equal(await store.nextDue(), undefined);
      assert.ok(lease);
      assert.equal(await store.save(lease, { x: 1 }), false);
      assert.deepEqual(await store.dead(), []);
      assert.equal((await store.take(bucket, 1_000)).taken, true);
      assert.equal((await store.take(kept, 1_000)).taken, false);
    });

    test('leaves none of 20 canaries on the disk, of tickets, notes and queue', async (t) => {
      const database = await make(t);
      const store = await database.open();
      // The command that erases is another process than the relay.
      const relay = await database.open();
      const canaries = Array.from(
        { length: 20 },
        (_, index) => `canary${index}-${Math.random().toString(36).slice(2)}`,
      );
      const [hash = '', ...rest] = canaries;
      const [
        name,
        sender,
        phone,
        sign,
        account,
        mobile,
        profile,
        affected,
        message = '',
        note,
        progress = '',
        ...more
      ] = rest;
      const words = {
        requester: { name, email: `${sender}@example.com`, phone },
        fields: {
          'sign-in-name': sign,
          'account-id': account,
          'new-mobile': mobile,
          'profile-email': profile,
          'affected-user-email': affected,
        },
        // Long enough for pages of its own, and for what PostgreSQL keeps beside the table.
        message:
          `${message} ${Array.from({ length: 700 }, () => Math.random().toString(36).slice(2, 8)).join(' ')}`.slice(
            0,
            4_900,
          ),
      } as NonNullable<Parameters<typeof aTicket>[0]>['words'] & object;
      const ballast = async (): Promise<void> => {
        for (let index = 0; index < 20; index += 1) await accepted(store, aTicket({ acceptedAt: 1e12 }));
      };
      await ballast();
      const delivered = aTicket({ words, addressHashes: [hash] });
      const reference = await accepted(store, delivered);
      await deliverAll(store, 2_000);
      await store.addNote(reference, { agent: 'Kim', text: `Called ${note}`, at: 3_000 });
      for (const text of more) {
        await accepted(
          store,
          aTicket({ words: { ...words, message: text }, addressHashes: [hash], acceptedAt: 5_000 }),
        );
      }
      const [lease] = await store.lease({ now: 5_000, until: 9_000, limit: 1 });
      assert.ok(lease);
      await store.save(lease, { name: progress });
      await store.take({ key: `address:${hash}`, limit: 3, window: 1_000 }, 5_000);
      await ballast();
      assert.equal((await relay.read(reference)).length, 1);
      assert.equal(await database.traces(canaries), 20, 'each of them is there before');
      assert.equal(await store.eraseAddress([hash], [`${sender}@EXAMPLE.com`]), 1 + more.length);
      assert.equal(await database.traces(canaries), 0);
      await accepted(relay, aTicket({ acceptedAt: 1e12 }));
      assert.equal((await store.counts()).tickets.find(({ state }) => state === 'queued')?.count, 41);
    });
  });
}
