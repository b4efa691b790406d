import assert from 'node:assert/strict';
import { test } from 'node:test';
import { direction } from '../../src/compile/direction.ts';

const TAGS = [
  'en',
  'de',
  'ar',
  'ar-EG',
  'he',
  'fa',
  'ur',
  'ur-PK',
  'ps',
  'yi',
  'ja',
  'ru',
  'az-Arab',
  'pa-Arab',
  'ur-Latn',
  'zh-Hant-TW',
  'ug',
  'dv',
];

test('a language is written the way the platform knows', (t) => {
  const known = TAGS.map((tag) => {
    const locale = new Intl.Locale(tag) as Intl.Locale & {
      getTextInfo?: () => { direction?: string };
      textInfo?: { direction?: string };
    };
    return locale.getTextInfo?.().direction ?? locale.textInfo?.direction;
  });
  if (known.includes(undefined)) t.diagnostic('this Node.js does not tell the direction of every language');
  for (const [index, tag] of TAGS.entries()) {
    if (known[index] !== undefined) assert.equal(direction(tag), known[index], tag);
  }
  assert.equal(direction('ar'), 'rtl');
  assert.equal(direction('en'), 'ltr');
});
