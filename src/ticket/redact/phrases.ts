import type { Finding, SecretKind } from './finding.ts';
import type { Language } from './language.ts';
import { sketch } from './sketch.ts';

/**
 * How sentences with a secret are built, in the letters of a {@link sketch}. What matches is the secret; how much is looked at
 * around it is bounded. What was found before (`O`) stands wherever a candidate (`s`) may stand, so that a text means the same
 * before and after redaction. Of no kind is what looks like a secret, or like its cue, and is none: `o` takes its place.
 */
const SENTENCES: readonly (readonly [SecretKind | '', RegExp])[] = [
  // `promo code`
  ['', /(?<=[hn])C/g],
  // `account ACME42`, `username is MariaK77`, not `the pin for my user is 8841`
  ['', /(?<=n|(?<![peC][fwx]{0,3})n[:i,t(]f?)[sSRDM]/g],
  // `on Windows11`, `as jsmith84`, `jsmith84 and my password`
  ['', /(?<=[pe]|(?<!Pf?)a)[sSRDM](?!j)|(?<![tc])[sSR](?=,?[j:]w?f{0,2}P)/g],
  // `password is "blue horse"`
  ['password', /(?<=P(?:[pe]f{0,2}[nxo])?[:it]f{0,3}")[^wg".O][^".O]{0,8}(?=")/g],
  // `api key: Zx81kLmQ02`
  ['token', /(?<=K[:i]{0,2})[sSR]/g],
  // `the password I use for the hub is Tiger1, Tiger2 and Tiger3`
  ['password', /(?<=P[^.]{0,12}[:i]\.?[fwj,"(]{0,4}(?:[sSRO]"?[,j]{1,3}f?){0,3})(?:[sS]|[RDM](?!n))/g],
  // `password Tiger1`, `password 20190612`
  ['password', /(?<=P(?:f?a|:)?[fw(,"]{0,3})(?:[sSM]|[RD](?![nx]))/g],
  // near a cue: `Tig_3r` by itself, `tried Tiger1`, `it was Tiger1`, `changed it to Tiger1`, `Tiger1, which`
  [
    'password',
    /(?:(?<=P.{0,50})|(?=.{0,50}P))(?:S|(?<=(?:[v(E]|(?<![xwO])i|c[^.]{0,6}t)[fiw:"j]{0,4}(?:[sSRO]"?[,j]{1,3}f?){0,3})s|(?<=[xwf,]"?)s(?=[.,"jga]|$))/g,
  ],
  // `Tiger1 is my old password`, `Tiger1 is what`; and `changed it to Tig_3r` without any cue
  ['password', /[sSRDM](?="?[aie]f{0,4}P|iq)|(?<=cf{1,2}t)S/g],
  // plain words that nothing else is said with: `password is sunshine.`, `password: copper lantern river`
  [
    'password',
    /(?<=P[fv]{0,3}(?:[pe]f{0,2}[nxo])?[:i]{1,2})(?:x|[fx][DY])(?=[.,"gj]|$)|(?<=P:)(?:f?x[fx]{1,4}|wf?x{2,4})(?=[.,]|$)/g,
  ],
  // `cvv 123`
  ['code', /(?<=V[i:f]{0,3})[mD]/g],
  // `code: 4821`, `verification number is 4821 and 4822`
  ['code', /(?<=Cn?[:iw(f"]{0,5}(?:[DO][,j]{1,3}){0,3})D/g],
  // `code is A7K-29Q`
  ['code', /(?<=C[fi]{0,3}[:i]f{0,3})[sSRY]/g],
  // `the code I got on my phone is 4821`, `the code you sent, 4821`
  ['code', /(?<=C[^.]{0,10}[:i(,v"]f{0,2})D(?!x)/g],
  // `4821 is my code`
  ['code', /[sSRD](?="?[ai][fxC]{0,4}C)/g],
  // near a cue: `typed 4821`
  ['code', /(?:(?<=C.{0,30})|(?=.{0,30}C))(?<=vf{0,2})D(?![xn])/g],
];

/** Passwords, one-time codes and keys that the sentence around them gives away, in one language. */
export function findPhrases(text: string, language: Language): readonly Finding[] {
  const { line, spans } = sketch(text, language);
  const found: Finding[] = [];
  let rest = line;
  for (const [kind, pattern] of SENTENCES) {
    rest = rest.replace(pattern, (match, at: number) => {
      if (!kind) return 'o';
      found.push({ start: spans[at]?.[0] ?? 0, end: spans[at + match.length - 1]?.[1] ?? 0, kind });
      return 'O'.repeat(match.length);
    });
  }
  return found;
}
