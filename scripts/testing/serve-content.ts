import { compile } from '../../src/compile/compile.ts';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { bundleName, contentIndex } from '../../src/compile/bundle-files.ts';
import { readContent } from '../../src/compile/read-content.ts';

/** The part of Web Test Runner's plugin that is used here; its own declarations bring all of Koa's. */
interface ServePlugin {
  readonly name: string;
  resolveImport(module: { readonly source: string }): string | undefined;
  serve(context: { readonly path: string }): Promise<{ body: string; type: string } | undefined>;
}

/** Where the module is that the relay's part has its words from. */
const RELAY_WORDS = '/content/relay-words.js';

/**
 * Serves the content to tests of elements as it will be shipped: `/content/index.json`, and each bundle under
 * `/content/<topic>.<brand>.<lang>.json`. Compiled once, when it is first asked for. What the build tells the relay's part is
 * there as well.
 */
export function serveContent(folder: string): ServePlugin {
  let files: Promise<ReadonlyMap<string, string>> | undefined;
  return {
    name: 'serve-content',
    resolveImport: ({ source }) => (source === 'virtual:help-widget-relay' ? RELAY_WORDS : undefined),
    async serve({ path }) {
      if (path === RELAY_WORDS) {
        const { outboxWords } = compile(await readContent(folder));
        return { body: `export const words = ${JSON.stringify(outboxWords)};`, type: 'js' };
      }
      if (!path.startsWith('/content/') || !path.endsWith('.json')) return undefined;
      files ??= contentFiles(folder);
      const body = (await files).get(path);
      return body === undefined ? undefined : { body, type: 'json' };
    },
  };
}

async function contentFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const { bundles, findings } = compile(await readContent(folder));
  const [finding] = findings;
  if (finding) throw new Error(`content/${finding.file}:${finding.line} ${finding.message}`);
  const nameOf = (bundle: Bundle): string => `${bundleName(bundle)}.json`;
  const values = bundles.map((bundle): [string, string] => [`/content/${nameOf(bundle)}`, JSON.stringify(bundle)]);
  const index = contentIndex(bundles, (bundle) => [nameOf(bundle)]);
  return new Map([...values, ['/content/index.json', JSON.stringify(index)]]);
}
