import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { findSecrets } from '../../src/ticket/redact.ts';
import type { Sentence } from './corpus/sentence.ts';

/** How many characters beside the secret may go with it: a bracket, a quote, a full stop. */
const AROUND = 6;

/** Every file in the corpus folder is read: one that is added later counts by itself. */
const folder = new URL('./corpus/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'sentence.ts');

for (const file of files) {
  const { sentences } = (await import(new URL(file, folder).href)) as { sentences: readonly Sentence[] };
  const bad = sentences.filter(({ secret }) => secret !== undefined);
  const good = sentences.filter(({ secret }) => secret === undefined);

  describe(`corpus ${file}`, () => {
    if (bad.length > 0) {
      test('at least 95 % of the secrets are covered, with little around them', (t) => {
        const missed = bad.filter(({ text, secret = '' }) => !isCovered(text, secret));
        t.diagnostic(`${bad.length - missed.length} of ${bad.length} secrets found`);
        for (const { text } of missed) t.diagnostic(`missed: ${text}`);
        assert.ok(missed.length <= bad.length * 0.05, missed.map(({ text }) => text).join('\n'));
      });
      test('every sentence holds the secret it names', () => {
        for (const { text, secret = '' } of bad) assert.ok(secret !== '' && text.includes(secret), text);
      });
    }
    if (good.length > 0) {
      test('at most 1 % of the harmless sentences are touched', (t) => {
        const touched = good.filter(({ text }) => findSecrets(text).length > 0);
        t.diagnostic(`${touched.length} of ${good.length} harmless sentences touched`);
        for (const { text } of touched) t.diagnostic(`false alarm: ${text} ${found(text)}`);
        assert.ok(touched.length <= good.length * 0.01, touched.map(({ text }) => text).join('\n'));
      });
    }
  });
}

test('the corpus holds at least 120 bad and 300 good sentences, none of them twice', async () => {
  const all = await Promise.all(
    ['secrets.ts', 'harmless.ts'].map(
      async (name) => ((await import(new URL(name, folder).href)) as { sentences: readonly Sentence[] }).sentences,
    ),
  );
  const texts = all.flat().map(({ text }) => text);
  assert.equal(new Set(texts).size, texts.length);
  assert.ok((all[0]?.length ?? 0) >= 120 && (all[1]?.length ?? 0) >= 300, all.map(({ length }) => length).join());
});

function isCovered(text: string, secret: string): boolean {
  const from = text.indexOf(secret);
  const to = from + secret.length;
  return findSecrets(text).some(
    ({ start, end }) => start <= from && end >= to && end - start <= secret.length + AROUND,
  );
}

function found(text: string): string {
  return findSecrets(text)
    .map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`)
    .join(', ');
}
