import type { ServerResponse } from 'node:http';
import path from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { Bundle } from '../bundle/bundle.ts';
import { bundleFiles, bundleName, contentIndex } from './bundle-files.ts';
import type { Compiled } from './compile.ts';
import { compile } from './compile.ts';
import { reachesContent } from './content-guard.ts';
import type { Finding } from './finding.ts';
import { formatFinding } from './finding.ts';
import { readContent } from './read-content.ts';

/** What Vite refuses to serve by itself (its documentation, `server.fs.deny`): setting the option replaces the list. */
const DENIED_BY_VITE = ['.env', '.env.*', '*.{crt,pem}', '**/.git/**'];

/**
 * Compiles the content for Vite.
 *
 * In the development server bundles stand at `/content/<topic>.<brand>.<lang>.json` and their index at
 * `/content/index.json`. A change compiles anew and reloads the page; findings show over the page and in the terminal
 * while the bundles from before stay. Nothing of the content folder itself is served or can be imported.
 *
 * A build emits the files of {@link bundleFiles}, or fails with all findings.
 *
 * @param folder path of the content folder
 */
export function contentPlugin(folder: string): Plugin {
  const root = path.resolve(folder);
  const shown = path.relative(process.cwd(), root) || '.';
  const compileFolder = async (): Promise<Compiled> => compile(await readContent(root));

  return {
    name: 'help-widget-content',
    enforce: 'pre',

    config: () => ({
      server: { fs: { deny: [...DENIED_BY_VITE, `${escapeGlob(root.split(path.sep).join('/'))}/**`] } },
    }),

    async configureServer(server) {
      const addresses = new Map<string, string>();
      let faults = '';

      const update = async (): Promise<void> => {
        const { bundles, findings, notes } = await compileFolder();
        faults = findings.map((finding) => overlayLine(finding, shown)).join('\n');
        if (findings.length > 0) {
          server.config.logger.error(findings.map((finding) => formatFinding(finding, shown)).join('\n'), {
            timestamp: true,
          });
          return;
        }
        for (const note of notes) server.config.logger.info(formatFinding(note, shown), { timestamp: true });
        addresses.clear();
        const nameOf = (bundle: Bundle): string => `${bundleName(bundle)}.json`;
        const index = contentIndex(bundles, (bundle) => [nameOf(bundle)]);
        addresses.set('/content/index.json', JSON.stringify(index));
        for (const bundle of bundles) addresses.set(`/content/${nameOf(bundle)}`, JSON.stringify(bundle));
      };
      const showFaults = (): void => {
        if (faults !== '') server.ws.send({ type: 'error', err: { message: faults, stack: '', plugin: 'content' } });
      };

      watch(server, root, async () => {
        await update();
        if (faults === '') server.ws.send({ type: 'full-reload' });
        else showFaults();
      });
      server.ws.on('connection', showFaults);
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? '/';
        const address = url.split('?', 1)[0] ?? url;
        const json = addresses.get(address);
        if (json !== undefined) send(response, 200, 'application/json', json);
        else if (address === '/content/index.json' && addresses.size === 0) {
          send(response, 503, 'text/plain', 'The content has findings. The terminal says what to do.');
        } else if (reachesContent(url, root)) send(response, 404, 'text/plain', 'Not found');
        else next();
      });
      await update();
    },

    load(id) {
      if (reachesContent(id, root))
        this.error('Nothing under the content folder can be imported: only its bundles ship.');
    },

    async generateBundle() {
      const { bundles, findings, notes } = await compileFolder();
      if (findings.length > 0) this.error(findings.map((finding) => formatFinding(finding, shown)).join('\n'));
      for (const note of notes) this.info(formatFinding(note, shown));
      for (const { file, bytes } of bundleFiles(bundles).files)
        this.emitFile({ type: 'asset', fileName: file, source: bytes });
    },
  };
}

/**
 * How long a folder must be quiet before it is read, in milliseconds. A file is emptied before it is written, and the
 * watcher tells only the first of changes that follow each other within 5 ms.
 */
const QUIET = 60;

/** Calls back once after changes below a folder, never twice at a time. */
function watch(server: ViteDevServer, root: string, changed: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let done = Promise.resolve();
  const run = (): void => {
    done = done.then(changed).catch((error: unknown) => {
      server.config.logger.error(`The content cannot be read: ${String(error)}`);
    });
  };
  server.watcher.add(root);
  server.watcher.on('all', (_event, file) => {
    if (!path.resolve(file).startsWith(root + path.sep)) return;
    clearTimeout(timer);
    timer = setTimeout(run, QUIET);
  });
}

/** A message about an agent file may quote it, and nothing of those files goes to a browser. */
function overlayLine(finding: Finding, folder: string): string {
  const agent = finding.file.startsWith('agent/');
  return formatFinding(agent ? { ...finding, message: 'The terminal says what to do.' } : finding, folder);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
}

function escapeGlob(file: string): string {
  return file.replace(/[()[\]{}!*?+@|\\]/g, '\\$&');
}
