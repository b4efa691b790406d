import assert from 'node:assert/strict';
import { OUTBOX_WORD_KEYS, WORD_KEYS } from '../../src/bundle/words.ts';
import { compile } from '../../src/compile/compile.ts';
import type { Source } from '../../src/compile/content.ts';
import type { Finding } from '../../src/compile/finding.ts';
import { formatFinding } from '../../src/compile/finding.ts';
import { PHRASES } from '../../src/compile/phrases/phrases.ts';

/** Lists for the languages that fixtures are written in; German and Arabic stand for any other, with nothing refused. */
const NOTHING = { telling: [], asking: [], secret: { advice: '', pattern: /(?!)/u, bad: [], good: [] } };
export const FIXTURE_PHRASES = { ...PHRASES, de: NOTHING, ar: NOTHING };

/** Small content in which nothing is wrong. */
export const GOOD: Source = {
  'facts.yaml': `customer: [F1, F2]
agent: [A1]
figures: { tries: 3 }
features: { badge: true }
brands: [two, one]
`,
  'topics/door.yaml': `topic: door
title: Help with the door
start: what-happens
person: write-to-us
error-codes: { wrong-key: try-again }
steps:
  what-happens:
    kind: question
    facts: [F1]
    ask: What happens at the door?
    say: Choose what fits best.
    answers:
      no-key: { say: I have no key, go: write-to-us }
      stuck: { say: It is stuck, go: try-again }
      badge: { say: My badge does nothing, go: ask-reception, when: { feature: badge } }
  try-again:
    kind: guidance
    title: Try it once more
    say: |
      Do this:

      1. Go to the [door]({brand.sign-in}).
      2. Turn the key at most {fact.tries} times.
    articles: [keys]
    answers:
      open: { say: It is open, go: inside }
      still-stuck: { say: It is still stuck, go: what-happens }
      lost: { say: I lost the key, go: write-to-us, when: { step: what-happens, is: stuck } }
  inside: { kind: outcome, outcome: solved, title: You are in, say: Good. }
  ask-reception: { kind: outcome, outcome: refer, title: Ask at the reception, say: They can help. }
  write-to-us:
    kind: outcome
    outcome: ticket
    facts: [F2]
    title: Write to us
    say: Tell {brand.name} what happens.
    subject: Please open the door
    fields: [contact-email, contact-phone, sign-in-name, account-id, message]
    needs: [message]
`,
  'agent/door.yaml': `topic: door
every: { facts: [A1] }
outcomes:
  write-to-us:
    check: [Look for the key behind the counter.]
    reply: Hello, go to {brand.sign-in} please.
    escalation: 'Ask {contact-email} about ____'
`,
  'brands/one.yaml': `brand: one
name: Brand One
topics: [door]
languages: [en]
sign-in: https://one.example.com/
help-centre: https://help.one.example.com/
privacy: https://one.example.com/privacy
phone: { say: Call 123, href: 'tel:123' }
facts: { reply-within: one day }
articles:
  keys: { title: All about keys, href: 'https://help.one.example.com/keys' }
theme: { accent: '#123456' }
channels:
  - { channel: zendesk-form, host: help.one.example.com, locale: en-us, line-break: "<br>", fields: { account-id: '12' } }
  - { channel: zendesk-requests, endpoint: 'https://one.example.com' }
  - { channel: email, address: help@one.example.com }
  - { channel: copy, href: 'https://one.example.com/form' }
`,
  'brands/two.yaml': `brand: two
name: Brand Two
topics: [door]
languages: [en]
facts: { tries: 5 }
features: { badge: false }
without: [ask-reception]
steps:
  inside: { title: You are in at Two }
channels:
  - { channel: copy }
`,
  'words/en/desk.yaml': `received: 'It came, {reference}'\nadded: 'More came, {reference}'\n`,
  'words/en/widget.yaml': [...WORD_KEYS, ...OUTBOX_WORD_KEYS]
    .map((key) => `${key}: ${key === 'review-intro' ? 'For {brand.name}, in {count} parts' : 'Some words'}\n`)
    .join(''),
};

/**
 * Good content with one file changed: each `[from, to]` replaces a text that stands there exactly once.
 *
 * @throws where it does not: then the test would prove nothing.
 */
export function changed(file: string, ...changes: readonly (readonly [from: string, to: string])[]): Source {
  return changedIn(GOOD, file, ...changes);
}

/** {@link changed}, from content that was already changed. */
export function changedIn(
  files: Source,
  file: string,
  ...changes: readonly (readonly [from: string, to: string])[]
): Source {
  let text = files[file];
  for (const [from, to] of changes) {
    assert.equal(text?.split(from).length, 2, `"${from}" stands in ${file} exactly once`);
    text = text?.replace(from, () => to);
  }
  return { ...files, [file]: text ?? '' };
}

export function findingsOf(files: Source): readonly Finding[] {
  return compile(files, FIXTURE_PHRASES).findings;
}

/**
 * Expects the rule to refuse exactly the places `expected` names, as `file:line`, and nothing else to be refused but by
 * the rules in `also`. Where nothing is expected the content must be good altogether.
 */
export function expectRefused(
  rule: string,
  files: Source,
  expected: readonly string[],
  { also = [], says = /./ }: { also?: readonly string[]; says?: RegExp } = {},
): void {
  const findings = findingsOf(files);
  const places = findings.filter((finding) => finding.rule === rule).map(({ file, line }) => `${file}:${line}`);
  assert.deepEqual([...new Set(places)], [...expected], findings.map((finding) => formatFinding(finding)).join('\n'));
  const others = findings.filter((finding) => finding.rule !== rule && !also.includes(finding.rule));
  assert.deepEqual(
    others.map((finding) => formatFinding(finding)),
    [],
  );
  for (const { message } of findings.filter((finding) => finding.rule === rule)) assert.match(message, says);
}

export function expectFine(files: Source): void {
  assert.deepEqual(
    findingsOf(files).map((finding) => formatFinding(finding)),
    [],
  );
}

/** `file:line` of the one line of a file that holds `text`. */
export function lineOf(files: Source, file: string, text: string): string {
  const lines = (files[file] ?? '').split('\n');
  const found = lines.flatMap((line, index) => (line.includes(text) ? [index + 1] : []));
  assert.equal(found.length, 1, `"${text}" stands on exactly one line of ${file}`);
  return `${file}:${found[0]}`;
}
