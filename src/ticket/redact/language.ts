/**
 * The words by which one language talks about secrets, in lower case with plain apostrophes. A letter stands for each sort:
 * `P` announces a password, `C` a one-time code, `V` a card's check digits, `K` a key; `i` says what something is, `a` and
 * `e` what it serves as and for; `c` changes it, `t` into what; `v` is done with it; `f` says nothing; `j` joins two; `n`
 * has a value that is no secret; `p` says where and when; `g` goes on with something else; `q` asks; `h` before `C` makes it
 * no one-time code; `w` is said of passwords and hardly ever one itself; `o` means nothing here. Words of up to five
 * letters that have no sort count as `f`: what is shorter than a password need not be listed. Of the sorts, the first that
 * fits counts.
 */
export type Language = Readonly<Record<string, RegExp>>;
