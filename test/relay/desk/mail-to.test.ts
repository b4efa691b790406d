import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mailTo } from '../../../relay/desk/local/mail-to.ts';

const REFERENCE = 'HW-7F3K-92QD';

describe('the link that opens a mail to the customer', () => {
  test('has their address and the reference', () => {
    assert.equal(
      mailTo(' ada@example.org ', REFERENCE),
      'mailto:ada@example.org?subject=Your%20request%20HW-7F3K-92QD',
    );
    assert.match(mailTo('ζωή@παράδειγμα.gr', REFERENCE) ?? '', /^mailto:%CE[^@]*@%CF[^?]*\?subject=/);
  });

  test('takes nothing else from the address', () => {
    for (const email of ['ada?cc=eve@example.org', 'ada&bcc=eve%40x.org@example.org', 'a#b/c@example.org']) {
      const link = mailTo(email, REFERENCE) ?? '';
      const { pathname, search, hash } = new URL(link);
      assert.deepEqual(
        [decodeURIComponent(pathname), search, hash],
        [email, '?subject=Your%20request%20HW-7F3K-92QD', ''],
      );
    }
  });

  test('is not there for what is no plain address', () => {
    for (const email of [
      undefined,
      '',
      'ada',
      'a@b.example, c@d.example',
      '"a,b"@example.org',
      'ada\ud83d@example.org',
      'a\u202eb@example.org',
    ]) {
      assert.equal(mailTo(email, REFERENCE), undefined, email);
    }
  });
});
