import { Socket } from 'node:net';
import pg from 'pg';
import { StoreUnavailable } from '../store.ts';
import { isDeadlock, translated } from './errors.ts';

/** The most connections of one relay. */
const MOST = 10;
/** How long we wait for a connection, a lock, a statement, any answer at all and a last one, in milliseconds. */
const CONNECT_TIMEOUT = 5_000;
const LOCK_TIMEOUT = 2_000;
const STATEMENT_TIMEOUT = 5_000;
const ANSWER_TIMEOUT = 8_000;
const LEAVE_TIMEOUT = 1_000;
const TRIES = 3;

type Value = string | number | boolean | null | readonly string[];

/** Where statements are sent: any connection, or the one of a transaction. */
export interface Sql {
  /** @throws StoreUnavailable where the server cannot answer now */
  rows<Row>(sql: string, values?: readonly Value[]): Promise<Row[]>;
  /** How many rows were changed. */
  run(sql: string, values?: readonly Value[]): Promise<number>;
}

/** Connections to one server, made when they are needed; those that broke are thrown away. */
export class Connections implements Sql {
  readonly #settings: pg.ClientConfig;
  readonly #pool: pg.Pool;
  readonly #sockets = new Set<Socket>();

  constructor(url: string) {
    this.#settings = {
      connectionString: url,
      stream: () => this.#socket(),
      application_name: 'help-widget relay',
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      // Notices within minutes that the other side is gone, also where nothing is asked of it.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // On: each commit is on the disk before it returns, whatever the server's own configuration says.
      options: '-c synchronous_commit=on',
      lock_timeout: LOCK_TIMEOUT,
      statement_timeout: STATEMENT_TIMEOUT,
      query_timeout: ANSWER_TIMEOUT,
      idle_in_transaction_session_timeout: ANSWER_TIMEOUT,
    };
    this.#pool = new pg.Pool({ ...this.#settings, max: MOST });
    // A connection that breaks while nobody uses it concerns nobody; whoever uses it is told by what was asked.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  rows<Row>(sql: string, values?: readonly Value[]): Promise<Row[]> {
    return this.#withClient((client) => client.rows<Row>(sql, values));
  }

  run(sql: string, values?: readonly Value[]): Promise<number> {
    return this.#withClient((client) => client.run(sql, values));
  }

  /** All of `work` or nothing of it. Done again where it and another waited for each other. */
  async transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#withClient(async (client) => {
          await client.run('BEGIN');
          try {
            const result = await work(client);
            await client.run('COMMIT');
            return result;
          } catch (error) {
            if (!(error instanceof StoreUnavailable) || isDeadlock(error)) await client.run('ROLLBACK');
            throw error;
          }
        });
      } catch (error) {
        if (!isDeadlock(error) || tries === TRIES) throw error;
      }
    }
  }

  /** A connection of its own without limits of time, for what takes as long as it takes. */
  async alone<Result>(work: (sql: Sql) => Promise<Result>, lockTimeout: number): Promise<Result> {
    const client = this.client({ lock_timeout: lockTimeout, statement_timeout: 0, query_timeout: 0 });
    try {
      await connect(client);
      return await work(sqlOf(client));
    } finally {
      await client.end().catch(() => {});
    }
  }

  /** A connection outside the pool, not yet opened: see {@link connect}. */
  client(settings: pg.ClientConfig): pg.Client {
    const client = new pg.Client({ ...this.#settings, ...settings });
    // Whoever uses it is told by what was asked.
    client.on('error', () => {});
    return client;
  }

  /** Takes leave of the server, and breaks off what it does not answer. */
  async close(): Promise<void> {
    if (this.#pool.ending) return;
    const breaking = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, LEAVE_TIMEOUT);
    await this.#pool.end();
    clearTimeout(breaking);
  }

  #socket(): Socket {
    const socket = new Socket();
    this.#sockets.add(socket);
    return socket.once('close', () => this.#sockets.delete(socket));
  }

  async #withClient<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    let client: pg.PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw translated(error);
    }
    let broken = false;
    try {
      return await work(sqlOf(client));
    } catch (error) {
      broken = error instanceof StoreUnavailable;
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

export async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    throw translated(error);
  }
}

function sqlOf(client: pg.ClientBase): Sql {
  const query = async (text: string, values: readonly Value[] = []): Promise<pg.QueryResult> => {
    try {
      return await client.query({ text, values: [...values], ...(values.length && { name: nameOf(text) }) });
    } catch (error) {
      throw translated(error);
    }
  };
  return {
    rows: async <Row>(text: string, values?: readonly Value[]) => (await query(text, values)).rows as Row[],
    run: async (text, values) => (await query(text, values)).rowCount ?? 0,
  };
}

const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement prepared: the server then parses it once, and plans it a few times, which
 * is half of its work. There are as many names as statements with values in this folder's code.
 */
function nameOf(text: string): string {
  const name = names.get(text) ?? `help_widget_${names.size}`;
  names.set(text, name);
  return name;
}
