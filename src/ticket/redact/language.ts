/** The words by which one language talks about secrets, in lower case with plain apostrophes. */
export interface Language {
  /** What announces a secret, by its letter: `P` a password, `C` a one-time code, `V` a card's check digits, `K` a key. */
  readonly cues: Readonly<Record<'P' | 'C' | 'V' | 'K', RegExp>>;
  /** Words by the letter that stands for them in a {@link Sketch}, separated by blanks. Where a word stands twice, the last counts. */
  readonly words: Readonly<Record<string, string>>;
  /** Words that are said of passwords and are hardly ever one: by their endings, and by themselves. */
  readonly ordinary: RegExp;
  /** Letters and digits that everyone writes: `24hours`, `iphone15`. */
  readonly measure: RegExp;
}
