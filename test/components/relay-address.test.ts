import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { relayAddress } from '../../components/help-ticket/relay-address.ts';

describe('the address of a relay that a page names', () => {
  for (const [address, origin] of [
    ['https://relay.example.com', 'https://relay.example.com'],
    ['https://relay.example.com/', 'https://relay.example.com'],
    ['  https://relay.example.com\n', 'https://relay.example.com'],
    ['HTTPS://Relay.Example.com:443', 'https://relay.example.com'],
    ['https://relay.example.com:8443', 'https://relay.example.com:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://LOCALHOST', 'http://localhost'],
    ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787'],
    ['http://127.1', 'http://127.0.0.1'],
    ['http://[::1]:8787', 'http://[::1]:8787'],
  ] as const) {
    test(`${JSON.stringify(address)} is ${origin}`, () => assert.equal(relayAddress(address), origin));
  }

  for (const address of [
    '',
    '/',
    'relay.example.com',
    'http://relay.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://127.999.999.999',
    'http://localhost:99999',
    'https://relay.example.com/v1',
    'https://relay.example.com/?',
    'https://relay.example.com/#',
    'https://someone@relay.example.com',
    'https://someone:secret@relay.example.com',
    'https://relay.example.com\\v1',
    'https://relay.example.com:port',
    'https://:443',
    'https://[bad',
    'https://a<b',
    'https://a%2fb',
    'https://a\0b',
    'https://relay.example\uff0fx',
    'ws://localhost',
    'javascript:alert(1)',
    'data:text/plain,x',
  ]) {
    test(`${JSON.stringify(address)} is none`, () => assert.equal(relayAddress(address), undefined));
  }
});
