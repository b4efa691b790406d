import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, describe, test } from 'node:test';
import { SESSION_HOLDS } from '../../../relay/desk/local/session.ts';
import { DESK_TOKEN, openDesk } from '../../support/relay/desk.ts';
import { agentAt, visitor } from '../../support/relay/desk-visitor.ts';

const desk = await openDesk();
after(() => desk[Symbol.asyncDispose]());
const reference = await desk.receive();

/** Lets the tries of tests before this one be forgotten: they all come from one network. */
function letTimePass(): void {
  desk.clock.now += 20 * 60_000;
}

describe('every page of the desk', () => {
  test('says what it may load, and that nobody keeps it', async () => {
    const agent = await agentAt(desk.origin);
    const pages = [
      '/desk',
      `/desk/${reference}`,
      '/desk/HW-NONE-0000',
      '/desk/assets/desk.css',
      '/desk/assets/none',
      '/desk/a/b',
    ];
    for (const path of [...pages, '/desk/sign-in']) {
      const { headers } = await agent.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const rule of [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ]) {
        assert.ok(policy.includes(rule), `${path}: ${rule}`);
      }
      assert.doesNotMatch(policy, /unsafe/);
      assert.equal(headers.get('cache-control'), 'no-store', path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('referrer-policy'), 'same-origin', path);
    }
  });

  test('has neither scripts nor styles of its own', async () => {
    const agent = await agentAt(desk.origin);
    for (const path of ['/desk', `/desk/${reference}`, '/desk/sign-in']) {
      const { html } = await agent.get(path);
      assert.doesNotMatch(html, /\sstyle=|\son\w+=|<style|javascript:/i, path);
      assert.equal(html.match(/<script/g)?.length, 1, path);
      assert.match(html, /^<!doctype html>\s*<html lang="en">/);
    }
  });
});

describe('whoever is not signed in', () => {
  test('is led to the form, and to the page they wanted after it', async () => {
    letTimePass();
    const someone = visitor(desk.origin);
    for (const path of ['/desk', '/desk?state=all', `/desk/${reference}`, '/desk/anything/else']) {
      const { status, headers, html } = await someone.get(path);
      assert.equal(status, 303);
      assert.match(headers.get('location') ?? '', /^\/desk\/sign-in(\?next=%2Fdesk%2FHW-TEST-0001)?$/);
      assert.equal(html, '');
    }
    const { html } = await someone.get(`/desk/sign-in?next=%2Fdesk%2F${reference}`);
    assert.match(html, new RegExp(`name="next" value="/desk/${reference}"`));
    const answer = await someone.send('/desk/sign-in', {
      agent: 'Robin',
      'desk-token': DESK_TOKEN,
      next: `/desk/${reference}`,
    });
    assert.equal(answer.headers.get('location'), `/desk/${reference}`);
  });

  test('is led nowhere else by what the address says', async () => {
    const someone = visitor(desk.origin);
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/desk/../x',
      '/desk/HW-TEST-0001"><b>',
      '/\\evil.example',
    ]) {
      const { html } = await someone.get(`/desk/sign-in?next=${encodeURIComponent(next)}`);
      assert.match(html, /name="next" value="\/desk"/, next);
    }
  });

  test('changes nothing', async () => {
    const someone = visitor(desk.origin);
    await someone.get('/desk/sign-in');
    for (const path of [`/desk/${reference}`, '/desk/search', '/desk/sign-out']) {
      const { status, text } = await someone.send(path, { do: 'done', seen: 'open', note: 'What I wrote' });
      assert.equal(status, 403);
      assert.match(text, /open for too long/);
      assert.match(text, /What I wrote/);
    }
    const [ticket] = await desk.store.read(reference);
    assert.deepEqual([ticket?.done, ticket?.notes], [undefined, []]);
  });

  test('comes from another site once more by themselves, since the first time brings no cookie', async () => {
    const { status, headers } = await visitor(desk.origin).get(`/desk/${reference}`, {
      'sec-fetch-site': 'cross-site',
    });
    assert.equal(status, 200);
    assert.equal(headers.get('refresh'), `0; url=/desk/${reference}`);
  });
});

describe('signing in', () => {
  test('takes the token and a name, and nothing less', async () => {
    letTimePass();
    const someone = visitor(desk.origin);
    for (const wrong of ['', 'wrong', `${DESK_TOKEN} `, DESK_TOKEN.slice(1), 'ÿ'.repeat(DESK_TOKEN.length)]) {
      const { status, text } = await someone.signIn('Robin', wrong);
      assert.equal(status, 403);
      assert.match(text, /This is not the desk token/);
      assert.equal(someone.cookies.has('help-desk'), false);
    }
    for (const nameless of ['', ' ', '\u200B\u202E']) {
      const { status, text } = await someone.signIn(nameless);
      assert.equal(status, 422);
      assert.match(text, /Enter your name/);
    }
    assert.equal((await someone.signIn()).status, 303);
    assert.match((await someone.get('/desk')).text, /Robin Example/);
  });

  test('keeps the session in a cookie that no script and no other site has', async () => {
    letTimePass();
    const someone = visitor(desk.origin);
    const { headers } = await someone.signIn();
    const set = headers.getSetCookie().find((cookie) => cookie.startsWith('help-desk='));
    assert.match(set ?? '', /; Max-Age=43200; Path=\/desk; HttpOnly; SameSite=Strict$/);
  });

  test('asks for an encrypted connection wherever it is not this machine', async () => {
    const set = await new Promise<readonly string[]>((resolve, reject) => {
      const headers = { host: 'desk.example.com' };
      request(`${desk.origin}/desk/sign-in`, { headers }, (response) => {
        response.resume();
        resolve(response.headers['set-cookie'] ?? []);
      })
        .on('error', reject)
        .end();
    });
    assert.equal(set.length, 1);
    assert.match(set[0] ?? '', /^__Secure-help-desk-form=.*; Secure/);
  });

  test('with the token counts for nothing, however often', async () => {
    letTimePass();
    const someone = visitor(desk.origin);
    for (let tried = 0; tried < 19; tried += 1) assert.equal((await someone.signIn('Robin', 'wrong')).status, 403);
    for (let times = 0; times < 3; times += 1) assert.equal((await visitor(desk.origin).signIn()).status, 303);
    assert.equal((await someone.signIn('Robin', 'wrong')).status, 403);
    assert.equal((await someone.signIn('Robin', 'wrong')).status, 429);
  });

  test('is refused after too many tries, also with the token, until time has passed', async () => {
    letTimePass();
    const someone = visitor(desk.origin);
    for (let tried = 0; tried < 20; tried += 1) assert.equal((await someone.signIn('Robin', 'wrong')).status, 403);
    const { status, headers, text } = await someone.signIn();
    assert.equal(status, 429);
    assert.match(text, /Too many tries/);
    const seconds = Number(headers.get('retry-after'));
    assert.ok(seconds > 0 && seconds <= 15 * 60, `${seconds}`);
    desk.clock.now += seconds * 1000;
    assert.equal((await someone.signIn()).status, 303);
  });
});

describe('a session', () => {
  test('runs out after twelve hours', async () => {
    letTimePass();
    const agent = await agentAt(desk.origin);
    desk.clock.now += SESSION_HOLDS - 1;
    assert.equal((await agent.get('/desk')).status, 200);
    desk.clock.now += 1;
    assert.equal((await agent.get('/desk')).status, 303);
  });

  test('is over when its agent signs out, also for whoever kept the cookie', async () => {
    letTimePass();
    const agent = await agentAt(desk.origin);
    const kept = new Map(agent.cookies);
    assert.equal((await agent.send('/desk/sign-out', {})).status, 303);
    assert.equal(agent.cookies.has('help-desk'), false);
    const thief = visitor(desk.origin);
    for (const [name, value] of kept) thief.cookies.set(name, value);
    assert.equal((await thief.get('/desk')).status, 303);
  });

  test('cannot be made up', async () => {
    letTimePass();
    const agent = await agentAt(desk.origin);
    const cookie = agent.cookies.get('help-desk') ?? '';
    const [payload = '', signature = ''] = cookie.split('.');
    const session = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const other = Buffer.from(JSON.stringify({ ...session, agent: 'Mallory' })).toString('base64url');
    const form = visitor(desk.origin);
    await form.get('/desk/sign-in');
    for (const forged of [
      `${other}.${signature}`,
      payload,
      `${payload}.`,
      '.',
      signature,
      form.cookies.get('help-desk-form') ?? '',
    ]) {
      agent.cookies.set('help-desk', forged);
      assert.equal((await agent.get('/desk')).status, 303, forged);
    }
    agent.cookies.set('help-desk', cookie);
    assert.equal((await agent.get('/desk')).status, 200);
  });
});

describe('a form', () => {
  const own = { 'sec-fetch-site': 'same-origin' };
  const refused: readonly (readonly [what: string, fields: Record<string, string>, headers: Record<string, string>])[] =
    [
      ['without its token', { token: '' }, own],
      ['with a token that is made up', { token: 'a'.repeat(43) }, own],
      ['from another site', {}, { 'sec-fetch-site': 'cross-site' }],
      ['from another host of the same site', {}, { 'sec-fetch-site': 'same-site' }],
      ['from another origin, where the browser says no more', {}, { origin: 'https://evil.example' }],
      ['from nowhere', {}, {}],
      ['from a hidden origin', {}, { origin: 'null' }],
      ['that is no form', {}, { ...own, 'content-type': 'text/plain' }],
      ['that is too large', { note: 'x'.repeat(70_000) }, own],
    ];
  for (const [what, fields, headers] of refused) {
    test(`${what} changes nothing`, async () => {
      letTimePass();
      const agent = await agentAt(desk.origin);
      const { status } = await agent.send(
        `/desk/${reference}`,
        { do: 'done', seen: 'open', note: 'forged', ...fields },
        headers,
      );
      assert.ok(status === 403 || status === 413, `${status}`);
      const [ticket] = await desk.store.read(reference);
      assert.deepEqual([ticket?.done, ticket?.notes], [undefined, []]);
    });
  }

  test('of another session changes nothing', async () => {
    letTimePass();
    const [one, two] = [await agentAt(desk.origin), await agentAt(desk.origin)];
    const token = /name="token" value="([^"]*)"/.exec((await one.get('/desk')).html)?.[1] ?? '';
    assert.ok(token);
    assert.equal((await two.send(`/desk/${reference}`, { do: 'done', seen: 'open', token })).status, 403);
  });

  test('from our own page is taken, also by a browser that names the origin alone', async () => {
    letTimePass();
    const agent = await agentAt(desk.origin);
    assert.equal(
      (await agent.send(`/desk/${reference}`, { do: 'note', note: 'mine' }, { origin: desk.origin })).status,
      303,
    );
    assert.equal((await desk.store.read(reference))[0]?.notes.length, 1);
  });
});
