import type { Finding } from './finding.ts';

/** How the tokens of well-known services begin. */
const KNOWN =
  /^(?:[a-z]{2,5}[-_](?:live|test|pat|proj)[-_]\w{9}|gh[opusr]_\w{12}|glpat-\w{9}|xox[a-z]-\w{9}|A[KS]IA[A-Z\d]{12}|AIza\w{9}|ya29\.\w{9}|SG\.\w{9}|eyJ\w{9})/;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const NAMES_AN_ID = /\b(?:id|ids|ref|reference|ticket|case|order|trace|message|request|number|no)\W{0,4}$/i;
const SCHEME = /\b(?:bearer|basic|digest)\W{1,3}$/i;

/** Tokens by their known beginnings, after `Bearer`, or by their randomness. A UUID is taken for a reference. */
export function findTokens(text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(/[\w+/~.-]{12,}/g)) {
    const lead = /^[-./~+]+/.exec(match[0])?.[0].length ?? 0;
    const body = match[0].slice(lead).replace(/[.-]{1,3}$/, '');
    const start = match.index + lead;
    const before = text.slice(Math.max(0, start - 16), start);
    const token =
      KNOWN.test(body) ||
      (SCHEME.test(before) && /\d/.test(body)) ||
      (isRandom(body, 20) && !UUID.test(body) && !NAMES_AN_ID.test(before));
    if (!token) continue;
    const end = start + body.length;
    found.push({ start, end: end + (/^={1,2}/.exec(text.slice(end, end + 2))?.[0].length ?? 0), kind: 'token' });
  }
  return found;
}

/**
 * Whether this looks made by a machine: long hexadecimal, or letters and digits that take turns far more often than in
 * words and numbers put together.
 */
export function isRandom(text: string, atLeast: number): boolean {
  if (text.length < atLeast || text.length > 4096) return text.length > 4096 && /\d/.test(text) && /[a-z]/i.test(text);
  const parts = text.split(/[^A-Za-z\d]+/);
  const body = parts.join('');
  if (!parts.some((part) => part.length >= 12)) return UUID.test(text);
  const digits = body.replace(/\D/g, '').length;
  if (digits < 2 || digits === body.length) return false;
  if (/^[\da-f]+$/i.test(body)) return body.length >= Math.max(atLeast, 24) && digits < body.length - 2;
  let turns = 0;
  for (let at = 1; at < body.length; at += 1) if (sort(body[at]) !== sort(body[at - 1])) turns += 1;
  return body.length >= atLeast && turns > body.length * 0.3;
}

function sort(letter = ''): number {
  return letter <= '9' ? 0 : letter <= 'Z' ? 1 : 2;
}
