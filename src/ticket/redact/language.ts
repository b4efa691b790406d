/**
 * The words by which one language talks about secrets, in lower case with plain apostrophes. A letter stands for each sort:
 * `P` announces a password, `C` a one-time code, `V` a card's check digits, `K` a key; `i` says what something is, `a` and
 * `e` what it serves as and for; `c` changes it, `t` into what; `v` is done with it; `f` says nothing; `j` joins two; `n`
 * has a value that is no secret; `p` says where and when; `g` goes on with something else; `q` asks; `h` before `C` makes it
 * no one-time code; `d` is a digit; `w` is said of passwords; `o` is of no meaning here.
 */
export interface Language {
  /** The words of a sort, separated by blanks. */
  readonly words: Readonly<Record<string, string>>;
  /** Whole sorts of words; what is in {@link words} goes before them, and the first that fits counts. */
  readonly patterns: Readonly<Record<string, RegExp>>;
}
