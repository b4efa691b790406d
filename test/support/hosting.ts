import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtManifest, DIST } from './built.ts';
import { blockOf } from './docs.ts';

const DOCUMENT = 'docs/hosting.md';

/** A server's folder, filled as docs/hosting.md says. */
export interface Published extends Disposable {
  /** What the document calls `/srv/help`. */
  readonly folder: string;
  /** `1.0.0` and `1`. */
  readonly version: string;
  readonly major: string;
  /** Runs a block of the document's commands here. */
  run(block: 'publish' | 'go back'): void;
}

/** Publishes a copy of `dist/` with the document's own commands, the build left out. */
export function publish(): Published {
  const place = mkdtempSync(join(tmpdir(), 'help-widget-hosting-'));
  const folder = join(place, 'srv');
  const { version } = builtManifest();
  const [major = ''] = version.split('.');
  cpSync(DIST, join(place, 'dist'), { recursive: true });
  const run = (block: string): void => {
    const commands = blockOf(DOCUMENT, `commands: ${block}`).replace(/^npm run build\n/m, '');
    execFileSync('sh', ['-e', '-c', inTheDocument(commands, { folder, version, major })], { cwd: place });
  };
  run('publish');
  return { folder, version, major, run, [Symbol.dispose]: () => rmSync(place, { recursive: true, force: true }) };
}

/** The document's commands and addresses with these in the place of its examples. */
function inTheDocument(
  text: string,
  { folder, version, major }: Pick<Published, 'folder' | 'version' | 'major'>,
): string {
  return text
    .replaceAll('/srv/help', folder)
    .replaceAll('1.0.0', version)
    .replace(/\/1(?=[/\s])/g, `/${major}`);
}

/** The headers that the document asks for, by address. */
export function headersFor(path: string, { major }: Pick<Published, 'major'>): Readonly<Record<string, string>> {
  const text = readFileSync(DOCUMENT, 'utf8');
  const always = /```http\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const lines = always.trim().split('\n');
  const [moving, others] = [...text.matchAll(/^\| (`\/1\/help-widget\.js`.*?|all others) +\| `([^`]+)` +\|$/gm)];
  if (lines.length !== 3 || !moving?.[1]?.includes('manifest.json') || !others) {
    throw new Error(`${DOCUMENT} has other headers than this knows`);
  }
  const files = [...moving[1].matchAll(/`\/1\/([^`]+)`/g)].map(([, file]) => `/${major}/${file}`);
  return {
    ...Object.fromEntries(lines.map((line) => line.split(': ') as [string, string])),
    'Cache-Control': (files.includes(path) ? moving : others)[2] ?? '',
  };
}

/** The document's lines of a policy, with these in the place of its examples, as one header. */
export function policyOf(
  blocks: readonly string[],
  values: { readonly files: string; readonly nonce: string },
): string {
  return blocks
    .map((block) => blockOf(DOCUMENT, `policy: ${block}`).trim().replaceAll('\n', ' '))
    .join(' ')
    .replaceAll('https://help.example.com', values.files)
    .replaceAll('nonce-R', `nonce-${values.nonce}`);
}
