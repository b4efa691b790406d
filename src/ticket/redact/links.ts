import type { Finding } from './finding.ts';
import { isRandom } from './tokens.ts';

const ADDRESS =
  /(?:https?:\/\/|www\.|(?<![^\s(['*])[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}\/(?=[^\s<>"|\p{Pi}\p{Pf}\ufffc]*[?/]))[^\s<>"|\p{Pi}\p{Pf}\ufffc]*[\p{L}\d/=#&_-]/giu;
/** A sign-in in the address, or a parameter or path segment named after a right to enter, with a value. */
const LETS_IN =
  /\/[^/@]{0,99}:[^/@]{0,99}@|[/?#&;](?:[^/=]{0,30}[-_.])?(?:token|ticket|ot[pc]|code|key|sig(?:nature)?|secret|jwt|auth|invit(?:e|ation)|reset|recover|magic|pass(?:word|code)?|session|sid|verify|confirm|activat(?:e|ion)|one-?time|unlock|accept)(?:[-_.][^/=]{0,30})?(?:(?<!id)=[^&]{4}|\/(?=[^\d/]{0,30}\d)[^/]{6})/i;

/** Every address in the text. */
export function findLinks(text: string): readonly Finding[] {
  return Array.from(text.matchAll(ADDRESS), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
    kind: 'link',
  }));
}

/** Whether an address lets in whoever has it: by what it names, or because something in it was made by a machine. */
export function letsIn(address: string): boolean {
  return LETS_IN.test(address) || isRandom(address);
}
