import type { Finding } from './finding.ts';
import { isRandom } from './tokens.ts';

const ADDRESS = /^(?:https?:\/\/|www\.)|^[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}\/[^\s]*[?/]/iu;
/** Names of parameters and path segments that carry a right to enter. */
const LETS_IN =
  /^(?:.{0,30}[-_.])?(?:token|ticket|ot[pc]|code|key|sig|signature|secret|jwt|auth|invit(?:e|ation)s?|reset|recover|magic|pass(?:word|code)?|session|sid|verify|confirm|activat(?:e|ion)|one-?time|unlock|accept|login)(?:[-_.].{0,30})?$/i;

/** Every address in the text, and those among them that let whoever has them in. */
export function findLinks(text: string): { readonly all: readonly Finding[]; readonly secret: readonly Finding[] } {
  const all: Finding[] = [];
  const secret: Finding[] = [];
  for (const match of text.matchAll(/[^\s<>"“”«»|\ufffc]+/g)) {
    const [whole] = match;
    const scheme = whole.search(/https?:\/\/|www\./i);
    const from = scheme < 0 ? (/^[([{'‘*]+/.exec(whole)?.[0].length ?? 0) : scheme;
    const address = whole.slice(from);
    if (!ADDRESS.test(address)) continue;
    const end = match.index + whole.length - (/[\])}.,;:!?'’*]+$/.exec(whole.slice(-12))?.[0].length ?? 0);
    const finding: Finding = { start: match.index + from, end, kind: 'link' };
    all.push(finding);
    if (letsIn(text.slice(finding.start, end))) secret.push(finding);
  }
  return { all, secret };
}

/** A query or path that names what it does and carries a value for it, a sign-in in the address, or something random. */
function letsIn(address: string): boolean {
  const [path = '', ...queries] = address.replace(/^https?:\/\//i, '').split(/[?#&;]/);
  const segments = path.split('/').slice(1);
  return (
    /^[^/\s:@]+:[^/\s@]+@/.test(path) ||
    queries.some((query) => {
      const [key = '', value = query] = query.split('=');
      return (query.includes('=') && LETS_IN.test(key) && !/id$/i.test(key) && value.length > 3) || isRandom(value, 16);
    }) ||
    segments.some(
      (segment, index) =>
        isRandom(segment, 16) || (LETS_IN.test(segments[index - 1] ?? '') && /\d/.test(segment) && segment.length > 5),
    )
  );
}
