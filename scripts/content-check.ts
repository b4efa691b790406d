import path from 'node:path';
import { checkContent } from '../src/compile/compile.ts';
import { formatFinding } from '../src/compile/finding.ts';
import { readContent } from '../src/compile/read-content.ts';

// `npm run content:check [folder]`: prints every finding and how many there are, and exits with 1; where there are none,
// the notes, and one line.
const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../content'));
const shown = path.relative(process.cwd(), folder);
const { material, findings, notes } = checkContent(await readContent(folder));
if (findings.length > 0 || !material) {
  for (const finding of findings) console.log(formatFinding(finding, shown));
  const files = new Set(findings.map(({ file }) => file));
  console.log(`${count(findings.length, 'finding')} in ${count(files.size, 'file')}`);
  process.exitCode = 1;
} else {
  for (const note of notes) console.log(`Note: ${formatFinding(note, shown)}`);
  const { topics, brands } = material.content;
  const languages = new Set([...brands.values()].flatMap(({ data }) => data.languages));
  const steps = [...topics.values()].reduce((sum, { data }) => sum + Object.keys(data.steps).length, 0);
  const parts = [
    count(topics.size, 'topic'),
    count(brands.size, 'brand'),
    count(languages.size, 'language'),
    count(steps, 'step'),
  ];
  console.log(`The content is good: ${parts.join(', ')}.`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
