import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openDesk } from '../../support/relay/desk.ts';
import { agentAt } from '../../support/relay/desk-visitor.ts';

const desk = await openDesk();
after(() => desk[Symbol.asyncDispose]());
const agent = await agentAt(desk.origin);

describe('working on a ticket', () => {
  test('marks it as done and open again, with the agent’s name and a note', async () => {
    const reference = await desk.receive();
    const path = `/desk/${reference}`;
    const done = await agent.send(path, {
      do: 'done',
      seen: 'open',
      note: ' Unlocked\u202E it.\r\n\r\n\r\nCalled back. ',
    });
    assert.deepEqual([done.status, done.headers.get('location')], [303, path]);
    let [ticket] = await desk.store.read(reference);
    assert.deepEqual(ticket?.done, { agent: 'Robin Example', at: desk.clock.now });
    assert.deepEqual(ticket?.notes, [
      { agent: 'Robin Example', text: 'Unlocked it.\n\nCalled back.', at: desk.clock.now },
    ]);
    assert.match((await agent.get(path)).text, /Done by Robin Example.*Unlocked it\./);
    await agent.send(path, { do: 'open', seen: 'done' });
    [ticket] = await desk.store.read(reference);
    assert.equal(ticket?.done, undefined);
    assert.equal(ticket?.notes.length, 1);
  });

  test('adds a note alone, and nothing where none was written', async () => {
    const reference = await desk.receive();
    await agent.send(`/desk/${reference}`, { do: 'note', note: 'Only this' });
    const empty = await agent.send(`/desk/${reference}`, { do: 'note', note: ' \n ' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /Write the note first\. Nothing was saved\./);
    assert.match(empty.html, /<textarea[^>]*aria-invalid="true" aria-describedby="note-fault" autofocus/);
    assert.doesNotMatch(empty.html, /ada@example\.org/);
    await agent.send(`/desk/${reference}`, { do: 'no-such-thing' });
    const [ticket] = await desk.store.read(reference);
    assert.deepEqual([ticket?.done, ticket?.notes.map(({ text }) => text)], [undefined, ['Only this']]);
  });

  test('hides no data that was shown where a note is missing', async () => {
    const reference = await desk.receive();
    const shown = await agent.send(`/desk/${reference}`, { do: 'reveal' });
    const [, name = '', value = ''] = /name="(revealed)" value="([^"]*)"/.exec(shown.html) ?? [];
    const empty = await agent.send(`/desk/${reference}`, { do: 'note', note: '', [name]: value });
    assert.match(empty.text, /Write the note first\..*/);
    assert.match(empty.html, /ada@example\.org/);
    assert.doesNotMatch((await agent.get(`/desk/${reference}`)).html, /name="revealed"/);
  });

  test('goes on showing what was shown when a note is saved, for that page alone', async () => {
    const [reference, other] = [await desk.receive(), await desk.receive()];
    const path = `/desk/${reference}`;
    const save = async (fields: Readonly<Record<string, string>>): Promise<void> => {
      const { status, headers } = await agent.send(path, { note: 'Called', ...fields });
      assert.deepEqual([status, headers.get('location')], [303, path]);
    };
    await save({ do: 'note', revealed: 'yes' });
    assert.doesNotMatch((await agent.get(`/desk/${other}`)).html, /ada@example\.org/);
    const after = await agent.get(path);
    assert.match(after.html, /ada@example\.org/);
    assert.match(after.html, /name="revealed" value="yes"/);
    assert.doesNotMatch((await agent.get(path)).html, /ada@example\.org/);
    for (const fields of [{ do: 'note' }, { do: 'done', seen: 'open', revealed: 'yes' }]) {
      await save(fields);
      assert.doesNotMatch((await agent.get(path)).html, /ada@example\.org/, fields.do);
    }
  });

  test('shows nothing by a cookie that was made up, or is of another ticket or session', async () => {
    const [reference, other] = [await desk.receive(), await desk.receive()];
    const path = `/desk/${reference}`;
    const name = 'help-desk-revealed';
    const save = { do: 'note', note: 'Called', revealed: 'yes' };
    const next = await agentAt(desk.origin, 'Sam');
    await next.send(path, save);
    const ofNext = next.cookies.get(name) ?? '';
    await agent.send(`/desk/${other}`, save);
    const ofOther = agent.cookies.get(name) ?? '';
    for (const cookie of [reference, ofNext, ofOther, ofOther.slice(1), 'ÿ'.repeat(ofOther.length), '']) {
      agent.cookies.set(name, encodeURIComponent(cookie));
      assert.doesNotMatch((await agent.get(path)).html, /ada@example\.org/, cookie);
    }
    agent.cookies.delete(name);
    assert.match((await next.get(path)).html, /ada@example\.org/);
  });

  test('leaves nothing shown to whoever signs in next', async () => {
    const path = `/desk/${await desk.receive()}`;
    const name = 'help-desk-revealed';
    const before = await agentAt(desk.origin);
    await before.send(path, { do: 'note', note: 'Called', revealed: 'yes' });
    const kept = before.cookies.get(name) ?? '';
    assert.ok(kept);
    await before.send('/desk/sign-out', {});
    assert.equal(before.cookies.has(name), false);
    before.cookies.set(name, kept);
    await before.signIn('Sam');
    assert.equal(before.cookies.has(name), false);
    before.cookies.set(name, kept);
    assert.doesNotMatch((await before.get(path)).html, /ada@example\.org/);
  });

  test('says when the words will be erased, as long as there are any', async () => {
    const reference = await desk.receive();
    const says = async (): Promise<string> => (await agent.get(`/desk/${reference}`)).text;
    assert.match(
      await says(),
      /Mark as done .*Once it is done, what the customer wrote and all notes are erased after 24 hours/,
    );
    await desk.store.mark(reference, { done: true, agent: 'Robin', at: desk.clock.now });
    assert.match(await says(), /erased 24 hours after it was done\. Open it again before then/);
  });

  test('undoes nothing that another agent has done meanwhile, and keeps the words', async () => {
    const reference = await desk.receive();
    await desk.store.mark(reference, { done: true, agent: 'Sam', at: desk.clock.now });
    const { status, text } = await agent.send(`/desk/${reference}`, { do: 'done', seen: 'open', note: 'My words' });
    assert.equal(status, 409);
    assert.match(text, /Someone was here before you.*My words/);
    const [ticket] = await desk.store.read(reference);
    assert.deepEqual([ticket?.done?.agent, ticket?.notes], ['Sam', []]);
  });
});
