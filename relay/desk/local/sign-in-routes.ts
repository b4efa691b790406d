import type { Hono } from 'hono';
import { networkList } from '../../abuse/network.ts';
import { plainLine } from '../../brief/plain.ts';
import { writeCookie } from './cookies.ts';
import type { DeskContext, DeskEnvironment, DeskParts } from './door.ts';
import { countTry, formSession, readForm } from './door.ts';
import { noticeOf, show } from './show.ts';
import { formToken, isDeskToken, seal, SESSION_HOLDS } from './session.ts';
import type { SignIn } from './sign-in.ts';
import { AGENT_LIMIT, safeNext, signInPage } from './sign-in.ts';

/** The way in. Everything here is for those who are not signed in yet. */
export function signInRoutes(app: Hono<DeskEnvironment>, parts: DeskParts): void {
  const { config, now, makeId } = parts;
  const proxies = networkList(config.trustedProxies);

  const ask = (
    c: DeskContext,
    filled: Omit<SignIn, 'token'>,
    status: 200 | 403 | 422 = 200,
  ): Response | Promise<Response> => {
    const token = formToken(config, formSession(parts, c));
    return show(
      c,
      { title: filled.fault ? 'Check this: sign in' : 'Sign in', main: signInPage({ token, ...filled }) },
      status,
    );
  };

  app.get('/sign-in', (c) => ask(c, { next: safeNext(c.req.query('next') ?? null) }));

  app.post('/sign-in', async (c) => {
    const { form, refused } = await readForm(config, c, formSession(parts, c));
    if (refused) return noticeOf(c, refused, { back: '/desk/sign-in' });
    const counted = await countTry(parts, proxies, c);
    if (counted.retryAt !== undefined) {
      c.header('Retry-After', String(Math.max(1, Math.ceil((counted.retryAt - now()) / 1000))));
      return noticeOf(c, 'tries', { back: '/desk/sign-in' });
    }
    const agent = plainLine(form.get('agent') ?? '', AGENT_LIMIT);
    const next = safeNext(form.get('next'));
    if (!isDeskToken(config, form.get('desk-token') ?? '')) {
      return ask(
        c,
        {
          next,
          agent,
          fault: { field: 'desk-token', say: 'This is not the desk token. Check it and enter it again.' },
        },
        403,
      );
    }
    await counted.forget();
    if (!agent) return ask(c, { next, fault: { field: 'agent', say: 'Enter your name.' } }, 422);
    // A session of its own: nobody can have prepared it.
    const session = { id: makeId(), agent, expires: now() + SESSION_HOLDS };
    writeCookie(c, 'help-desk', seal(config, session), SESSION_HOLDS / 1000);
    for (const name of ['help-desk-form', 'help-desk-revealed'] as const) writeCookie(c, name, '', 0);
    return c.redirect(next, 303);
  });
}
