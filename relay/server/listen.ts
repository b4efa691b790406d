import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Config } from '../config/config.ts';
import { networkList } from '../abuse/network.ts';
import { limitConnections } from './connections.ts';

export interface Listening {
  readonly host: string;
  readonly port: number;
  /**
   * Stops listening once what runs is done, and ends every connection at last.
   *
   * @param lull how long to go on answering (with "not now": see `Parts.stopping`), so that connections that are kept open
   *   are given up by the other side and not in the middle of a request, in milliseconds
   * @param patience when to end what still runs, in milliseconds from now
   */
  stop(lull?: number, patience?: number): Promise<void>;
}

/** Serves an app. Rejects where the port is taken or the address is not this machine's. */
export async function listen(
  app: Hono<{ Bindings: HttpBindings }>,
  { host, port, trustedProxies }: Pick<Config, 'host' | 'port' | 'trustedProxies'>,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      // A head is small; the body's own limit is shorter than that of the whole request, so that it is told apart.
      headersTimeout: 5_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 1_000,
      // Longer than a proxy keeps them, so that it is the proxy who ends an idle connection.
      keepAliveTimeout: 75_000,
      maxHeaderSize: 16_384,
      noDelay: true,
    },
  }) as Server;
  limitConnections(server, networkList(trustedProxies));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    host,
    port: (server.address() as AddressInfo).port,
    async stop(lull = 1_000, patience = 8_000) {
      const end = setTimeout(() => server.closeAllConnections(), patience);
      await new Promise((resolve) => setTimeout(resolve, lull));
      // Connections that arrived meanwhile are taken first: those that nobody took break off when the door is shut.
      await new Promise((resolve) => setImmediate(resolve));
      // Connections without a request end with it; the others when their answer is given.
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(end);
    },
  };
}
