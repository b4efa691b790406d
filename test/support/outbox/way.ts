import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** How the way to a relay is, for a browser. */
export type Way =
  /** Everything arrives, both ways. */
  | 'fine'
  /** Connections break off before the relay gets anything. */
  | 'broken'
  /** The relay takes it; the answer never comes. */
  | 'deaf'
  /** The relay takes it; the connection breaks off before the answer. */
  | 'cut'
  /** Connections are taken, and nothing ever comes. */
  | 'stalled'
  /** Answers lack what lets a page read them. */
  | 'no-cors'
  /** A captive portal answers everything with its own page. */
  | 'portal'
  /** Everything is redirected to another page. */
  | 'redirect'
  /** A proxy has no relay behind it. */
  | 'no-relay'
  /** The relay can't take anything now. */
  | 'unavailable'
  /** The relay says that it is just taking the ticket. */
  | 'taking';

/** A way to a relay that can be made to fail. Its address stays. */
export interface RunningWay extends AsyncDisposable {
  /** Origin. */
  readonly url: string;
  way: Way;
  /** How many tickets were posted, whatever became of them. */
  readonly posts: number;
  /** Settles with the next post, once what becomes of it has begun: with `deaf` and `cut`, once the relay has it. */
  nextPost(): Promise<void>;
}

/** @param relay tells the origin of the relay behind it */
export async function startWay(relay: () => string): Promise<RunningWay> {
  let posts = 0;
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    answer(running.way, relay(), request, response)
      .catch(() => response.destroy())
      .finally(() => {
        if (request.method !== 'POST') return;
        posts += 1;
        for (const tell of waiting.splice(0)) tell();
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const running: RunningWay = {
    url: `http://127.0.0.1:${port}`,
    way: 'fine',
    get posts() {
      return posts;
    },
    nextPost: () => new Promise((resolve) => waiting.push(resolve)),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return running;
}

async function answer(way: Way, relay: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const cors = {
    'access-control-allow-origin': request.headers.origin ?? '*',
    'access-control-allow-headers': '*, content-type, idempotency-key, help-widget-proof',
    'access-control-expose-headers': 'Retry-After',
  };
  const preflight = request.method === 'OPTIONS';
  const problem = (status: number, name: string, after: string): void => {
    const head = { ...cors, 'content-type': 'application/problem+json', 'retry-after': after };
    response.writeHead(status, head).end(JSON.stringify({ type: `/problems/${name}`, title: name, status }));
  };
  switch (way) {
    case 'stalled':
      return;
    case 'broken':
      request.socket.destroy();
      break;
    case 'no-cors':
      response.writeHead(preflight ? 204 : 201).end();
      break;
    case 'portal':
      response
        .writeHead(200, { ...cors, 'content-type': 'text/html' })
        .end('<!doctype html><title>Sign in to Wi-Fi</title>');
      break;
    case 'redirect':
      if (preflight) response.writeHead(204, cors).end();
      else response.writeHead(302, { ...cors, location: 'https://example.com/' }).end();
      break;
    case 'no-relay':
      if (preflight) response.writeHead(204, cors).end();
      else response.writeHead(502, { ...cors, 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
      break;
    case 'unavailable':
    case 'taking':
      if (preflight) response.writeHead(204, cors).end();
      else if (way === 'taking') problem(409, 'in-progress', '1');
      else problem(503, 'unavailable', '1');
      break;
    default: {
      const body = await buffer(request);
      // As the page sent it, from the address it came from.
      const headers = Object.entries(request.headers).filter(
        ([name]) => !/^(host|connection|content-length)$/.test(name),
      );
      const told = await fetch(relay + (request.url ?? ''), {
        method: request.method ?? '',
        headers: headers as [string, string][],
        ...(body.length && { body }),
        redirect: 'error',
      });
      const bytes = Buffer.from(await told.arrayBuffer());
      if (way === 'deaf' && !preflight) return;
      if (way === 'cut' && !preflight) {
        request.socket.destroy();
        return;
      }
      const length = preflight ? {} : { 'content-length': String(bytes.length) };
      const kept = [...told.headers].filter(
        ([name]) => !/^(connection|keep-alive|transfer-encoding|content-length)$/.test(name),
      );
      response.writeHead(told.status, { ...Object.fromEntries(kept), ...length }).end(bytes);
    }
  }
}
