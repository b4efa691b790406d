import { connects, endsClause, endsSentence, isNamed, isSign, low, strength } from './candidate.ts';
import type { Finding, SecretKind } from './finding.ts';
import { SETTLED } from './finding.ts';
import type { Phrases } from './phrases.ts';
import type { Word } from './split.ts';

/** How far after its cue a password is looked for, in words. */
const REACH = 12;
/** How far apart a cue and a password that was only `tried` may stand, in words. */
const SAME_MATTER = 25;
const QUOTE = /["'“”„‘’‚«»‹›`]/;
const NUMBER = /^\p{Nd}{4,16}$/u;

/** Passwords, and keys that a sentence announces, by the words around them. Each word is looked at a bounded number of times. */
export function findPasswords(words: readonly Word[], phrases: Phrases, taken: Set<number>): readonly Finding[] {
  const found: Finding[] = [];
  const take = (from: number, to = from, kind: SecretKind = 'password'): void => {
    const [first, last] = [words[from], words[to]];
    if (!first || !last) return;
    for (let at = from; at <= to; at += 1) if (taken.has(at)) return;
    for (let at = from; at <= to; at += 1) taken.add(at);
    found.push({ start: first.start, end: last.end, kind });
  };
  const takeRow = (from: number, to = from): void => {
    take(from, to);
    for (let next = nextInRow(words, to, phrases); next !== undefined; next = nextInRow(words, next, phrases)) {
      if (taken.has(next)) return;
      take(next);
    }
  };
  let cue = -Infinity;
  words.forEach((word, at) => {
    if (phrases.password.test(word.low)) {
      cue = at;
      const after = afterCue(words, at, phrases);
      if (after) takeRow(...after);
      const before = beforeCue(words, at, phrases);
      if (before !== undefined) takeRow(before);
      for (let back = Math.max(0, at - SAME_MATTER); back < at; back += 1)
        if (isTried(words, back, phrases)) takeRow(back);
    } else if (at - cue <= SAME_MATTER && isTried(words, at, phrases)) {
      takeRow(at);
    }
    if (phrases.key.test(word.low)) {
      const key =
        at + (connects(word) ? 1 : phrases.is.has(low(words, at + 1)) || isSign(words[at + 1]) ? 2 : Infinity);
      const { raw = '' } = words[key] ?? {};
      if (raw.length > 7 && /\d/.test(raw) && /[a-z]/i.test(raw)) take(key, key, 'token');
    }
  });
  return found;
}

/** `my password is Tiger1`, `pw: Tiger1`, `the password I tried was "blue horse"`: the words it covers. */
function afterCue(words: readonly Word[], cue: number, phrases: Phrases): readonly [number, number] | undefined {
  let connected = connects(words[cue]);
  if (!connected) {
    let at = cue + 1;
    while (at < cue + 4 && phrases.fillers.has(low(words, at))) at += 1;
    const next = words[at];
    if (!next || endsSentence(words[cue]) || phrases.about.has(low(words, cue + 1))) return undefined;
    const code = /^\p{Nd}{5,8}$/u.test(next.raw) && !phrases.counted.test(low(words, at + 1));
    if ((code || strength(next, phrases)) && !isNamed(words, at, phrases)) return [at, at];
  }
  const asked = [1, 2, 3].some((back) => phrases.asks.has(low(words, cue - back)));
  let plain = !asked || connected;
  for (let at = cue + 1; at <= cue + REACH; at += 1) {
    const word = words[at];
    if (!word) return undefined;
    if (isSign(word)) {
      plain &&= at === cue + 1 || connected;
      connected = true;
    } else if (connected) {
      const end = announced(words, at, phrases, plain);
      if (end !== undefined) return [at, end];
      if (endsSentence(word) || phrases.password.test(word.low)) return undefined;
      connected = phrases.fillers.has(word.low) || phrases.is.has(word.low) || connects(word);
      plain = false;
    } else {
      connected = phrases.is.has(word.low) || phrases.into.has(word.low) || connects(word);
      if (phrases.password.test(word.low)) return undefined;
      const apart = /[,(]/.test(words[at - 1]?.post ?? '') || QUOTE.test(word.pre);
      if (apart && strength(word, phrases) > 1 && !isNamed(words, at, phrases)) return [at, at];
      if (endsSentence(word) && !connected) return undefined;
      if (phrases.into.has(word.low) || phrases.and.has(word.low)) plain = false;
      if (!connected && at === cue + 1 && !phrases.which.has(word.low)) plain = false;
    }
  }
  return undefined;
}

/** Where a password ends that the sentence says comes now; nothing where what comes is none. */
function announced(words: readonly Word[], at: number, phrases: Phrases, plain: boolean): number | undefined {
  const word = words[at];
  if (!word) return undefined;
  const before = words[at - 1];
  if (QUOTE.test(word.pre) && !phrases.plain.has(word.low)) {
    for (let end = at; end < at + 8 && words[end]?.low !== SETTLED; end += 1) {
      if (QUOTE.test(words[end]?.post ?? '')) return end;
    }
  }
  if (word.low === SETTLED || (!plain && !connects(before) && isNamed(words, at, phrases))) return undefined;
  if (strength(word, phrases, !phrases.into.has(before?.low ?? ''))) return at;
  if (NUMBER.test(word.raw) && !phrases.counted.test(low(words, at + 1)) && !phrases.into.has(before?.low ?? '')) {
    return at;
  }
  return plain ? endOfPlain(words, at, phrases) : undefined;
}

/** Where one to five ordinary words end that can only be a password, since nothing else is said with them. */
function endOfPlain(words: readonly Word[], from: number, phrases: Phrases): number | undefined {
  for (let at = from; at < from + 5; at += 1) {
    const word = words[at];
    if (!word) return undefined;
    if (at > from && /^\p{Nd}{1,6}[!?]?$/u.test(word.raw)) return at;
    if (!isOrdinary(word, phrases)) return undefined;
    if (endsClause(word) || phrases.goesOn.has(low(words, at + 1)) || isSign(words[at + 1])) return at;
    if (at + 1 === words.length) return at;
  }
  return undefined;
}

/** Whether this is a word, and none that is said of passwords. */
function isOrdinary({ raw, low: word }: Word, phrases: Phrases): boolean {
  const bare = word.replace(/[!?]+$/, '');
  return /^\p{L}[\p{L}\p{M}'-]{2,}[!?]*$/u.test(raw) && !phrases.plain.has(bare) && !phrases.plainEnding.test(bare);
}

/** `hunter2 is my old password`, `tried sunshine as my password`: the place of the secret. */
function beforeCue(words: readonly Word[], cue: number, phrases: Phrases): number | undefined {
  if (phrases.about.has(low(words, cue + 1)) && !endsClause(words[cue])) return undefined;
  let link = cue - 1;
  while (link > cue - 5 && phrases.owners.has(low(words, link))) link -= 1;
  const at = link - 1;
  const word = words[at];
  if (!word || !phrases.as.has(low(words, link)) || endsSentence(word) || isNamed(words, at, phrases)) return undefined;
  if (strength(word, phrases)) return at;
  if (phrases.places.has(low(words, link))) return undefined;
  if (NUMBER.test(word.raw) || (QUOTE.test(word.pre) && isOrdinary(word, phrases))) return at;
  let verb = at - 1;
  while (verb > at - 4 && phrases.fillers.has(low(words, verb))) verb -= 1;
  const tried = phrases.verbs.has(low(words, verb)) && !phrases.is.has(low(words, link));
  return tried && isOrdinary(word, phrases) ? at : undefined;
}

/** `tried Tiger1`, `it was Tiger1`, `changed it to Tiger1`, `the old one (Tiger1)`, in the neighbourhood of a cue. */
function isTried(words: readonly Word[], at: number, phrases: Phrases): boolean {
  const word = words[at];
  const much = word ? strength(word, phrases) : 0;
  if (!word || !much || isNamed(words, at, phrases) || isUserName(words, at, phrases)) return false;
  if (much > 2 && !word.raw.includes('_')) return true;
  if (phrases.is.has(low(words, at + 1)) && phrases.asks.has(low(words, at + 2))) return true;
  const before = low(words, at - 1);
  if (phrases.into.has(before)) {
    return [2, 3, 4, 5, 6, 7].some((back) => phrases.changes.has(low(words, at - back)));
  }
  if (/[([]/.test(word.pre)) return [1, 2, 3, 4, 5, 6].some((back) => phrases.password.test(low(words, at - back)));
  let verb = at - 1;
  while (verb > at - 4 && phrases.fillers.has(low(words, verb)) && !phrases.verbs.has(low(words, verb))) verb -= 1;
  const did = low(words, verb);
  if (endsSentence(words[verb])) return false;
  if (phrases.verbs.has(did)) return true;
  if (phrases.weakVerbs.has(did)) return much > 1;
  return /^it'?s$/.test(did) || (phrases.is.has(did) && phrases.pronouns.has(low(words, verb - 1)));
}

/** `jsmith84 and my password` */
function isUserName(words: readonly Word[], at: number, phrases: Phrases): boolean {
  if (endsSentence(words[at]) || !(phrases.and.has(low(words, at + 1)) || isSign(words[at + 1]))) return false;
  let cue = at + 2;
  while (cue < at + 6 && phrases.owners.has(low(words, cue))) cue += 1;
  return phrases.password.test(low(words, cue));
}

/** `Tiger1, Tiger2 and Tiger3`: the place of the next. */
function nextInRow(words: readonly Word[], last: number, phrases: Phrases): number | undefined {
  const post = words[last]?.post ?? '';
  if (endsSentence(words[last])) return undefined;
  let at = last + 1;
  while (at < last + 3 && phrases.and.has(low(words, at))) at += 1;
  const word = words[at];
  if (!word || (at === last + 1 && !post.includes(','))) return undefined;
  return strength(word, phrases) && !isNamed(words, at, phrases) ? at : undefined;
}
