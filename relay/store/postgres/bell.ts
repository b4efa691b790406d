import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { StoreUnavailable } from '../store.ts';
import type { Connections } from './connections.ts';
import { connect } from './connections.ts';

const CHANNEL = 'help_widget_work';
/** How long we wait before we try to listen again, in milliseconds. */
const RETRY = 500;

/**
 * Tells this relay and the others that tickets may have become due. It rings after the commit, not within it: a notification
 * inside would make all commits of the database wait for each other. What is lost by that in a crash, the next look finds.
 */
export class Bell {
  readonly #connections: Connections;
  readonly #listeners = new Set<() => void>();
  readonly #self = randomUUID();
  readonly #closing = new AbortController();
  #client: pg.Client | undefined;
  #ringing = false;
  #again = false;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** Resolves once others are heard; from then on it sees to that by itself. */
  async listen(): Promise<void> {
    const client = this.#connections.client({ application_name: 'help-widget relay, listening' });
    let listening = false;
    let lost = false;
    const lose = (): void => {
      if (listening && !lost) void this.#listenAgain();
      lost = true;
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ payload }) => payload !== this.#self && this.#tell());
    this.#client = client;
    try {
      await connect(client);
      await client.query(`LISTEN ${CHANNEL}`);
      if (lost) throw new StoreUnavailable('The database cannot be reached');
      listening = true;
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
  }

  add(callback: () => void): () => void {
    const listener = (): void => callback();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells everyone; the others once for all that happens meanwhile. */
  ring(): void {
    this.#tell();
    this.#again = true;
    if (!this.#ringing) void this.#ringOthers();
  }

  close(): void {
    this.#closing.abort();
    this.#listeners.clear();
    void this.#client?.end().catch(() => {});
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  async #ringOthers(): Promise<void> {
    this.#ringing = true;
    while (this.#again) {
      this.#again = false;
      try {
        // Nobody has to wait for the disk here.
        await this.#connections.rows(`SELECT pg_notify($1, $2) FROM set_config('synchronous_commit', 'off', true)`, [
          CHANNEL,
          this.#self,
        ]);
      } catch {
        // The others look by themselves.
      }
    }
    this.#ringing = false;
  }

  async #listenAgain(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        await setTimeout(RETRY, undefined, { signal: this.#closing.signal, ref: false });
        await this.listen();
        // Something may have happened while nobody listened.
        this.#tell();
        return;
      } catch {
        // Not yet, or we are closing.
      }
    }
  }
}
