import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { MADE_UP, stages } from '../../bench/bytes.ts';

describe('the bytes with Brotli, until', () => {
  for (const { what, files, brotli, budget } of stages()) {
    test(what, () => {
      assert.ok(files.length > 0, 'nothing is loaded for it: run "npm run build", or see what the manifest calls it');
      const list = files.map((file) => `  ${String(file.brotli).padStart(6)}  ${file.file}`).join('\n');
      assert.ok(
        brotli <= budget,
        `${what}: ${brotli} bytes, ${brotli - budget} over the budget of ${budget}.\n${list}\n` +
          'See what came in since the last build that fitted (npm run build prints each file), and take it out again, ' +
          'or move what is not needed yet to a part that is loaded later. ' +
          'A budget is raised by a decision, with its reason, never to make this test pass.',
      );
    });
  }

  test('no company is left out: a brand that is says in its first line that it is made up', () => {
    for (const brand of MADE_UP)
      assert.match(readFileSync(`content/brands/${brand}.yaml`, 'utf8'), /^# A made-up brand /);
  });

  test('each stage holds what it should, so that a build with parts missing does not fit by mistake', () => {
    const names = stages().map(({ files }) => files.map(({ file }) => file.replace(/\.[\w-]{8}(?=\.\w+$)/, '')));
    const [launcher = [], question = [], placement = [], journey = [], direct = [], relay = []] = names;
    assert.deepEqual(launcher, ['help-widget.js']);
    for (const part of ['help-widget.js', 'panel.js', 'files.js']) assert.ok(question.includes(part), part);
    assert.ok(question.some((file) => file.startsWith('content/sign-in.')));
    assert.ok(placement.includes('place.js'));
    assert.ok(journey.includes('ticket.js'));
    assert.equal(journey.filter((file) => file.startsWith('content/sign-in.')).length, 1);
    for (const file of question.filter((name) => name.endsWith('.js'))) assert.ok(journey.includes(file), file);
    assert.deepEqual(direct, ['direct.js']);
    assert.deepEqual(relay, ['relay.js']);
  });
});
