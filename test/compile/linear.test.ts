import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomContent } from '../../bench/compile.ts';
import { compile } from '../../src/compile/compile.ts';

test('content of 2,000 steps compiles without findings, and a step takes no longer than in a quarter of it', () => {
  const time = (count: number): number => {
    const files = randomContent(count);
    const began = performance.now();
    const { bundles, findings } = compile(files);
    const took = performance.now() - began;
    assert.deepEqual(findings, []);
    assert.ok(bundles.length === 2 && bundles.every(({ steps }) => Object.keys(steps).length > count / 2));
    return took / count;
  };
  time(500);
  const small = Math.max(time(500), time(500), time(500));
  const large = Math.min(time(2_000), time(2_000));
  assert.ok(large < small * 2, `${large} ms a step, and ${small} ms in a quarter of it: some rule is not linear`);
});

test('bad content of 2,000 steps is told in linear time too', () => {
  const time = (count: number): number => {
    const files = randomContent(count);
    const bad = {
      ...files,
      'topics/trial.yaml': (files['topics/trial.yaml'] ?? '')
        .replaceAll('go: done', 'go: nowhere')
        .replaceAll('**button', '`button` **button'),
    };
    const began = performance.now();
    const { findings } = compile(bad);
    const took = performance.now() - began;
    assert.ok(findings.length > count / 4, `${findings.length}`);
    return took / count;
  };
  time(500);
  const small = Math.max(time(500), time(500), time(500));
  const large = Math.min(time(2_000), time(2_000));
  assert.ok(large < small * 2, `${large} ms a step, and ${small} ms in a quarter of it`);
});
