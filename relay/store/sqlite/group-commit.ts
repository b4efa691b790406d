import { setImmediate, setTimeout } from 'node:timers';
import { StoreUnavailable } from '../store.ts';
import type { Connection } from './connection.ts';
import { isBusy } from './errors.ts';

/** The most writes of one transaction: what bounds how long nothing else runs. */
const MOST = 256;
/** How long a write waits while another process holds the database, and how often it asks, in milliseconds. */
const PATIENCE = 2_000;
const RETRY = 20;

interface Write {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly since: number;
}

type Attempted = { readonly value: unknown } | { readonly error: unknown };

/**
 * Writes of the same turn of the event loop share one transaction, and with it the one wait for the disk. Each is told its
 * result only after the commit; where that fails, all of them are told so and none has happened. A write that throws
 * undoes its own part alone.
 */
export class GroupCommit {
  readonly #connection: Connection;
  #waiting: Write[] = [];
  #planned = false;
  #idle: (() => void)[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Runs `work` inside the next transaction. It must not wait for anything, and may be run twice: it changes only the database. */
  write<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as Write['resolve'], reject, since: performance.now() });
      this.#plan();
    });
  }

  /** Resolves once nothing is left to write. */
  async idle(): Promise<void> {
    if (this.#planned) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    setImmediate(() => this.#commit());
  }

  #commit(): void {
    const writes = this.#waiting.splice(0, MOST);
    try {
      this.#connection.run('BEGIN IMMEDIATE');
    } catch (error) {
      this.#notNow(writes, error);
      return;
    }
    try {
      const results = this.#together(writes) ?? writes.map(({ work }) => this.#attempt(work));
      this.#connection.run('COMMIT');
      this.#connection.confirm();
      for (const [index, { resolve, reject }] of writes.entries()) {
        const result = results[index];
        if (result && 'error' in result) reject(result.error);
        else resolve(result?.value);
      }
    } catch (error) {
      this.#undo();
      for (const { reject } of writes) reject(error);
    }
    this.#next();
  }

  /**
   * Does all of them, as long as none throws; else nothing is done, and each has to be tried by itself. A savepoint for each
   * would cost as much again as the work.
   */
  #together(writes: readonly Write[]): readonly Attempted[] | undefined {
    this.#connection.run('SAVEPOINT work');
    try {
      const results = writes.map(({ work }) => ({ value: work() }));
      this.#connection.run('RELEASE work');
      return results;
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      this.#connection.run('ROLLBACK TO work');
      this.#connection.run('RELEASE work');
      return undefined;
    }
  }

  /** Does one write's work, or nothing of it. @throws StoreUnavailable, which is everyone's matter. */
  #attempt(work: () => unknown): Attempted {
    this.#connection.run('SAVEPOINT work');
    try {
      const value = work();
      this.#connection.run('RELEASE work');
      return { value };
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      this.#connection.run('ROLLBACK TO work');
      this.#connection.run('RELEASE work');
      return { error };
    }
  }

  /** The database could not be had: asks again soon while it is only locked, and gives up what has waited too long. */
  #notNow(writes: readonly Write[], error: unknown): void {
    const locked = error instanceof StoreUnavailable && isBusy(error.cause);
    const patient = (write: Write): boolean => locked && performance.now() - write.since < PATIENCE;
    for (const write of writes) if (!patient(write)) write.reject(error);
    this.#waiting.unshift(...writes.filter(patient));
    if (locked && this.#waiting.length) setTimeout(() => this.#commit(), RETRY);
    else this.#next();
  }

  #undo(): void {
    try {
      if (this.#connection.inTransaction) this.#connection.run('ROLLBACK');
    } catch {
      this.#connection.abandon();
    }
  }

  #next(): void {
    this.#planned = false;
    if (this.#waiting.length) this.#plan();
    else for (const resolve of this.#idle.splice(0)) resolve();
  }
}
