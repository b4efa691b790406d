import assert from 'node:assert/strict';
import { copyFileSync, globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build } from 'vite';
import { builtBundles } from '../support/built.ts';
import type { Consumer } from '../support/packed.ts';
import { installPackage, run } from '../support/packed.ts';

const CLASSES = [
  'HelpAnswerEvent',
  'HelpCloseEvent',
  'HelpDeliveryEvent',
  'HelpErrorEvent',
  'HelpOpenEvent',
  'HelpOutcomeEvent',
  'HelpRequestCloseEvent',
  'HelpStepEvent',
  'HelpSubmitEvent',
  'HelpWidget',
];

describe('the npm package', () => {
  let consumer: Consumer;
  let folder: string;
  before(() => {
    consumer = installPackage();
    folder = join(consumer.folder, 'node_modules/help-widget');
  });
  after(() => consumer[Symbol.dispose]());

  test('is what publint would have published', async () => {
    const { messages, pkg } = await publint({ pkgDir: folder, pack: false, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  test('has types wherever it is imported as a module (there is no CommonJS)', () => {
    // Without asking the registry for types of somebody else.
    const args = ['--profile', 'esm-only', '--no-definitely-typed', '--format', 'ascii', consumer.tarball];
    const said = run(resolve('node_modules/.bin/attw'), args, consumer.folder);
    for (const entry of ['help-widget', 'help-widget/define', 'help-widget/react'])
      assert.ok(said.includes(`"${entry}"`));
  });

  test('is there for every file that its package.json names', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
    assert.equal(manifest['dependencies'], undefined);
    const named = JSON.stringify([manifest['exports'], manifest['customElements'], manifest['files']]);
    const paths = [...named.matchAll(/"(?:\.\/)?((?:dist|vscode)[^"]+)"/g)].map(([, path = '']) => path);
    assert.ok(paths.length > 8);
    assert.deepEqual(
      paths.filter((path) => globSync(path, { cwd: folder }).length === 0),
      [],
    );
  });

  test('tells tools of the element, where it can be imported from', async () => {
    const { modules } = JSON.parse(readFileSync(join(folder, 'dist/custom-elements.json'), 'utf8')) as {
      modules: readonly { path: string; exports: readonly { kind: string; name: string }[] }[];
    };
    const [classes, registration] = modules;
    const inPackage = (await import(pathToFileURL(join(folder, classes?.path ?? '')).href)) as object;
    assert.deepEqual(classes?.exports.map(({ name }) => name).toSorted(), Object.keys(inPackage));
    assert.deepEqual(
      registration?.exports.map(({ kind, name }) => [kind, name]),
      [['custom-element-definition', 'help-widget']],
    );
    assert.match(readFileSync(join(folder, registration?.path ?? ''), 'utf8'), /define\("help-widget"/);
  });

  test('is imported on a server, where there is no DOM, and does nothing there', () => {
    const script = `
      const before = Object.getOwnPropertyNames(globalThis).concat(Object.getOwnPropertySymbols(globalThis));
      if (['HTMLElement', 'document', 'customElements', 'CSSStyleSheet'].some((name) => name in globalThis)) throw 'a DOM';
      const classes = await import('help-widget');
      const none = [await import('help-widget/define'), await import('help-widget/react'), await import('help-widget/preact')];
      const after = Object.getOwnPropertyNames(globalThis).concat(Object.getOwnPropertySymbols(globalThis));
      const left = after.filter((name) => !before.includes(name));
      console.log(JSON.stringify([Object.keys(classes), none.flatMap(Object.keys), left.map(String)]));
      new classes.HelpStepEvent('lock-signs', 'question', 'sign-in');`;
    const said = run(process.execPath, ['--input-type=module', '-e', script], consumer.folder);
    assert.deepEqual(JSON.parse(said), [CLASSES, [], []]);
  });

  test('has every bundle under a name that stays', () => {
    const script = `
      const names = ${JSON.stringify(builtBundles().map(({ topic, brand, lang }) => `${topic}.${brand.id}.${lang}`))};
      const found = names.map((name) => import('help-widget/content/' + name + '.json', { with: { type: 'json' } }));
      console.log(JSON.stringify((await Promise.all(found)).map((module) => module.default)));`;
    const said = run(process.execPath, ['--input-type=module', '-e', script], consumer.folder);
    assert.deepEqual(JSON.parse(said), builtBundles());
  });

  test('adds nothing to a page that only asks for a type or a class it does not use', async () => {
    assert.equal(
      await bundled("import 'help-widget'; import 'help-widget/react'; import { HelpWidget } from 'help-widget';"),
      '',
    );
    const code = await bundled("import { HelpStepEvent } from 'help-widget'; console.log(HelpStepEvent.name);");
    assert.match(code, /help-step/);
    assert.doesNotMatch(code, /attachShadow|customElements/);
  });

  test('keeps what registers the elements', async () => {
    const code = await bundled("import 'help-widget/define';");
    for (const tag of ['help-widget', 'help-panel', 'help-ticket'])
      assert.match(code, new RegExp(`["'\`]${tag}["'\`]`));
    assert.match(code, /createPolicy\(["'`]help-widget["'`]/);
    assert.doesNotMatch(code, /createPolicy\(["'`]lit-html/);
  });

  for (const [how, options] of [
    ['as bundlers do', { module: 'esnext', moduleResolution: 'bundler' }],
    ['as Node.js does', { module: 'nodenext', moduleResolution: 'nodenext' }],
  ] as const) {
    test(`has types for plain TypeScript, React 19 and Preact where modules are found ${how}`, () => {
      const files = globSync('test/dist/consumer/*.{ts,tsx}');
      assert.equal(files.length, 3);
      for (const file of files) copyFileSync(file, join(consumer.folder, basename(file)));
      const [, example = ''] = /```tsx\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
      assert.match(example, /<help-widget/, 'README.md shows how it is used from React');
      consumer.write('readme.tsx', example);
      const compilerOptions = {
        ...options,
        target: 'es2022',
        lib: ['es2023', 'dom'],
        jsx: 'react-jsx',
        strict: true,
        exactOptionalPropertyTypes: true,
        verbatimModuleSyntax: true,
        skipLibCheck: false,
        types: [],
        noEmit: true,
      };
      consumer.write(
        'tsconfig.json',
        JSON.stringify({ compilerOptions, files: ['readme.tsx', ...files.map((file) => basename(file))] }),
      );
      assert.equal(run(resolve('node_modules/.bin/tsc'), ['-p', '.'], consumer.folder), '');
    });
  }

  /** All that Vite makes of a page's one module, without comments. */
  async function bundled(module: string): Promise<string> {
    const input = consumer.write('entry.js', module);
    const output = await build({
      configFile: false,
      logLevel: 'error',
      root: consumer.folder,
      build: { write: false, minify: 'oxc', modulePreload: false, rolldownOptions: { input } },
    });
    const [result] = [output].flat();
    assert.ok(result && 'output' in result);
    return result.output
      .map((part) => ('code' in part ? part.code : ''))
      .join('')
      .trim();
  }
});
