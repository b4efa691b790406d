import { assert } from 'chai';
import { fill, WORD_KEYS } from '../../src/bundle/words.ts';

describe('the words, in a browser', () => {
  it('fills what has a value and leaves what has none to be seen', () => {
    assert.equal(fill('{count} characters left of {most}', { count: 12 }), '12 characters left of {most}');
  });

  it('takes a value as it stands, even one that looks like a pattern', () => {
    assert.equal(fill('Sent as {reference}', { reference: '$& {reference}' }), 'Sent as $& {reference}');
  });

  it('names every key once', () => {
    assert.equal(new Set(WORD_KEYS).size, WORD_KEYS.length);
  });
});
