import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { blocksIn } from './support/docs.ts';

const root = path.resolve(import.meta.dirname, '..');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...globSync('docs/**/*.md', { cwd: root }).map((file) => file.replaceAll('\\', '/')),
];
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('the documents', () => {
  let scripts: Readonly<Record<string, string>>;
  before(() => {
    scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
    assert.ok(documents.length >= 8, `only ${documents.length} documents were found`);
  });

  test('link only to files and headings that are there', () => {
    const faults = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].flatMap(([, link = '']) => {
        const [target = '', heading] = link.split('#');
        const found = path.posix.join(path.posix.dirname(file), target);
        const place = target === '' ? file : found;
        if (!existsSync(path.join(root, place))) return `${file}: ${link} is not there`;
        return heading === undefined || headingsOf(place).has(heading) ? [] : `${file}: ${link} is no heading`;
      }),
    );
    assert.deepEqual(faults, []);
  });

  test('name only commands that there are', () => {
    for (const file of documents) {
      const lines = blocksIn(path.join(root, file), 'sh').flatMap((block) => block.split('\n'));
      const inText = read(file).match(/`npm run [^`]+`/g) ?? [];
      for (const command of [...lines, ...inText.map((one) => one.slice(1, -1))]) {
        const script = /^npm run (?:-s )?([\w:]+)/.exec(command)?.[1];
        assert.ok(script === undefined || scripts[script], `${file}: "${command}" is no script of package.json`);
      }
    }
  });

  test('each say on which page of the demo they were tried, and the README names each', () => {
    const hosts = documents.filter((file) => file.startsWith('docs/hosts/'));
    assert.ok(hosts.length >= 4);
    for (const file of hosts) {
      const name = path.basename(file, '.md');
      assert.ok(read(file).includes(`(../../demo/hosts/${name}.html)`), file);
      assert.ok(read('README.md').includes(`(${file})`), `README.md does not name ${file}`);
    }
  });
});

/** As GitHub names them: small letters, no punctuation, hyphens for spaces. */
function headingsOf(file: string): ReadonlySet<string> {
  const headings = [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text.toLowerCase());
  return new Set(headings.map((text) => text.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-')));
}
