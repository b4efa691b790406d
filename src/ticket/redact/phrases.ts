import { english } from './english.ts';
import type { Finding, SecretKind } from './finding.ts';
import type { Language } from './language.ts';
import { sketch } from './sketch.ts';

const LANGUAGES: readonly Language[] = [english];

/** What is taken out of a sketch first: no secrets, though they look like it. `o` takes the place of the last letter. */
const HARMLESS: readonly RegExp[] = [
  // `promo code`
  /(?<=[hn])C/g,
  // `account ACME42`, `username is MariaK77`, not `the pin for my user is 8841`
  /(?<=n)[sSRDM]|(?<=(?<![pC]f{0,2})n[:i]f?)[sSRDM]/g,
  // `on Windows11`, `jsmith84 and my password`
  /(?<=p)[sSRDM](?!j)|[sSR](?=,?[j:]f{0,4}P)/g,
];

/** How sentences with a secret are built. A match is the secret; all around it is looked at a bounded number of places. */
const SECRET: readonly (readonly [SecretKind, RegExp])[] = [
  ['token', /(?<=K(?:[:i]|i:))[sSR]/g],
  ['password', /(?<=P[^.]{0,12}[:i]\.?[fj,"(]{0,4}(?:[sSRO]"?[,j]{1,3}f?){0,3})(?:[sS]|[RDM](?!n))/g],
  ['password', /(?<=P:?[f(,"]{0,3})(?:[sSM]|[RD](?![nx]))/g],
  ['password', /(?:(?<=P.{0,50})|(?=.{0,50}P))(?:S|(?<=(?:[vi(]|c[^.]{0,6}t)[fi"]{0,4}(?:[sSRO]"?[,j]{1,3}f?){0,3})s)/g],
  ['password', /[sSRDM](?="?[aip]f{0,4}P|iq)/g],
  ['password', /(?<=P(?:pf{0,2}[nxo])?[:i]f{0,3}")[^w".][^".]{0,8}(?=")/g],
  ['password', /(?<=P(?:pf{0,2}[nxo])?[:i]f{0,3})x[Dm]?(?=[.,"gj]|$)|(?<=P:)x{1,5}(?=[.,]|$)/g],
  ['password', /(?<=vf{0,2})x(?=af{0,4}P)|(?<=")x(?="[ai]f{0,3}P)/g],
  ['code', /(?<=V[i:f]{0,3})[mD]/g],
  ['code', /(?<=Cn?[:i(f"]{0,5})(?:D|d{4,8})/g],
  ['code', /(?<=C[fi]{0,3}[:i]f{0,3})[sSRY]/g],
  ['code', /(?<=C[^.]{0,10}[:i(,v"]f{0,2})D(?!x)/g],
  ['code', /[sSRD](?="?[aip]f{0,4}C)/g],
  ['code', /(?:(?<=C.{0,30})|(?=.{0,30}C))(?<=vf{0,2})D(?![xn])/g],
];

/** Passwords, one-time codes and keys that the sentence around them gives away. */
export function findPhrases(text: string): readonly Finding[] {
  return LANGUAGES.flatMap((language) => {
    const { line, spans } = sketch(text, language);
    let rest = HARMLESS.reduce((left, pattern) => left.replace(pattern, 'o'), line);
    return SECRET.flatMap(([kind, pattern]) => {
      const found = Array.from(rest.matchAll(pattern), ({ 0: { length }, index }) => ({
        start: spans[index]?.start ?? 0,
        end: spans[index + length - 1]?.end ?? 0,
        kind,
      }));
      rest = rest.replace(pattern, (it) => 'O'.repeat(it.length));
      return found;
    });
  });
}
