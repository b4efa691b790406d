import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { compile } from '../../src/compile/compile.ts';
import { loadContent } from '../../src/compile/content.ts';
import { formatFinding } from '../../src/compile/finding.ts';
import { readContent } from '../../src/compile/read-content.ts';

const files = await readContent(path.join(import.meta.dirname, '../../content'));
const { bundles, findings } = compile(files);

describe('the shipped content', () => {
  test('has no findings', () =>
    assert.deepEqual(
      findings.map((finding) => formatFinding(finding, 'content')),
      [],
    ));

  test('is there for three brands, messagemedia first', () => {
    assert.deepEqual(
      bundles.map(({ topic, brand, lang }) => `${topic}.${brand.id}.${lang}`),
      ['sign-in.messagemedia.en', 'sign-in.tpg-messaging.en', 'sign-in.example-sms.en'],
    );
  });

  test('has the seven ways in', () => {
    for (const bundle of bundles) {
      const start = bundle.steps[bundle.start];
      assert.ok(start?.kind === 'question');
      assert.equal(start.answers.length, 7, bundle.brand.id);
    }
  });

  test('has every outcome that support wants, and no sub-accounts where a brand has none', () => {
    const tickets = [
      'unlock-user',
      'reset-email-missing',
      'account-closed',
      'trial-or-payg',
      'add-email',
      'change-mobile',
      'change-other-user',
      'something-else',
    ];
    for (const { brand, steps } of bundles) {
      const found = Object.entries(steps).flatMap(([id, step]) =>
        step.kind === 'outcome' && step.outcome === 'ticket' ? [id] : [],
      );
      assert.deepEqual(found.sort(), tickets.toSorted(), brand.id);
      assert.equal('ask-your-admin' in steps, brand.id !== 'example-sms', brand.id);
      assert.ok('ask-your-sso-provider' in steps && 'signed-in' in steps, brand.id);
    }
  });

  test('suggests a reply for every ticket', () => {
    const briefs = Object.entries(loadContent(files).content?.agents.get('sign-in')?.data.outcomes ?? {});
    assert.equal(briefs.length, 8);
    for (const [id, { reply = '' }] of briefs) assert.match(reply, /^Hello,\n[^]+\nKind regards\n$/, id);
  });

  test('takes no error code that is set only where a username is unknown', () => {
    for (const { brand, errorCodes } of bundles) {
      const telling = Object.keys(errorCodes).filter((code) => /unknown|not-found|no-such/.test(code));
      assert.deepEqual(telling, [], brand.id);
    }
  });

  test('links no article that the brand lacks', () => {
    for (const bundle of bundles) {
      const named = Object.values(bundle.steps).flatMap((step) => (step.kind === 'question' ? [] : step.articles));
      assert.deepEqual([...new Set(named)].sort(), Object.keys(bundle.articles).sort(), bundle.brand.id);
    }
  });
});
