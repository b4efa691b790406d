import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleName } from '../../../src/compile/bundle-files.ts';
import type { Bundle } from '../../../src/bundle/bundle.ts';
import type { BuiltFile } from '../browser.ts';
import { elementManifest } from '../element-manifest.ts';
import type { OutboxWords } from '../../../src/bundle/words.ts';
import type { ScriptKnows } from '../script-plugin.ts';
import { packageManifest, widgetOf } from './elements.ts';
import { jsxTypes } from './jsx.ts';
import { packageModules } from './modules.ts';
import { publicTypes } from './public-types.ts';

/** Every content file has the one type: what TypeScript would make of the JSON fits no choice of texts. */
const CONTENT_TYPES = `import type { Bundle } from './src/package/index.js';

declare const bundle: Bundle;
export default bundle;
`;

/**
 * What only the npm package has in `dist/`: its modules, their types, the bundles under names that stay the same from
 * version to version, its manifest of elements, and licences. `package.json` says by which names they are imported.
 */
export async function packageFiles(
  root: string,
  bundles: readonly Bundle[],
  script: ScriptKnows,
  outboxWords: Readonly<Record<string, OutboxWords>>,
): Promise<readonly Pick<BuiltFile, 'file' | 'bytes'>[]> {
  const [manifest, { modules, packages }, types] = await Promise.all([
    elementManifest(root),
    packageModules(root, script, outboxWords),
    publicTypes(root),
  ]);
  const texts = [
    ...[...types, ...jsxTypes(widgetOf(manifest)), ['content.d.ts', CONTENT_TYPES] as const].map(
      ([file, text]) => [`types/${file}`, text] as const,
    ),
    // There is nothing in them but types; still an `import` of them finds a module.
    ...['react.js', 'preact.js'].map((file) => [file, 'export {};\n'] as const),
    ...bundles.map((bundle) => [`bundles/${bundleName(bundle)}.json`, JSON.stringify(bundle)] as const),
    ['licences.txt', await licences(root, packages)] as const,
    ['custom-elements.json', `${JSON.stringify(packageManifest(manifest), null, 2)}\n`] as const,
  ];
  const encoder = new TextEncoder();
  return [...modules, ...texts.map(([file, text]) => ({ file, bytes: encoder.encode(text) }))];
}

/** The licences of the packages that have gone into ours, which ask to be passed on with it. */
async function licences(root: string, packages: readonly string[]): Promise<string> {
  const texts = packages.map(async (name) => {
    const folder = path.join(root, 'node_modules', name);
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no licence that could be passed on`);
    return `${name}\n\n${(await readFile(path.join(folder, file), 'utf8')).trim()}\n`;
  });
  return (await Promise.all(texts)).join('\n\n');
}
