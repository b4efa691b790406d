import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile } from '../src/compile/compile.ts';
import { formatFinding } from '../src/compile/finding.ts';
import { mapPage } from '../src/compile/map/page.ts';
import { readContent } from '../src/compile/read-content.ts';

// `npm run content:map [folder]`: writes one page to print for each topic and brand, in the brand's first language.
const root = path.join(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'content'));
const out = path.join(root, '.cache/map');
const { bundles, findings } = compile(await readContent(folder));
if (findings.length > 0) {
  for (const finding of findings) console.log(formatFinding(finding, path.relative(process.cwd(), folder)));
  process.exitCode = 1;
} else {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const written = new Set<string>();
  for (const bundle of bundles) {
    const file = path.join(out, `${bundle.topic}.${bundle.brand.id}.html`);
    if (written.has(file)) continue;
    written.add(file);
    await writeFile(file, mapPage(bundle));
    console.log(path.relative(process.cwd(), file));
  }
}
