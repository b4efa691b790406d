import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cssData, htmlData } from './editor-data.ts';
import { elementManifest } from './element-manifest.ts';
import { widgetOf } from './package/elements.ts';
import { globalType, hostTypes, referencePage } from './reference.ts';

/** What the build writes beside `dist/`, made from the headers of the elements and the types: path in the project -> text. */
export async function documents(root: string): Promise<ReadonlyMap<string, string>> {
  const manifest = await elementManifest(root);
  const widget = widgetOf(manifest);
  return new Map([
    ['custom-elements.json', json(manifest)],
    ['vscode.html-custom-data.json', json(htmlData(widget))],
    ['vscode.css-custom-data.json', json(cssData(widget))],
    ['docs/reference.md', referencePage(manifest, await hostTypes(root), await globalType(root))],
  ]);
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Writes {@link documents}. */
export async function writeDocuments(root: string): Promise<void> {
  for (const [file, text] of await documents(root)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
}
