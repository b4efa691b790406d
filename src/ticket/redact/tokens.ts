import type { Finding } from './finding.ts';

/** How the tokens of well-known services begin. */
const KNOWN =
  /^(?:[a-z]{2,6}[-_](?:live|test|pat|proj)[-_]|gh[opusr]_|glpat-|xox[a-z]-|A[KS]IA|AIza|ya29\.|SG\.|eyJ)[\w.-]{9}/;
const SCHEME = /\b(?:bearer|basic|digest)\W{1,3}$/i;
const NAMES_AN_ID = /\b(?:ids?|ref|reference|ticket|case|order|trace|message|request|number|no)\W{0,4}$/i;

/** Tokens by their known beginnings, after `Bearer`, or by their randomness. */
export function findTokens(text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const { 0: token, index } of text.matchAll(/[A-Za-z\d][\w+/~.-]{10,}\w={0,2}/g)) {
    const before = text.slice(Math.max(0, index - 16), index);
    if (
      KNOWN.test(token) ||
      (SCHEME.test(before) && /\d/.test(token)) ||
      (isRandom(token) && !NAMES_AN_ID.test(before))
    ) {
      found.push({ start: index, end: index + token.length, kind: 'token' });
    }
  }
  return found;
}

/**
 * Whether something in this looks made by a machine: letters and digits, 16 and more in a row, that take turns with each other
 * or with capitals far more often than in words and numbers put together. The parts of a UUID are shorter: it is taken for a
 * reference.
 */
export function isRandom(text: string): boolean {
  return (text.match(/[A-Za-z\d]{16,}/g) ?? []).some(
    (part) => /\d/.test(part) && (part.match(/\d\D|[a-z](?![a-z])|[A-Z](?![A-Z])/g)?.length ?? 0) > part.length * 0.3,
  );
}
