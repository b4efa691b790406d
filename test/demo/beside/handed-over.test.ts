import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { filledIn } from '../../../demo/beside/handed-over.ts';
import type { Bundle } from '../../../src/bundle/bundle.ts';
import { channels } from '../../../src/channel/channels.ts';
import { makeDraft } from '../../../src/ticket/draft.ts';
import { shippedBundles } from '../../support/shipped.ts';

const world = { fetch, online: () => true, copy: () => Promise.resolve() };

describe('what was filled in', () => {
  let bundles: readonly Bundle[] = [];
  before(async () => {
    bundles = await shippedBundles();
  });

  test('is read from every kind of link that the channels make', () => {
    const kinds = new Set<string>();
    for (const bundle of bundles) {
      const draft = makeDraft(
        {
          bundle,
          submissionId: '3f0c1b9e-6a55-4d1e-9b1a-0c6d3a7f5e21',
          trail: { start: bundle.start, answers: [] },
          outcome: bundle.person,
          articles: [],
          origin: 'https://example.com',
        },
        { 'contact-email': 'ada@example.com', 'sign-in-name': 'ada+sms', message: 'First line & more\nSecond line' },
      );
      for (const channel of channels(bundle, world)) {
        const link = channel.link?.(draft);
        if (!link) continue;
        const filled = filledIn(link.href);
        assert.ok(filled, `${channel.id} of ${bundle.brand.id}`);
        kinds.add(filled.kind);
        assert.equal(filled.subject, 'Please help me sign in');
        assert.match(filled.text, /Second line/);
        assert.match(filled.text, /ada\+sms/);
        if (filled.kind === 'form') assert.equal(filled.from, 'ada@example.com');
      }
    }
    assert.deepEqual([...kinds].toSorted(), ['email', 'form']);
  });

  test('is nothing for other links', () => {
    for (const href of [
      'https://support.example.com/hc/en-us/articles/1',
      'mailto:support@example.com',
      'tel:+611800',
    ]) {
      assert.equal(filledIn(href), undefined);
    }
  });
});
