import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sum } from '../../scripts/testing/element-figures.mjs';
import { closingLine, judge } from '../../scripts/testing/outcome.ts';
import { journeyOutcome, partsOf } from '../../scripts/testing/parts.ts';
import { runPart } from '../../scripts/testing/run-part.ts';

describe('a runner', () => {
  test('that ended well counts as it says', () => {
    assert.deepEqual(judge({ passed: 3, failed: 0 }, 0), { passed: 3, failed: 0 });
    assert.deepEqual(judge({ passed: 3, failed: 2 }, 1), { passed: 3, failed: 2 });
  });

  test('that ran nothing has failed', () => {
    assert.deepEqual(judge({ passed: 0, failed: 0 }, 0), { passed: 0, failed: 1, note: 'no test ran' });
  });

  test('that says all is well and ends badly has failed', () => {
    assert.equal(judge({ passed: 3, failed: 0, note: '1 skipped' }, 1).failed, 1);
    assert.equal(judge({ passed: 3, failed: 0 }, null).failed, 1);
  });

  test('that wrote nothing has failed, whatever its exit', () => {
    assert.equal(judge(undefined, 0).failed, 1);
  });

  test('that cannot be started has failed', async () => {
    const outcome = await runPart({ id: 'x', what: 'X', command: ['no-such-program-here'], minutes: 1 });
    assert.equal(outcome.failed, 1);
  });

  test('that takes too long is ended and has failed', async () => {
    const command = ['node', '-e', 'setInterval(() => {}, 1000)'];
    assert.deepEqual(await runPart({ id: 'x', what: 'X', command, minutes: 0.005 }), {
      passed: 0,
      failed: 1,
      note: 'ended after 0.005 minutes',
    });
  });

  test('without figures of its own is one test', async () => {
    const part = { id: 'x', what: 'X', minutes: 1 };
    assert.deepEqual(await runPart({ ...part, command: ['node', '-e', ''] }), { passed: 1, failed: 0 });
    assert.deepEqual(await runPart({ ...part, command: ['node', '-e', 'process.exit(3)'] }), { passed: 0, failed: 1 });
  });
});

describe('figures', () => {
  test('add up to the closing line', () => {
    assert.equal(
      closingLine([
        { passed: 2, failed: 1 },
        { passed: 5, failed: 0 },
      ]),
      '7 passed, 1 failed',
    );
  });

  test('of journeys: a flaky one and an error outside of a journey have failed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    assert.deepEqual(journeyOutcome({ stats, errors: [{ message: 'the site did not start' }] }), {
      passed: 4,
      failed: 3,
      note: '2 skipped',
    });
  });

  test('of elements: tests are counted at every depth, a file that could not be loaded has failed', () => {
    const test = (passed: boolean, skipped = false) => ({ name: 't', passed, skipped });
    const loaded = {
      passed: false,
      errors: [],
      testResults: {
        name: '',
        tests: [test(true)],
        suites: [{ name: 's', tests: [test(false), test(true, true)], suites: [] }],
      },
    };
    assert.deepEqual(sum([loaded, { passed: false, errors: [{ message: 'no such module' }] }]), {
      passed: 1,
      failed: 2,
      skipped: 1,
    });
  });
});

test('every part of the tests has a name of its own and ends by itself within the time of the whole', () => {
  const parts = partsOf('results');
  assert.equal(new Set(parts.map((part) => part.id)).size, parts.length);
  assert.ok(parts.every((part) => part.minutes > 0 && part.minutes <= 18));
});
