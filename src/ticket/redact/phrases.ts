import { english } from './english.ts';
import type { Finding, SecretKind } from './finding.ts';
import type { Language } from './language.ts';
import { sketch } from './sketch.ts';

const LANGUAGES: readonly Language[] = [english];

/** What looks like a secret or its cue and is none. `o` takes its place. */
const HARMLESS = [
  // `promo code`
  /(?<=[hn])C/g,
  // `account ACME42`, `username is MariaK77`, not `the pin for my user is 8841`
  /(?<=n|(?<![peC][fwx]{0,3})n[:i,t]f?)[sSRDM]/g,
  // `on Windows11`, `as jsmith84`, `jsmith84 and my password`
  /(?<=[pe]|(?<!Pf?)a)[sSRDM](?!j)|(?<![tc])[sSR](?=,?[j:]f{0,4}P)/g,
];

/** How sentences with a secret are built. What matches is the secret; around it a bounded number of places is looked at. */
const SECRETS: readonly (readonly [SecretKind, RegExp])[] = [
  ['password', /(?<=P(?:[pe]f{0,2}[nxo])?[:it]f{0,3}")[^wg".O][^".O]{0,8}(?=")/g],
  ['token', /(?<=K[:i]{0,2})[sSR]/g],
  ['password', /(?<=P[^.]{0,12}[:i]\.?[fwj,"(]{0,4}(?:[sSRO]"?[,j]{1,3}f?){0,3})(?:[sS]|[RDM](?!n))/g],
  ['password', /(?<=P(?:f?a|:)?[fw(,"]{0,3})(?:[sSM]|[RD](?![nx]))/g],
  ['password', /(?:(?<=P.{0,50})|(?=.{0,50}P))(?:S|(?<=(?:[v(E]|(?<![xwO])i|c[^.]{0,6}t)[fiw:"j]{0,4}(?:[sSRO]"?[,j]{1,3}f?){0,3})s|(?<=[xwf,]"?)s(?=[.,"jga]|$))/g],
  ['password', /[sSRDM](?="?[aie]f{0,4}P|iq)|(?<=cf{1,2}t)S/g],
  ['password', /(?<=P[fv]{0,3}(?:[pe]f{0,2}[nxo])?[:i]{1,2})(?:x|[fx][DY])(?=[.,"gj]|$)|(?<=P:)(?:f?x[fx]{1,4}|wf?x{2,4})(?=[.,]|$)/g],
  ['code', /(?<=V[i:f]{0,3})[mD]/g],
  ['code', /(?<=Cn?[:iw(f"]{0,5}(?:[DO][,j]{1,3}){0,3})D/g],
  ['code', /(?<=C[fi]{0,3}[:i]f{0,3})[sSRY]/g],
  ['code', /(?<=C[^.]{0,10}[:i(,v"]f{0,2})D(?!x)/g],
  ['code', /[sSRD](?="?[ai][fxC]{0,4}C)/g],
  ['code', /(?:(?<=C.{0,30})|(?=.{0,30}C))(?<=vf{0,2})D(?![xn])/g],
];

/** Passwords, one-time codes and keys that the sentence around them gives away. */
export function findPhrases(text: string): readonly Finding[] {
  return LANGUAGES.flatMap((language) => {
    const { line, spans } = sketch(text, language);
    let rest = HARMLESS.reduce((left, pattern) => left.replace(pattern, 'o'), line);
    return SECRETS.flatMap(([kind, pattern]) => {
      const found: Finding[] = [];
      rest = rest.replace(pattern, (match, at: number) => {
        found.push({ start: spans[at]?.[0] ?? 0, end: spans[at + match.length - 1]?.[1] ?? 0, kind });
        return 'O'.repeat(match.length);
      });
      return found;
    });
  });
}
