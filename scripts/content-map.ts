import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile } from '../src/compile/compile.ts';
import { formatFinding } from '../src/compile/finding.ts';
import { mapPage } from '../src/compile/map/page.ts';
import { readContent } from '../src/compile/read-content.ts';

// `npm run content:map [folder [out]]`: writes one page to print for each topic and brand, in the brand's first
// language, into `map/`, which is emptied before, or into the folder `out`, where other files stay.
const root = path.join(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'content'));
const out = path.resolve(process.argv[3] ?? path.join(root, 'map'));
const { bundles, findings } = compile(await readContent(folder));
if (findings.length > 0) {
  for (const finding of findings) console.log(formatFinding(finding, path.relative(process.cwd(), folder)));
  process.exitCode = 1;
} else {
  if (process.argv[3] === undefined) await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const written = new Set<string>();
  for (const bundle of bundles) {
    const file = path.join(out, `${bundle.topic}.${bundle.brand.id}.html`);
    if (written.has(file)) continue;
    written.add(file);
    await writeFile(file, mapPage(bundle));
    console.log(`Open this in a browser: ${path.relative(process.cwd(), file)}`);
  }
}
