import { closeSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { StoreUnavailable } from '../store.ts';
import { isBusy, translated } from './errors.ts';
import { makeFolder } from './folder.ts';

/** How long one statement waits for another process, in milliseconds. Short: nothing else runs here meanwhile. */
const BUSY_TIMEOUT = 50;

/** What is asked of every connection, and what it has to answer. */
const SETTINGS: readonly (readonly [setting: string, value: string | number])[] = [
  ['journal_mode', 'wal'],
  // FULL: each commit is on the disk before it returns.
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['secure_delete', 1],
  // In memory: what a transaction may have to undo would else be written beside the database, to stay there.
  ['temp_store', 2],
];

type Values = readonly SQLInputValue[] | Readonly<Record<string, SQLInputValue>>;

/**
 * The one connection to a database file. Where the file fails, it is closed and opened anew with the next call, so that
 * nobody has to restart the relay once the disk is well again. Never makes a new file then: an empty one in the place of a
 * lost one would take every ticket for a new one.
 */
export class Connection {
  readonly file: string;
  #open: Open | undefined;
  #version: number | undefined;
  #closed = false;

  /**
   * Opens the file, or makes it, readable to nobody else.
   *
   * @param existing never makes one
   */
  constructor(file: string, existing = false) {
    this.file = file;
    if (existing && !statSync(file, { throwIfNoEntry: false })) throw new Error('there is no such file');
    if (!existing) {
      makeFolder(dirname(file));
      closeSync(openSync(file, 'a', 0o600));
    }
    this.#open = open(file);
  }

  all<Row>(sql: string, values: Values = []): Row[] {
    return this.#attempt(sql, (statement) =>
      isList(values) ? statement.all(...values) : statement.all(values),
    ) as Row[];
  }

  get<Row>(sql: string, values: Values = []): Row | undefined {
    return this.#attempt(sql, (statement) => (isList(values) ? statement.get(...values) : statement.get(values))) as
      Row | undefined;
  }

  /** How many rows were changed. */
  run(sql: string, values: Values = []): number {
    const { changes } = this.#attempt(sql, (statement) =>
      isList(values) ? statement.run(...values) : statement.run(values),
    );
    return Number(changes);
  }

  /** From now on only a database of this version is opened again. */
  requireVersion(version: number): void {
    this.#version = version;
  }

  get inTransaction(): boolean {
    return this.#open?.database.isTransaction ?? false;
  }

  /** @throws StoreUnavailable where the open file no longer stands at its path: what is written to it is lost. */
  confirm(): void {
    if (this.#open && identity(this.file) === this.#open.identity) return;
    this.abandon();
    throw new StoreUnavailable('The database was moved or removed');
  }

  /** Closes what is open, to begin anew with the next call. */
  abandon(): void {
    const was = this.#open;
    this.#open = undefined;
    try {
      was?.database.close();
    } catch {
      // It failed already; that it cannot be closed either changes nothing.
    }
  }

  close(): void {
    this.#closed = true;
    this.abandon();
  }

  #attempt<Result>(sql: string, use: (statement: StatementSync) => Result): Result {
    if (this.#closed) throw new StoreUnavailable('The database is closed');
    try {
      this.#open ??= open(this.file, this.#version);
      const { database, statements } = this.#open;
      let statement = statements.get(sql);
      if (!statement) statements.set(sql, (statement = database.prepare(sql)));
      return use(statement);
    } catch (error) {
      const known = translated(error);
      // Locked or full, the connection is sound.
      if (known instanceof StoreUnavailable && !isBusy(error) && !isFull(error)) this.abandon();
      throw known;
    }
  }
}

interface Open {
  readonly database: DatabaseSync;
  readonly statements: Map<string, StatementSync>;
  /** Which file it is, and which log belongs to it. */
  readonly identity: string;
}

function open(file: string, version?: number): Open {
  if (!statSync(file, { throwIfNoEntry: false })) throw new StoreUnavailable('The database file is gone');
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  try {
    for (const [setting, value] of SETTINGS) {
      database.exec(`PRAGMA ${setting} = ${value}`);
      const [got] = Object.values(database.prepare(`PRAGMA ${setting}`).get() ?? {});
      if (got !== value) throw new Error(`The database takes "${String(got)}" for ${setting}, and ${value} is needed`);
    }
    // Reading makes the log where there is none, so that it is known from now on.
    const found = database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (version !== undefined && found !== version) throw new StoreUnavailable('Another database stands in its place');
    return { database, statements: new Map(), identity: identity(file) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Device and number of the file and its log; changes where either is replaced or gone. */
function identity(file: string): string {
  return [file, `${file}-wal`]
    .map((path) => {
      const found = statSync(path, { bigint: true, throwIfNoEntry: false });
      return found ? `${found.dev}:${found.ino}` : 'none';
    })
    .join(' ');
}

function isList(values: Values): values is readonly SQLInputValue[] {
  return Array.isArray(values);
}

function isFull(error: unknown): boolean {
  return (error as { readonly errcode?: unknown }).errcode === 13;
}
