import { readFileSync } from 'node:fs';
import type { CommandResult, DeadAction } from './command/dead.ts';
import { DEAD_ACTIONS, deadLetters } from './command/dead.ts';
import { eraseEverything } from './command/erase.ts';
import type { Config } from './config/config.ts';
import { ConfigError, misspelt, readConfig, unreadBrands } from './config/read.ts';
import { readWithContent } from './config/with-content.ts';
import { defect, jsonLog } from './log.ts';
import { serve } from './serve.ts';
import { databaseName, openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

const USAGE = `The relay takes tickets from the widget, keeps them, and hands them to help desks.

  npm run relay                             starts it
  npm run relay -- dead [list]              lists tickets that no help desk took
  npm run relay -- dead retry [name …]      queues them again, all or those named
  npm run relay -- dead export [name …]     writes them out, one JSON a line, with what customers wrote
  npm run relay -- erase <address> [HW- …]  erases all tickets of an email address or phone number, and those named
  npm run relay -- --help                   says this

It is configured by its environment: see relay/README.md. A name is a reference (HW-…) or a submission id.
`;

/** Where settings come from. */
const SETTINGS: Parameters<typeof readConfig> = [process.env, (path) => readFileSync(path, 'utf8')];

/** When a process that does not stop is ended, in milliseconds after it was told to. */
const LAST_CALL = 9_500;

/** Ctrl-C reaches a process that npm started twice, from the terminal and from npm: within so many milliseconds. */
const ONE_PRESS = 300;

/** Exit codes: it did not work; it was called in a wrong way. */
const FAILED = 1;
const MISUSED = 2;

process.exitCode = await run(process.argv.slice(2));

async function run([command = 'serve', ...rest]: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(command)) return say([USAGE.trimEnd()]);
  try {
    if (command === 'serve' && rest.length === 0) return await start();
    if (command === 'dead') {
      const [action = 'list', ...names] = rest;
      if (DEAD_ACTIONS.some((each) => each === action)) return await dead(action as DeadAction, names);
    }
    const [address, ...references] = rest;
    if (command === 'erase' && address !== undefined && references.every((name) => /^HW-/i.test(name))) {
      return await erase(address, references);
    }
  } catch (error) {
    complain(error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)]);
    return FAILED;
  }
  complain([`There is no "${[command, ...rest].join(' ')}".`, '', USAGE.trimEnd()]);
  return MISUSED;
}

async function start(): Promise<number> {
  const log = jsonLog((line) => process.stdout.write(line), Date.now);
  // Node would print the error, and its message may hold what was typed.
  process.on('uncaughtException', (error) => {
    log(defect('the process', error));
    process.exit(FAILED);
  });
  complain(misspelt(process.env));
  const { config, catalogue } = await readWithContent(SETTINGS, (sentence) => complain([sentence]));
  complain(unreadBrands(config));
  // Heard from now on: who sees it listen may tell it to stop at once.
  const stopping = stopSignal();
  const relay = await serve(config, catalogue, log);
  const { signal, at } = await stopping;
  log({ event: 'stopping', signal });
  await relay.stop();
  log({ event: 'stopped', milliseconds: Math.round(performance.now() - at) });
  // Nothing is left to do; whatever still holds the process must not.
  process.exit(0);
}

/**
 * Resolves when the process is told to stop. It is ended in any case soon after that, and at once where it is told once more:
 * whoever asks twice does not want to wait.
 */
function stopSignal(): Promise<{ readonly signal: string; readonly at: number }> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const handle = (signal: string): void => {
      const at = performance.now();
      if (first === undefined) setTimeout(() => process.exit(FAILED), LAST_CALL).unref();
      first ??= at;
      if (at - first > ONE_PRESS) process.exit(FAILED);
      resolve({ signal, at });
    };
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, handle);
  });
}

async function dead(action: DeadAction, names: readonly string[]): Promise<number> {
  return withTickets(async (store) => deadLetters(store, action, names, (await store.serverTime()) ?? Date.now()));
}

async function erase(address: string, references: readonly string[]): Promise<number> {
  return withTickets((store, { secret }) => eraseEverything(store, secret, address, references));
}

/** Runs a command on the tickets that there are. It says where it looks: in another database it would find nothing, too. */
async function withTickets(command: (store: Store, config: Config) => Promise<CommandResult>): Promise<number> {
  const config = readConfig(...SETTINGS);
  const { database } = config;
  const store = await openStore(database, { existing: true });
  try {
    complain([`In the database ${databaseName(database)}:`]);
    return finish(await command(store, config));
  } finally {
    await store.close();
  }
}

function finish({ lines, aside = [], failed = false }: CommandResult): number {
  if (failed) complain(lines);
  else say(lines);
  complain(aside);
  return failed ? FAILED : 0;
}

function say(lines: readonly string[]): number {
  for (const line of lines) process.stdout.write(`${line}\n`);
  return 0;
}

function complain(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
}
