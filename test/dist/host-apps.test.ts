import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { installApps } from '../support/host-apps.ts';
import { run } from '../support/packed.ts';

test('the React app of the demo fits the types of the package', () => {
  using consumer = installApps();
  const compilerOptions = {
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2023', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    allowImportingTsExtensions: true,
    verbatimModuleSyntax: true,
    strict: true,
    noUncheckedSideEffectImports: true,
    skipLibCheck: true,
    types: [],
    noEmit: true,
  };
  consumer.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['demo/hosts/react'] }));
  assert.equal(run(resolve('node_modules/.bin/tsc'), ['-p', '.'], consumer.folder), '');
});
