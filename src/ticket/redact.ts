import { findCards } from './redact/cards.ts';
import { english } from './redact/english.ts';
import type { Finding, SecretKind } from './redact/finding.ts';
import { SECRET_KINDS, settle, SETTLED } from './redact/finding.ts';
import { findLinks, letsIn } from './redact/links.ts';
import { findPhrases } from './redact/phrases.ts';
import { findTokens } from './redact/tokens.ts';

export type { Finding, SecretKind };
export { SECRET_KINDS };

/** The languages whose words are known; another is one more table. */
const LANGUAGES = [english];
/** How often a text is read, since what was found leaves the rest in another light. Almost always the second finds nothing. */
const READINGS = 4;

/**
 * What in a text looks like a password, a one-time code, a card number, a token or a link that lets someone in: sorted,
 * not overlapping. Takes time linear in the length of the text.
 *
 * @param settled texts that are never looked into: the words that stand for what was removed before.
 */
export function findSecrets(text: string, settled: readonly string[] = []): readonly Finding[] {
  let rest = text;
  for (const words of settled) if (words) rest = rest.replaceAll(words, (it) => SETTLED.repeat(it.length));
  let found: readonly Finding[] = [];
  const add = (findings: readonly Finding[]): void => {
    found = [...found, ...findings];
    rest = settle(rest, findings);
  };
  for (let reading = 0, before = -1; reading < READINGS && before < found.length; reading += 1) {
    before = found.length;
    const links = findLinks(rest);
    add(links.filter(({ start, end }) => letsIn(rest.slice(start, end))));
    rest = settle(rest, links);
    add(findTokens(rest));
    add(findCards(rest));
    for (const language of LANGUAGES) add(findPhrases(rest, language));
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Names a finding by what it covers, so that "keep it" survives edits elsewhere in the text. */
export function secretKey(text: string, { start, end, kind }: Finding): string {
  return `${kind} ${text.slice(start, end)}`;
}

/**
 * The text with every finding replaced by its label, those kept aside (by {@link secretKey}). Card numbers are never kept.
 * Doing it again changes nothing.
 *
 * @param label the words for a kind: `[removed: looks like a password]`.
 * @param findings what {@link findSecrets} found with these words, where it was asked already
 */
export function redact(
  text: string,
  keep: ReadonlySet<string>,
  label: (kind: SecretKind) => string,
  findings = findSecrets(text, SECRET_KINDS.map(label)),
): string {
  let out = '';
  let from = 0;
  for (const finding of findings) {
    if (finding.kind !== 'card' && keep.has(secretKey(text, finding))) continue;
    out += text.slice(from, finding.start) + label(finding.kind);
    from = finding.end;
  }
  return out + text.slice(from);
}
