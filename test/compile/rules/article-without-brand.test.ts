import { describe, test } from 'node:test';
import { changed, expectFine, expectRefused, GOOD, lineOf } from '../fixture.ts';

describe('article-without-brand', () => {
  test('takes an article that one brand has and another lacks', () => expectFine(GOOD));

  test('refuses an article that no brand has', () => {
    const files = changed('topics/door.yaml', ['articles: [keys]', 'articles: [keys, locks]']);
    expectRefused('article-without-brand', files, [lineOf(files, 'topics/door.yaml', 'locks')], {
      says: /No brand has an article "locks"/,
    });
  });

  test('names the article that was probably meant', () => {
    const files = changed('topics/door.yaml', ['articles: [keys]', 'articles: [keys, keyss]']);
    expectRefused('article-without-brand', files, [lineOf(files, 'topics/door.yaml', 'keyss')], {
      says: / Did you mean "keys"\?$/,
    });
  });

  test('refuses an article that no step names', () => {
    const files = changed('brands/one.yaml', [
      'articles:\n',
      "articles:\n  locks: { title: Locks, href: 'https://example.com/' }\n",
    ]);
    expectRefused('article-without-brand', files, [lineOf(files, 'brands/one.yaml', 'locks')], {
      says: /No step names/,
    });
  });
});
