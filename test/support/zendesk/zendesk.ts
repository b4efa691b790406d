import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Desk, DeskAnswer, DeskField, DeskTicket, Fault } from '../../../demo/desk/zendesk.ts';
import { desk } from '../../../demo/desk/zendesk.ts';
import type { Arrived } from '../site.ts';

export interface RunningZendesk {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** What the desk has taken so far. */
  readonly tickets: readonly DeskTicket[];
  /** Still to come; more can be pushed. */
  readonly faults: Fault[];
  /** Method and path of every request that arrived, preflights included. */
  readonly log: readonly string[];
  /** The same requests with their headers, from the moment they arrive. */
  readonly arrived: readonly Arrived[];
  /** The body of every POST, byte for byte. */
  readonly bodies: readonly string[];
  /** Resolves when the next request of this method has been heard in full. */
  heard(method: string): Promise<void>;
  /** Ends every connection, stalled ones too. */
  stop(): Promise<void>;
}

/** The fake desk behind a real server on a free port of this machine. Stop it when done. */
export async function startZendesk(
  options: { readonly fields?: readonly DeskField[]; readonly faults?: readonly Fault[] } = {},
): Promise<RunningZendesk> {
  const behind = desk(options);
  const log: string[] = [];
  const bodies: string[] = [];
  const arrived: Arrived[] = [];
  const waiting: { method: string; tell: () => void }[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    arrived.push({ method, url, headers });
    void serve(behind, bodies, request, response).then(
      (line) => {
        log.push(line);
        for (const one of waiting.filter(({ method }) => line.startsWith(`${method} `))) {
          waiting.splice(waiting.indexOf(one), 1);
          one.tell();
        }
      },
      // The caller went away while it was still writing.
      () => response.destroy(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    tickets: behind.tickets,
    faults: behind.faults,
    log,
    arrived,
    bodies,
    heard: (method) => new Promise((tell) => waiting.push({ method, tell })),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  behind: Desk,
  bodies: string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string> {
  const { method = '', url = '' } = request;
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const body = await text(request);
  if (method === 'POST') bodies.push(body);
  const answer = behind.answer({ method, path: url, headers, body });
  send(answer, response);
  return `${method} ${url}`;
}

function send({ status, headers, body, way }: DeskAnswer, response: ServerResponse): void {
  // A connection of its own for each request, preflight and POST alike: Chromium sends a POST a second time by itself
  // when a connection that was used before breaks off, and then there would be two tickets where a fault asks for one.
  response.setHeader('connection', 'close');
  if (way === 'dropped') response.destroy();
  if (way === 'half') {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    response.write(body.slice(0, body.length / 2));
  }
  if (way === 'endless') {
    const chunk = ' '.repeat(16_384);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.writeHead(status, headers).on('drain', more);
    more();
  }
  if (!way) response.writeHead(status, headers).end(body);
}
