import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clientAddress, networkList, networkOf } from '../../../relay/abuse/network.ts';

describe('the network of an address', () => {
  for (const [address, network] of [
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['::ffff:cb00:714d', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['no address', 'unknown'],
    ['', 'unknown'],
  ] as const) {
    test(`${address || 'nothing'}: ${network}`, () => assert.equal(networkOf(address), network));
  }
});

describe('where a request came from', () => {
  const trusted = networkList(['10.0.0.0/8', '2001:db8:ffff::/48', '192.0.2.1']);
  const cases: readonly (readonly [what: string, peer: string, forwarded: string | undefined, address: string])[] = [
    ['nobody is trusted unasked', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['the one a proxy names', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['a proxy inside of IPv6', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['a proxy by IPv6', '2001:db8:ffff::1', '2001:db8::5', '2001:db8::5'],
    [
      'the right-most that no proxy of ours is',
      '10.0.0.1',
      '1.2.3.4, 198.51.100.1, 10.9.9.9, 192.0.2.1',
      '198.51.100.1',
    ],
    ['what a client wrote itself does not count', '10.0.0.1', '10.0.0.5, 127.0.0.1, 198.51.100.1', '198.51.100.1'],
    ['with a port', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['in brackets, with a port', '10.0.0.1', '[2001:db8::5]:4711', '2001:db8::5'],
    ['a proxy that names nobody', '10.0.0.1', undefined, '10.0.0.1'],
    ['a proxy that names nonsense', '10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
    ['an empty word', '10.0.0.1', '', '10.0.0.1'],
    ['proxies alone', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
  ];
  for (const [what, peer, forwarded, address] of cases) {
    test(what, () => assert.equal(clientAddress(peer, forwarded, trusted), address));
  }

  test('the end of a long list', () => {
    assert.equal(clientAddress('10.0.0.1', '10.0.0.1,'.repeat(1_500), trusted), '10.0.0.1');
  });
});

describe('a list of networks', () => {
  for (const wrong of ['10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', 'example.com', '', '2001:db8::/129', '1.2.3/8']) {
    test(`"${wrong}" is refused`, () => assert.throws(() => networkList([wrong]), RangeError));
  }
});
