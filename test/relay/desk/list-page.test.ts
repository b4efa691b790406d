import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openDesk } from '../../support/relay/desk.ts';
import { agentAt, referencesIn } from '../../support/relay/desk-visitor.ts';

const HOUR = 60 * 60_000;
const desk = await openDesk();
after(() => desk[Symbol.asyncDispose]());
const agent = await agentAt(desk.origin);

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
      { additionTo: first?.submissionId ?? '', flags: ['too-fast'] },
    );
    assert.match(await row(), /The password reset email does not arrive/);
    assert.match(await row(), /The newest words/);
    assert.match(await row(), /Sent very fast/);
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
