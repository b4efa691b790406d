import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ManifestFile } from '../../scripts/build/manifest.ts';
import { builtFiles, builtIndex } from '../support/built.ts';

/** What may be loaded until something stands, in bytes with Brotli at quality 11. */
const BUDGETS = {
  launcher: 3_000,
  'first question': 20_000,
  placement: 7_000,
  'whole journey with the ticket': 32_000,
};

const start = builtFiles('start');
const open = builtFiles('open');
const index = open.filter(({ file }) => file === builtIndex());
const chunks = open.filter(({ file }) => file.endsWith('.js'));
const bundles = open.filter((file) => !index.includes(file) && !chunks.includes(file));
const largest = bundles.toSorted((a, b) => b.brotli - a.brotli).slice(0, 1);
const firstQuestion = [...start, ...chunks, ...index, ...largest];

describe('the bytes on the way to', () => {
  const stages: readonly (readonly [keyof typeof BUDGETS, readonly ManifestFile[]])[] = [
    ['launcher', start],
    ['first question', firstQuestion],
    ['placement', builtFiles('place')],
    ['whole journey with the ticket', [...firstQuestion, ...builtFiles('ticket')]],
  ];
  for (const [stage, files] of stages) {
    test(stage, () => {
      const bytes = files.reduce((sum, { brotli }) => sum + brotli, 0);
      const budget = BUDGETS[stage];
      assert.ok(
        bytes <= budget,
        `${stage}: ${bytes} bytes, ${bytes - budget} over the budget of ${budget}.\n${files
          .map(({ file, brotli }) => `  ${String(brotli).padStart(6)}  ${file}`)
          .join(
            '\n',
          )}\nSee what came in since the last build that fitted (git log -p, npm run build prints each file), ` +
          'and take it out again, or move what is not needed yet to a part that is loaded later. ' +
          'A budget is raised by a decision, with its reason, never to make this test pass.',
      );
    });
  }

  test('every stage has files, so that an empty build does not fit by mistake', () => {
    for (const [stage, files] of stages) assert.ok(files.length > 0, stage);
    assert.equal(start.length, 1);
    assert.equal(index.length, 1);
    assert.ok(chunks.length > 0 && bundles.length > 2);
  });
});
