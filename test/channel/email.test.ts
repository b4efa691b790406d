import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { FilledLink } from '../../src/channel/channel.ts';
import { email } from '../../src/channel/email.ts';
import type { Draft } from '../../src/ticket/draft.ts';
import { aBundle } from '../support/bundle.ts';
import { aDraft, drafts } from '../support/drafts.ts';
import { channelContract } from './contract.ts';

const settings = { channel: 'email', address: 'support@example.com' } as const;

channelContract('email', (bundle) => email(settings, bundle), decodeURIComponent);

function linkOf(draft: Draft, address: string = settings.address): FilledLink {
  const link = email({ channel: 'email', address }, aBundle()).link?.(draft);
  assert.ok(link);
  return link;
}

describe('email', () => {
  test('is not offered to a person without email', () => {
    const channel = email(settings, aBundle());
    assert.equal(channel.takes(aDraft({ requester: { phone: '+44 20 7946 0000' } })), false);
    assert.equal(channel.takes(aDraft({ requester: { email: '', phone: '1' } })), false);
  });

  test('has subject and body, with line breaks as RFC 6068 wants them', () => {
    const { href } = linkOf(aDraft({ message: 'one\ntwo\r\nthree\rfour' }));
    assert.ok(href.startsWith('mailto:support@example.com?subject=Please%20replace%20my%20parcel&body='));
    assert.ok(href.includes('one%0D%0Atwo%0D%0Athree%0D%0Afour'));
    assert.equal(href.replaceAll('%0D%0A', '').match(/%0[AD]/), null);
  });

  test('is never longer than the limit, and adds no header or recipient, for any draft', () => {
    fc.assert(
      fc.property(drafts(), (draft) => {
        const { href } = linkOf(draft);
        assert.ok(href.length <= 1_900, String(href.length));
        const [to, query = '', ...more] = href.split('?');
        assert.equal(to, 'mailto:support@example.com');
        assert.deepEqual(more, []);
        assert.deepEqual(
          query.split('&').map((part) => part.split('=')[0]),
          ['subject', 'body'],
        );
        assert.ok(!/%0[AD]/.test(query.split('&')[0] ?? ''), 'the subject is one line');
      }),
      { numRuns: 400 },
    );
  });

  test('an address in the settings cannot bring headers either', () => {
    const { href } = linkOf(aDraft(), 'a@example.com?cc=b@example.com&x,c@example.com');
    assert.ok(href.startsWith('mailto:a@example.com%3Fcc%3Db@example.com%26x%2Cc@example.com?subject='));
  });

  test('a long message is cut at a word with a mark, and offered in full', () => {
    const message = 'word '.repeat(900).trim();
    const { href, left } = linkOf(aDraft({ message }));
    assert.deepEqual(
      left.map(({ id }) => id),
      ['message', 'trail', 'articles', 'about'],
    );
    assert.deepEqual(left[0]?.lines, [message]);
    const text = decodeURIComponent(href);
    assert.match(text, /word word …\r\n\r\n/);
    assert.ok(text.includes('ada@example.com') && text.includes('ada\r\n'), 'contact and fields stand');
    assert.ok(href.length > 1_900 - 60, `the room is used: ${href.length}`);
  });
});
