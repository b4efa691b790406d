import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../../src/compile/compile.ts';
import { formatFinding } from '../../src/compile/finding.ts';
import { changed, expectFine, FIXTURE_PHRASES, GOOD } from './fixture.ts';

test('good content has no findings and a bundle for each brand, in the order that facts.yaml names', () => {
  const { bundles, findings } = compile(GOOD);
  assert.deepEqual(findings, []);
  assert.deepEqual(
    bundles.map((bundle) => [bundle.topic, bundle.brand.id, bundle.lang, bundle.dir]),
    [
      ['door', 'two', 'en', 'ltr'],
      ['door', 'one', 'en', 'ltr'],
    ],
  );
  console.log(JSON.stringify(bundles, null, 1).slice(0, 6000));
  expectFine(GOOD);
  (void changed, formatFinding, FIXTURE_PHRASES);
});
