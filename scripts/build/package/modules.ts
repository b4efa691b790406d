import path from 'node:path';
import type { Plugin } from 'vite';
import type { BuiltFile } from '../browser.ts';
import { run, toFile } from '../browser.ts';
import type { OutboxWords } from '../../../src/bundle/words.ts';
import type { ScriptKnows } from '../script-plugin.ts';
import { PARTS, relayKnows, scriptKnows, virtualModules } from '../script-plugin.ts';

/**
 * What `import` finds in the package, `help-widget` and `help-widget/define`, and what has to be a file of its own: who
 * imports only the class of an event gets no more.
 */
const DOORS = {
  index: 'src/package/index.ts',
  define: 'src/package/define.ts',
  'modules/events': 'components/help-widget/events.ts',
  'modules/ticket-events': 'components/help-ticket/events.ts',
};

/**
 * On a server there is no `HTMLElement` to extend. There the class can be imported, but not made; in the script's own
 * files this would only be bytes.
 */
const withoutDom: Plugin = {
  name: 'without-dom',
  transform(code, id) {
    if (!id.endsWith('/components/help-widget/help-widget.ts')) return undefined;
    const safe = code.replace('class HelpWidget extends HTMLElement', (found) =>
      found.replace('HTMLElement', '(globalThis.HTMLElement ?? class {})'),
    );
    if (safe === code) this.error('HelpWidget is declared in another way now: look for what it extends.');
    return safe;
  },
};

/**
 * The modules of the npm package. They are not minified: that is for the bundler of the page they go into, which also
 * gives names and hashes to the parts that are loaded when they are wanted.
 *
 * @returns with them the names of the packages that have gone into them
 */
export async function packageModules(
  root: string,
  files: ScriptKnows,
  outboxWords: Readonly<Record<string, OutboxWords>>,
): Promise<{ readonly modules: readonly BuiltFile[]; readonly packages: readonly string[] }> {
  const parts = new Map(Object.entries(PARTS).map(([part, file]) => [path.join(root, file), part]));
  const chunks = await run(
    root,
    {
      // Else each module would begin with its path, and that depends on where it is built.
      experimental: { attachDebugInfo: 'none' },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: ({ facadeModuleId }) => `modules/${parts.get(facadeModuleId ?? '') ?? '[name]'}.js`,
      },
    },
    [virtualModules({ ...scriptKnows(files), ...relayKnows(async () => outboxWords) }), withoutDom],
    // As a library: else Vite puts its own loader around every import().
    { lib: { entry: DOORS, formats: ['es'] } },
  );
  const packages = chunks.flatMap(({ moduleIds }) => moduleIds.flatMap((id) => PACKAGE.exec(id)?.[1] ?? []));
  return { modules: chunks.map(toFile), packages: [...new Set(packages)].toSorted() };
}

/** Of the path of a module its package: the scope, where there is one, and the name. */
const PACKAGE = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;
