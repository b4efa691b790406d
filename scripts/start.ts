/**
 * `npm start`: the demo and a relay together. What is sent from the demo's pages stays on this machine, in `.data/`, and is read
 * at `/desk`, also after a restart. Ctrl-C stops both. `npm start -- --port 3000 --relay-port 3001` takes other ports, `--data`
 * another folder.
 */
import path from 'node:path';
import type { ViteDevServer } from 'vite';
import { createServer } from 'vite';
import { compile } from '../src/compile/compile.ts';
import { readContent } from '../src/compile/read-content.ts';
import { parseOptions } from './options.ts';
import type { Keys } from './start/keys.ts';
import { keysIn } from './start/keys.ts';
import { freePort, portNote } from './start/port.ts';
import type { RelayOptions } from './start/relay.ts';
import { keepRelay } from './start/relay.ts';

const root = path.join(import.meta.dirname, '..');
const content = path.join(root, 'content');
const HOST = 'localhost';
/** How long the content must be quiet before the relay is started with it, in milliseconds. */
const QUIET = 300;

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { values } = parseOptions({
    options: {
      port: { type: 'string', default: '5173' },
      'relay-port': { type: 'string', default: '8787' },
      data: { type: 'string', default: path.join(root, '.data') },
    },
  });
  const wanted = { demo: Number(values.port), relay: Number(values['relay-port']) };
  const ports = { demo: await freePort(HOST, wanted.demo), relay: await freePort(HOST, wanted.relay) };
  const keys = keysIn(values.data);
  const endpoint = `http://${HOST}:${ports.relay}`;

  const relay = await keepRelay(
    () => relayOptions(ports, keys, path.resolve(values.data)),
    (line) => console.log(line),
  );
  // The pages of the demo are told where the relay is (vite.config.ts).
  process.env['HELP_WIDGET_RELAY'] = endpoint;
  const demo = await createServer({ root, server: { host: HOST, port: ports.demo, strictPort: true } });
  await demo.listen();
  demo.printUrls();
  say(`Tickets of Example SMS arrive here, on this machine:

help desk       ${endpoint}/desk
its token       ${keys.deskToken}`);
  for (const what of ['demo', 'relay'] as const) {
    const note = portNote(`the ${what}`, wanted[what], ports[what]);
    if (note !== undefined) say(note);
  }

  const ended = new Promise<number>((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(0));
    // Its answers are told in the words of now, and a ticket of now is known to it.
    onContentChange(demo, () => relay.renew().catch(reject));
    void relay.broke.then((code) => {
      console.error('\nThe relay has ended by itself; it says why above.\n');
      resolve(code || 1);
    });
  });
  try {
    return await ended;
  } finally {
    await Promise.all([demo.close(), relay.stop()]);
  }
}

/** What the relay is started with: all brands of the content. Nothing where it has findings; the demo shows them. */
async function relayOptions(
  ports: { readonly demo: number; readonly relay: number },
  keys: Keys,
  folder: string,
): Promise<RelayOptions | undefined> {
  const { bundles } = compile(await readContent(content));
  if (bundles.length === 0) return undefined;
  const brands = [...new Set(bundles.map(({ brand }) => brand.id))];
  const origins = [`http://localhost:${ports.demo}`, `http://127.0.0.1:${ports.demo}`];
  return { port: ports.relay, keys, folder, content, origins, brands };
}

function onContentChange(demo: ViteDevServer, changed: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  demo.watcher.on('all', (_event, file) => {
    if (!path.resolve(file).startsWith(content + path.sep)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET);
  });
}

function say(text: string): void {
  console.log(`${text.replace(/^(?=.)/gm, '  ')}\n`);
}
