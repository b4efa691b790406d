import { Hono } from 'hono';
import { html } from 'hono/html';
import { defect } from '../../log.ts';
import { StoreUnavailable } from '../../store/store.ts';
import { ASSETS } from './assets.ts';
import { writeCookie } from './cookies.ts';
import type { DeskContext, DeskEnvironment, DeskParts, Seated } from './door.ts';
import { readForm, signedIn } from './door.ts';
import { deskHeaders } from './headers.ts';
import { noticeOf, show } from './show.ts';
import { safeNext } from './sign-in.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';

/**
 * The pages of the local desk, to be mounted at `/desk`. They are made on the server and work without script. A session that
 * was signed out of is known to this relay alone; at others it runs out by itself.
 */
export function deskPages(parts: DeskParts): Hono {
  const { config, now, log } = parts;
  const ended = new Map<string, number>();
  const seated = (c: DeskContext): Seated | undefined => {
    const session = signedIn(config, c, now());
    return session && !ended.has(session.id) ? session : undefined;
  };

  const app = new Hono<DeskEnvironment>();
  app.use(deskHeaders);
  app.onError((error, c) => {
    const unavailable = error instanceof StoreUnavailable;
    log(
      unavailable ? { event: 'store-unavailable', during: 'a page of the desk' } : defect('a page of the desk', error),
    );
    if (unavailable) c.header('Retry-After', '10');
    const written = c.get('written') ?? '';
    return noticeOf(c, unavailable ? 'unavailable' : 'defect', { back: safeNext(c.req.path), written });
  });
  app.get('/assets/:name', (c) => {
    const asset = ASSETS.get(c.req.param('name'));
    return asset ? c.body(asset.text, 200, { 'Content-Type': asset.type }) : noticeOf(c, 'missing');
  });
  signInRoutes(app, parts);

  app.use(async (c, next) => {
    const session = seated(c);
    if (session) {
      c.set('session', session);
      return next();
    }
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const { form, refused = 'stale' } = await readForm(config, c, undefined);
      return noticeOf(c, refused, { written: form?.get('note') ?? '' });
    }
    // A link on another site leads here without our cookie (SameSite=Strict); the same address from our own page has it.
    if (c.req.header('sec-fetch-site') === 'cross-site') {
      c.header('Refresh', `0; url=${c.req.path}`);
      return show(c, { title: 'One moment', main: html`<p><a href="${c.req.path}">Go on to the desk</a></p>` });
    }
    const there = safeNext(c.req.path);
    const query = there === '/desk' ? '' : `?${new URLSearchParams({ next: there }).toString()}`;
    return c.redirect(`/desk/sign-in${query}`, 303);
  });
  app.post('/sign-out', async (c) => {
    const session = c.get('session');
    const { refused } = await readForm(config, c, session);
    if (refused) return noticeOf(c, refused);
    for (const [id, expires] of ended) if (expires < now()) ended.delete(id);
    ended.set(session.id, session.expires);
    for (const name of ['help-desk', 'help-desk-revealed'] as const) writeCookie(c, name, '', 0);
    return c.redirect('/desk/sign-in', 303);
  });
  ticketRoutes(app, parts);
  app.all('*', (c) => noticeOf(c, 'missing'));
  return new Hono().route('/', app);
}
