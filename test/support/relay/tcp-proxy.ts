import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What stands between a relay and its database, as networks do. */
export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** Breaks every connection as soon as the server answers `statement`: what was asked has happened, and nobody hears of it. */
  loseAnswersTo(statement: string): void;
  /** Passes nothing on any more, in either direction, and breaks nothing. */
  stall(): void;
  /** Passes everything on again; connections that stalled are broken. */
  heal(): void;
}

export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let stalled = false;
  let lost: string | undefined;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let loses = false;
    const pass = (from: Socket, to: Socket, asking: boolean): void => {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (stalled) return;
        if (asking) loses ||= lost !== undefined && bytes.includes(lost);
        if (loses && !asking) client.destroy();
        else to.write(bytes);
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    };
    pass(client, upstream, true);
    pass(upstream, client, false);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    loseAnswersTo(statement) {
      lost = statement;
    },
    stall() {
      stalled = true;
    },
    heal() {
      stalled = false;
      lost = undefined;
      breakAll();
    },
    async [Symbol.asyncDispose]() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
