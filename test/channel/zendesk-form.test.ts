import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Bundle, ZendeskFormSettings } from '../../src/bundle/bundle.ts';
import type { FilledLink } from '../../src/channel/channel.ts';
import { zendeskForm } from '../../src/channel/zendesk-form.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { aBundle } from '../support/bundle.ts';
import { aDraft, drafts } from '../support/drafts.ts';
import { channelContract } from './contract.ts';

const rich: ZendeskFormSettings = {
  channel: 'zendesk-form',
  host: 'support.example.com',
  locale: 'en-us',
  form: '360000000001',
  lineBreak: '<br>',
  fields: { 'sign-in-name': '360000000002', 'account-id': '360000000003', message: '360000000004' },
};
const plainForm: ZendeskFormSettings = { ...rich, lineBreak: '\n' };

channelContract('zendesk-form', (bundle) => zendeskForm(plainForm, bundle), decodeURIComponent);
channelContract(
  'zendesk-form',
  (bundle) => zendeskForm(rich, bundle),
  (href) => asRendered(decodeURIComponent(href)),
);

/** What a rich-text editor shows of such a text. */
function asRendered(text: string): string {
  return text.replaceAll('<br>', '\n').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

function linkOf(draft: Draft, settings = rich, bundle: Bundle = aBundle()): FilledLink {
  const link = zendeskForm(settings, bundle).link?.(draft);
  assert.ok(link);
  return link;
}

function values({ href }: FilledLink): Readonly<Record<string, string>> {
  return Object.fromEntries(new URL(href).searchParams);
}

const idsLeft = ({ left }: FilledLink): readonly string[] => left.map(({ id }) => id);

describe('zendesk-form', () => {
  test('fills in the form by its address', () => {
    const link = linkOf(aDraft({ message: '' }), plainForm);
    assert.ok(link.href.startsWith('https://support.example.com/hc/en-us/requests/new?ticket_form_id=360000000001&'));
    const { tf_description: description, ...others } = values(link);
    assert.deepEqual(others, {
      ticket_form_id: '360000000001',
      tf_subject: 'Please replace my parcel',
      tf_anonymous_requester_email: 'ada@example.com',
      tf_360000000002: 'ada',
      tf_360000000003: 'A-1',
    });
    assert.ok(description?.includes('(field-contact-phone): +44 20 7946 0000\n'));
  });

  test('takes a draft without email, and then fills in none', () => {
    const draft = aDraft({ requester: { phone: '+44 20 7946 0000' } });
    assert.equal(zendeskForm(rich, aBundle()).takes(draft), true);
    assert.equal('tf_anonymous_requester_email' in values(linkOf(draft)), false);
  });

  test('a form without id and fields gets none', () => {
    const { form: _form, ...bare } = rich;
    assert.deepEqual(Object.keys(values(linkOf(aDraft(), { ...bare, fields: {} }))), [
      'tf_subject',
      'tf_description',
      'tf_anonymous_requester_email',
    ]);
  });

  test('a rich-text form gets <br> and no markup of the customer', () => {
    fc.assert(
      fc.property(drafts(), (draft) => {
        const text = values(linkOf(draft))['tf_description'] ?? '';
        assert.ok(!/[\r\n]/.test(text));
        assert.ok(!text.replaceAll('<br>', '').includes('<'));
        assert.match(text, /^(?:[^&]|&amp;|&lt;)*$/u);
      }),
      { numRuns: 150 },
    );
    const text = values(linkOf(aDraft({ message: '<img src=x onerror=y>\na < b && c &lt; d' })))['tf_description'];
    assert.ok(text?.includes('&lt;img src=x onerror=y><br>a &lt; b &amp;&amp; c &amp;lt; d'));
  });

  test('is never longer than the form can read, for any draft', () => {
    fc.assert(
      fc.property(drafts(), fc.constantFrom(rich, plainForm), (draft, settings) => {
        const { href } = linkOf(draft, settings);
        assert.ok(href.length <= 2_048, String(href.length));
      }),
      { numRuns: 500 },
    );
  });

  test('nor with every field at its longest and in the widest script', () => {
    const wide = '😀'.repeat(320);
    const draft = aDraft({
      requester: { name: wide, email: wide, phone: wide },
      fields: {
        'sign-in-name': wide,
        'account-id': wide,
        'new-mobile': wide,
        'profile-email': wide,
        'affected-user-email': wide,
      },
      message: '😀'.repeat(5_000),
    });
    const link = linkOf(draft);
    assert.ok(link.href.length <= 2_048);
    assert.deepEqual(idsLeft(link), ['contact', 'fields', 'message', 'trail', 'articles', 'about']);
    const text = values(link)['tf_description'] ?? '';
    assert.match(text, /^\(field-name\): (😀)+ …<br><br>/u);
    assert.ok(text.includes(draft.submissionId));
  });

  test('drops in the order that is written down', () => {
    const seen = new Set<string>();
    let before: readonly string[] = [];
    const order = ['articles', 'trail', 'about', 'message'];
    for (let length = 0; length <= 2_400; length += 20) {
      const link = linkOf(aDraft({ message: 'x'.repeat(length) }));
      const left = order.filter((id) => idsLeft(link).includes(id));
      assert.deepEqual(left, order.slice(0, left.length), `at ${length}`);
      assert.ok(left.length >= before.length);
      // The custom fields go after "about" and before a letter of the message does.
      if (left.length < 3) assert.ok('tf_360000000002' in values(link));
      if (left.length > 3) assert.equal('tf_360000000002' in values(link), false);
      assert.ok(values(link)['tf_description']?.includes('(field-sign-in-name): ada'));
      before = left;
      seen.add(left.join());
    }
    assert.equal(seen.size, 5, 'every stage was seen');
  });

  test('a message is cut between code points, at a word where one is near', () => {
    const text = (message: string): string => values(linkOf(aDraft({ message })))['tf_description'] ?? '';
    assert.match(text('😀'.repeat(3_000)), /(😀)+ …<br>/u);
    assert.match(text('seven letters '.repeat(300)), /(seven letters )+(seven )?…<br>/);
    assert.match(text('x'.repeat(4_000)), /x{500} …<br>/);
  });

  test('a cut message of white space alone costs no more time than any other', () => {
    const started = performance.now();
    linkOf(aDraft({ message: `${' '.repeat(4_970)}${'x'.repeat(30)}` }));
    assert.ok(performance.now() - started < 1_000);
  });

  test('labels beyond reason leave an address that opens the empty form', () => {
    const bundle = aBundle();
    const words = { ...bundle.words, 'about-reference': 'ก'.repeat(400) };
    const draft = aDraft();
    const link = linkOf(draft, { ...rich, fields: {} }, { ...bundle, words });
    assert.deepEqual(values(link), { ticket_form_id: '360000000001', tf_anonymous_requester_email: 'ada@example.com' });
    assert.deepEqual(idsLeft(link), ['subject', 'contact', 'fields', 'message', 'trail', 'articles', 'about']);
  });

  test('deliver says the form was opened', async () => {
    const { signal } = new AbortController();
    assert.deepEqual(await zendeskForm(rich, aBundle()).deliver(aDraft(), signal), { state: 'handed-over' });
  });
});
