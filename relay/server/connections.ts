import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { TrustedProxies } from '../abuse/network.ts';
import { networkOf } from '../abuse/network.ts';

export interface ConnectionLimits {
  /** Connections from one network, and from everywhere. Those of trusted proxies count for the second alone. */
  readonly network: number;
  readonly all: number;
}

const LIMITS: ConnectionLimits = { network: 100, all: 5_000 };

/**
 * Keeps slow senders from taking all connections. Where a network has too many, its oldest gives way that is waiting for
 * something from the other side; so a new one always gets in, and a request that arrived as a whole is always answered.
 */
export function limitConnections(server: Server, proxies: TrustedProxies, limits = LIMITS): void {
  const all = new Set<Socket>();
  const networks = new Map<string, Set<Socket>>();
  /** Connections on which a whole request is being answered. */
  const working = new WeakSet<Socket>();
  const makeRoom = (sockets: ReadonlySet<Socket>, limit: number): void => {
    if (sockets.size <= limit) return;
    for (const socket of sockets) {
      if (working.has(socket)) continue;
      socket.destroy();
      return;
    }
  };

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const name = networkOf(address);
    const network = networks.get(name) ?? new Set();
    all.add(socket);
    network.add(socket);
    networks.set(name, network);
    socket.once('close', () => {
      all.delete(socket);
      network.delete(socket);
      if (network.size === 0 && networks.get(name) === network) networks.delete(name);
    });
    if (!isProxy(proxies, address)) makeRoom(network, limits.network);
    makeRoom(all, limits.all);
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    request.once('end', () => working.add(socket));
    response.once('close', () => working.delete(socket));
  });
}

function isProxy(proxies: TrustedProxies, address: string): boolean {
  try {
    return proxies.check(address.replace(/^::ffff:(?=[\d.]+$)/, ''));
  } catch {
    return false;
  }
}
