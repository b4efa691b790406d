import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/**
 * The session of who is signed in, and that of the sign-in form, which must not put an end to the other; and what lets the next
 * page go on showing the personal data of a ticket (`revealToken`).
 */
export type CookieName = 'help-desk' | 'help-desk-form' | 'help-desk-revealed';

export function readCookie(c: Context, name: CookieName): string | undefined {
  return getCookie(c, fullName(c, name));
}

/** Sets a cookie that no script reads and no other site sends; an empty value takes it away. */
export function writeCookie(c: Context, name: CookieName, value: string, maxAge: number): void {
  setCookie(c, fullName(c, name), value, {
    path: '/desk',
    httpOnly: true,
    sameSite: 'Strict',
    secure: !onLoopback(c),
    maxAge: Math.max(0, Math.floor(maxAge)),
  });
}

/** A browser takes the prefix only with `Secure` (RFC 6265bis, section 4.1.3.1), and not every browser does on loopback. */
function fullName(c: Context, name: CookieName): string {
  return onLoopback(c) ? name : `__Secure-${name}`;
}

/** Whether the browser came to this very machine by http. Only the browser's own user can make it say so. */
function onLoopback(c: Context): boolean {
  const host = c.req.header('host') ?? '';
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host);
}
