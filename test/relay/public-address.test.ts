import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPublicAddress, publicLookup } from '../../relay/public-address.ts';

describe('an address of the public internet', () => {
  for (const address of [
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450:4001::1',
  ]) {
    test(`is ${address}`, () => assert.equal(isPublicAddress(address), true));
  }

  for (const address of [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '100::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'localhost',
    '127.1',
    '2130706433',
    '',
  ]) {
    test(`is not "${address}"`, () => assert.equal(isPublicAddress(address), false));
  }
});

describe('looking a name up', () => {
  const failure = (name: string, all: boolean): Promise<string | undefined> =>
    new Promise((told) => publicLookup(name, { all }, (error) => told(error?.code)));

  for (const all of [true, false]) {
    test(`fails where it has private addresses alone, asked for ${all ? 'all' : 'one'}`, async () => {
      assert.equal(await failure('localhost', all), 'EPRIVATE');
    });
  }
});
