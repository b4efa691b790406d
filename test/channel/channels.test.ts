import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChannelSettings } from '../../src/bundle/bundle.ts';
import { channels, offered, senders } from '../../src/channel/channels.ts';
import { direct } from '../../src/channel/direct.ts';
import { aBundle } from '../support/bundle.ts';
import { aDraft } from '../support/drafts.ts';
import { fakeLocks } from '../support/locks.ts';
import { keepingWorld } from './contract.ts';

Object.assign(senders, direct({ locks: fakeLocks, page: new EventTarget() }));

const form: ChannelSettings = {
  channel: 'zendesk-form',
  host: 'support.example.com',
  locale: 'en-us',
  lineBreak: '\n',
  fields: {},
};
const requests: ChannelSettings = { channel: 'zendesk-requests', endpoint: 'https://example.zendesk.com', fields: {} };
const email: ChannelSettings = { channel: 'email', address: 'support@example.com' };
const relay: ChannelSettings = { channel: 'relay', endpoint: 'https://relay.example.com' };
const copy: ChannelSettings = { channel: 'copy' };

function idsOf(settings: readonly ChannelSettings[], draft = aDraft()): readonly string[] {
  return offered(channels(aBundle(settings), keepingWorld()), draft).map(({ id }) => id);
}

describe('channels', () => {
  test('are offered in the order of the brand', () => {
    assert.deepEqual(idsOf([email, form, requests, copy]), ['email', 'zendesk-form', 'zendesk-requests', 'copy']);
    assert.deepEqual(idsOf([requests, email, form, copy]), ['zendesk-requests', 'email', 'zendesk-form', 'copy']);
  });

  test('one that is not there is left out', () => {
    assert.deepEqual(idsOf([relay, email, copy]), ['email', 'copy']);
  });

  test('copy is always there, once, and last', () => {
    assert.deepEqual(idsOf([]), ['copy']);
    assert.deepEqual(idsOf([copy, email]), ['email', 'copy']);
    assert.deepEqual(idsOf([relay]), ['copy']);
  });

  test('a person without email is offered those that need none', () => {
    const draft = aDraft({ requester: { phone: '+44 20 7946 0000' } });
    assert.deepEqual(idsOf([requests, email, form, copy], draft), ['zendesk-form', 'copy']);
  });
});
