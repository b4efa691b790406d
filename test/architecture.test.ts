import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { architectureFaults } from './support/architecture.ts';
import { importsOf } from './support/imports.ts';
import { sourcesIn } from './support/sources.ts';

describe('the architecture', () => {
  const sources = sourcesIn('src', 'components', 'demo', 'relay');

  test('no module imports against the order of the rooms', () => {
    assert.deepEqual(architectureFaults(sources), []);
  });

  test('the modules and their imports are really read', () => {
    assert.ok(sources.length > 20, `only ${sources.length} modules were found`);
    const imports = sources.flatMap(importsOf).filter(({ specifier }) => specifier?.startsWith('.'));
    assert.ok(imports.length > 30, `only ${imports.length} imports were found`);
  });
});

describe('the check of the architecture finds', () => {
  const right =
    'src/bundle <- src/flow <- src/ticket <- src/channel <- src/outbox <- components <- src/embed <- src/package <- demo';
  const bad: readonly (readonly [what: string, path: string, text: string, fault: string])[] = [
    [
      'an import to the right',
      'src/flow/walk.ts',
      "import { a } from '../ticket/draft.ts';",
      `src/flow/walk.ts:1 imports src/ticket/draft.ts: src/ticket stands to the right of src/flow (${right})`,
    ],
    [
      'an import of types only',
      'src/bundle/bundle.ts',
      "\nimport type { A } from '../flow/state.ts';",
      `src/bundle/bundle.ts:2 imports src/flow/state.ts: src/flow stands to the right of src/bundle (${right})`,
    ],
    [
      'an import for its effect',
      'src/channel/copy.ts',
      "import '../outbox/outbox.ts';",
      `src/channel/copy.ts:1 imports src/outbox/outbox.ts: src/outbox stands to the right of src/channel (${right})`,
    ],
    [
      'something passed on',
      'src/outbox/outbox.ts',
      "export * from '../../components/help-panel/help-panel.ts';",
      `src/outbox/outbox.ts:1 imports components/help-panel/help-panel.ts: components stands to the right of src/outbox (${right})`,
    ],
    [
      'a dynamic import',
      'components/help-panel/help-panel.ts',
      'export const load = () => import(`../../src/embed/loader.ts`);',
      `components/help-panel/help-panel.ts:1 imports src/embed/loader.ts: src/embed stands to the right of components (${right})`,
    ],
    [
      'an import inside a type',
      'src/ticket/draft.ts',
      "export type C = import('../channel/channel.ts').Channel;",
      `src/ticket/draft.ts:1 imports src/channel/channel.ts: src/channel stands to the right of src/ticket (${right})`,
    ],
    [
      'a computed address',
      'components/help-panel/help-panel.ts',
      'export const load = (name: string) => import(`./${name}.ts`);',
      'components/help-panel/help-panel.ts:1 imports a computed address: what is loaded must stand in the text',
    ],
    [
      'the compiler in what is shipped',
      'components/help-panel/help-panel.ts',
      "import { compile } from '../../src/compile/compile.ts';",
      'components/help-panel/help-panel.ts:1 imports src/compile/compile.ts: nothing but configuration, scripts and tests may import from src/compile',
    ],
    [
      'more than bundles in the compiler',
      'src/compile/walk.ts',
      "import { begin } from '../flow/walk.ts';",
      'src/compile/walk.ts:1 imports src/flow/walk.ts: src/compile may import only from src/bundle',
    ],
    [
      'a channel in the relay',
      'relay/accept.ts',
      "import { a } from '../src/channel/channel.ts';",
      'relay/accept.ts:1 imports src/channel/channel.ts: relay may import only from src/bundle, src/flow, src/ticket, src/compile',
    ],
    [
      'a test in what is shipped',
      'src/flow/state.ts',
      "import { topic } from '../../test/support/reset-topic.ts';",
      'src/flow/state.ts:1 imports test/support/reset-topic.ts: nothing shipped may import from test',
    ],
    [
      'the demo in what is shipped',
      'src/embed/loader.ts',
      "import '../../demo/demo.ts';",
      'src/embed/loader.ts:1 imports demo/demo.ts: nothing shipped may import from demo',
    ],
    [
      'Lit outside of components',
      'src/embed/loader.ts',
      "import { html } from 'lit';",
      'src/embed/loader.ts:1 imports lit: only components may import Lit',
    ],
    [
      'Floating UI outside of its chunk',
      'components/help-panel/help-panel.ts',
      "import { flip } from '@floating-ui/dom';",
      'components/help-panel/help-panel.ts:1 imports @floating-ui/dom: only components/internal/place.ts may import Floating UI, so that it stays a download of its own',
    ],
    [
      'Node.js in what a browser downloads',
      'src/ticket/text.ts',
      "import { inspect } from 'node:util';",
      'src/ticket/text.ts:1 imports node:util: what a browser downloads has no Node.js',
    ],
    [
      'the DOM tree in src',
      'src/ticket/text.ts',
      'export const title = (): string => document.title;',
      'src/ticket/text.ts:1 uses document: src/ticket knows no DOM tree (only components and src/embed do)',
    ],
  ];
  for (const [what, path, text, fault] of bad) {
    test(what, () => assert.deepEqual(architectureFaults([{ path, text }]), [fault]));
  }
});

describe('the check of the architecture takes', () => {
  const good: readonly (readonly [what: string, path: string, text: string])[] = [
    ['an import to the left', 'src/flow/walk.ts', "import type { Bundle } from '../bundle/bundle.ts';"],
    ['an import in the same room', 'src/flow/walk.ts', "import { replay } from './state.ts';"],
    ['Lit in components', 'components/help-step/help-step.ts', "import { html } from 'lit';"],
    [
      'Floating UI where the panel is placed',
      'components/internal/place.ts',
      "import { flip } from '@floating-ui/dom';",
    ],
    [
      'an import that is only spoken of',
      'src/bundle/bundle.ts',
      "// import '../flow/walk.ts';\nexport const a = `import '../demo/x.ts'`;",
    ],
    [
      'a property called document',
      'src/ticket/text.ts',
      'export const a = (draft: { document: string }) => draft.document;',
    ],
    [
      'the demo seeing everything',
      'demo/demo.ts',
      "import '../src/embed/loader.ts';\nimport { a } from '../src/ticket/draft.ts';",
    ],
  ];
  for (const [what, path, text] of good) {
    test(what, () => assert.deepEqual(architectureFaults([{ path, text }]), []));
  }
});
