import { findCodes } from './codes.ts';
import { english } from './english.ts';
import type { Finding } from './finding.ts';
import { findPasswords } from './passwords.ts';
import { splitWords } from './split.ts';

/** The words by which one language talks about secrets, in lower case with plain apostrophes. */
export interface Phrases {
  /** Announces a password, a one-time code, a key. */
  readonly password: RegExp;
  readonly code: RegExp;
  readonly key: RegExp;
  /** Before `code`: no secret (`error`). After a password: something about it (`reset`). */
  readonly otherCode: ReadonlySet<string>;
  readonly about: ReadonlySet<string>;
  /** Connects: cue `is` secret; secret `as` cue. */
  readonly is: ReadonlySet<string>;
  readonly as: ReadonlySet<string>;
  /** What people do with secrets: `tried`. */
  readonly verbs: ReadonlySet<string>;
  /** Only now and then: `with`. */
  readonly weakVerbs: ReadonlySet<string>;
  /** Speaks of the password without naming it: `it` was. */
  readonly pronouns: ReadonlySet<string>;
  /** Changes a password `into` another. */
  readonly changes: ReadonlySet<string>;
  readonly into: ReadonlySet<string>;
  /** Before a cue: `my`, `old`. */
  readonly owners: ReadonlySet<string>;
  /** Between connection and secret, saying nothing: `still`. */
  readonly fillers: ReadonlySet<string>;
  /** Joins secrets in a row. */
  readonly and: ReadonlySet<string>;
  /** After a secret the writer goes on with these. */
  readonly goesOn: ReadonlySet<string>;
  /** Begins words that say which password: `I used`. */
  readonly which: ReadonlySet<string>;
  /** Asks: `what the password is`. */
  readonly asks: ReadonlySet<string>;
  /** Said of a password, and none. */
  readonly plain: ReadonlySet<string>;
  readonly plainEnding: RegExp;
  /** Names that are no secrets follow these, or stand before them: `account`; and after these: `for`. */
  readonly names: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  /** After a number: it counts something. */
  readonly counted: RegExp;
  readonly digits: ReadonlySet<string>;
  /** Letters and digits that everyone writes: `24hours`, `iphone15`. */
  readonly unit: RegExp;
  readonly product: RegExp;
}

const LANGUAGES: readonly Phrases[] = [english];

/** Passwords, one-time codes and keys that the sentence around them gives away. */
export function findPhrases(text: string): readonly Finding[] {
  const words = splitWords(text);
  const taken = new Set<number>();
  return LANGUAGES.flatMap((phrases) => [...findPasswords(words, phrases, taken), ...findCodes(words, phrases, taken)]);
}
