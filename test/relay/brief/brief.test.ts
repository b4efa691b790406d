import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { BriefEntry, BriefSection } from '../../../relay/brief/brief.ts';
import type { KeptTicket } from '../../../relay/brief/make.ts';
import { makeBrief } from '../../../relay/brief/make.ts';
import { readCatalogue } from '../../../relay/content/read.ts';
import type { Draft } from '../../../src/ticket/draft.ts';
import { MESSAGE_LIMIT } from '../../../src/ticket/draft.ts';
import { shippedDraft, storedTicket } from '../../support/relay/tickets.ts';

const catalogue = await readCatalogue(['content'], () => {});
const bundle = catalogue.newest({ brand: 'example-sms', topic: 'sign-in', language: 'en' });
assert.ok(bundle);
const ticket = (parts: Partial<Draft> = {}, stored: Partial<KeptTicket> = {}): KeptTicket =>
  storedTicket(shippedDraft(bundle, parts), stored);

function entries(of: KeptTicket, id: BriefSection['id'], first?: Draft): readonly BriefEntry[] {
  return makeBrief(catalogue, of, first).sections.find((section) => section.id === id)?.entries ?? [];
}
const texts = (some: readonly BriefEntry[]): string[] => some.map((entry) => ('text' in entry ? entry.text : ''));

describe('the brief', () => {
  test('begins with what is not verified, then who they say they are, and what they asked for', () => {
    const order = ['unverified', 'claims', 'message', 'trail', 'shown', 'check', 'do', 'about'] as const;
    assert.deepEqual(
      makeBrief(catalogue, ticket()).sections.map(({ id }) => id),
      order,
    );
    const [claim] = entries(ticket(), 'claims');
    assert.deepEqual(claim, { label: 'Signs in with this username or email', value: 'ada.example', typed: true });
    assert.deepEqual(entries(ticket(), 'message'), [{ quote: 'It says I am locked out.\nSince Monday.' }]);
  });

  test('tells the trail in the words of the content', () => {
    assert.deepEqual(entries(ticket(), 'trail').slice(-2), [
      { label: 'Could your user be locked?', value: 'I entered more than 3 wrong passwords', typed: false },
      { text: 'This led to the ticket “Please unlock my user”.' },
    ]);
    assert.deepEqual(entries(ticket(), 'shown'), [
      {
        label: 'Reset a password',
        value: 'https://help.example.com/hc/en-us/articles/1001',
        typed: false,
      },
    ]);
  });

  test('says where the page opened a step', () => {
    const [first, second] = entries(ticket({ trail: { start: 'unlock-user', answers: [] } }), 'trail');
    assert.deepEqual(first, { text: 'The page opened the help at “Ask us to unlock your user”.' });
    assert.deepEqual(second, { text: 'No question was answered.' });
  });

  test('says what to check and to do: for every ticket, then for this kind', () => {
    const check = texts(entries(ticket(), 'check'));
    assert.match(check[2] ?? '', /Account Search/);
    assert.match(check[3] ?? '', /greyed out/);
    assert.match(texts(entries(ticket(), 'do'))[0] ?? '', /Unlock user/);
    assert.match(makeBrief(catalogue, ticket()).reply ?? '', /^Hello,[^]*Kind regards$/);
  });

  test('has the line for the escalation, its Gateway ID blank and the customer’s number beside it', () => {
    const { escalation } = makeBrief(catalogue, ticket({ outcome: 'reset-email-missing', revision: 'another' }));
    assert.deepEqual(escalation, {
      line: '@support-melbourne Gateway ID: ____ Is the email address ada@example.org on the Global Black List?',
      accountAsGiven: '4711',
    });
    assert.equal(makeBrief(catalogue, ticket()).escalation, undefined);
  });

  test('leaves a blank where there is no email address, and says what was not given', () => {
    const phone = ticket({
      outcome: 'reset-email-missing',
      revision: 'another',
      requester: { phone: '0491 570 006' },
      fields: {},
      message: '',
    });
    assert.equal(
      makeBrief(catalogue, phone).escalation?.line,
      '@support-melbourne Gateway ID: ____ Is the email address ____ on the Global Black List?',
    );
    assert.deepEqual(entries(phone, 'claims')[0], {
      label: 'Signs in with this username or email',
      value: 'not given',
      typed: false,
    });
    assert.deepEqual(entries(phone, 'message'), [{ text: 'Nothing was written.' }]);
  });

  test('has the user whose profile is to change', () => {
    const other = ticket({ outcome: 'change-other-user', fields: { 'affected-user-email': 'sam@example.org' } });
    assert.ok(entries(other, 'claims').some((entry) => 'value' in entry && entry.value === 'sam@example.org'));
  });

  test('fills in the sign-in page, and reads right where it is not known', () => {
    const lineOf = (brand: string): string =>
      makeBrief(catalogue, ticket({ brand, outcome: 'something-else' })).reply?.split('\n')[4] ?? '';
    assert.equal(lineOf('example-sms'), '1. Go to the sign-in page you always use. https://example.com/sign-in');
    assert.equal(lineOf('tpg-messaging'), '1. Go to the sign-in page you always use.');
  });

  test('tells of every flag in words', () => {
    const flags = ['repeated-address', 'trap', 'too-fast', 'unknown-revision'] as const;
    assert.equal(new Set(texts(entries(ticket({}, { flags }), 'flags'))).size, 4);
    assert.deepEqual(entries(ticket(), 'flags'), []);
  });

  test('tells what changed in a later version', () => {
    const first = shippedDraft(bundle);
    const later = ticket(
      { requester: { ...first.requester, phone: '0491 570 156' }, message: 'Never mind the Monday.' },
      { additionTo: first.submissionId },
    );
    const [said] = texts(entries(later, 'flags', first));
    assert.match(said ?? '', /later version, whole\. Changed: Phone number to answer on; In their own words\.$/);
    assert.match(texts(entries(later, 'flags'))[0] ?? '', /later version, whole\.$/);
    assert.match(
      texts(entries(ticket({}, { additionTo: 'x' }), 'flags', first))[0] ?? '',
      /Only their answers differ\.$/,
    );
  });
});

describe('a ticket that nobody here can check', () => {
  const unknown: readonly (readonly [what: string, parts: Partial<Draft>])[] = [
    ['of an unknown revision', { revision: 'of-another-time' }],
    ['whose trail the content cannot have led', { outcome: 'add-email' }],
  ];
  for (const [what, parts] of unknown) {
    test(`${what} has bare ids, marked as not verified`, () => {
      const of = ticket(parts);
      assert.equal(makeBrief(catalogue, of).trailVerified, false);
      const [note, first] = entries(of, 'trail');
      assert.match(texts(note ? [note] : [])[0] ?? '', /^Not verified/);
      assert.deepEqual(first, { label: 'what-happens', value: 'no-reset-email', typed: false });
      assert.deepEqual(texts(entries(of, 'shown')).slice(1), ['reset-password']);
    });
  }

  test('of an unknown kind has what holds for every ticket', () => {
    const of = ticket({ outcome: 'constructor' });
    assert.match(texts(entries(of, 'check'))[2] ?? '', /Account Search/);
    assert.match(texts(entries(of, 'do'))[0] ?? '', /no advice/);
    assert.equal(makeBrief(catalogue, of).reply, undefined);
  });

  test('of an unknown topic says at least that', () => {
    assert.match(texts(entries(ticket({ topic: 'toString' }), 'do'))[0] ?? '', /no advice/);
  });
});

describe('what a customer wrote', () => {
  test('is cut where it is too long, and the agent is told', () => {
    const message = 'word '.repeat(4 * MESSAGE_LIMIT);
    const [quoted, told] = entries(ticket({ message }), 'message');
    assert.ok(quoted && 'quote' in quoted && quoted.quote.length === 5_999);
    assert.match(texts(told ? [told] : [])[0] ?? '', /^Cut here: 93999 more/);
  });
});
