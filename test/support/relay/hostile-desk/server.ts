import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import type { Time } from '../../../../relay/forward/time.ts';
import type { ZendeskConfig } from '../../../../relay/config/config.ts';
import { SYSTEM_TIME } from '../../../../relay/forward/time.ts';
import type { Fault, Faults } from './faults.ts';
import type { DeskReply, DeskRequest, ModelOptions } from './model.ts';
import { ZendeskModel } from './model.ts';
import { inspect } from './inspection.ts';

export interface HostileDesk {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly model: ZendeskModel;
  /** Method and address of every request, as they came. */
  readonly log: readonly string[];
  /** How often each fault was done. */
  readonly done: Readonly<Partial<Record<Fault, number>>>;
  /** Resolves once it has done what it still had to do of requests that came. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface HostileDeskOptions extends Partial<Omit<ModelOptions, 'now'>> {
  readonly faults?: Faults;
  readonly time?: Time;
  /** A free one where nothing is said. */
  readonly port?: number;
}

/** The client that a hostile desk knows, unless told. */
export const CLIENT = { clientId: 'relay', clientSecret: 'not-so-secret' };

/** The configuration of a brand whose tickets go to that desk. */
export function zendeskConfig(origin: string, parts: Partial<ZendeskConfig> = {}): ZendeskConfig {
  return {
    kind: 'zendesk',
    endpoint: origin,
    ...CLIENT,
    fields: { 'sign-in-name': '360001' },
    tags: ['example'],
    copyIn: false,
    quote: false,
    ...parts,
  };
}

/** How long a desk takes that stalls, or is slow, in milliseconds. */
const STALL = 30_000;
const SLOW = 5_000;

/** A Zendesk on loopback that lets requests go wrong. Stop it when done. */
export async function startHostileDesk(options: HostileDeskOptions = {}): Promise<HostileDesk> {
  const { faults = () => undefined, time = SYSTEM_TIME, port = 0, ...rest } = options;
  const model = new ZendeskModel({ now: time.now, ...CLIENT, ...rest });
  const log: string[] = [];
  const done: Partial<Record<Fault, number>> = {};
  const ended = new AbortController();
  const working = new Set<Promise<void>>();

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '' } = request;
    const headers = request.headers as DeskRequest['headers'];
    const asked: DeskRequest = { method, url, headers, body: await text(request) };
    const seen = inspect(model, asked);
    if (seen) return send(response, seen);
    log.push(`${method} ${url}`);
    const fault = faults();
    if (fault) done[fault] = (done[fault] ?? 0) + 1;
    await misbehave(fault, asked, response);
  };

  const misbehave = async (fault: Fault | undefined, asked: DeskRequest, response: ServerResponse): Promise<void> => {
    const act = (): DeskReply => {
      const work = model.handle(asked);
      return 'commit' in work ? work.commit() : work;
    };
    switch (fault) {
      case undefined:
        return send(response, act());
      case 'drop-before':
        return void response.destroy();
      case 'drop-after':
        act();
        return void response.destroy();
      case 'conflict': {
        if (asked.method === 'GET' || asked.url.startsWith('/oauth')) return send(response, act());
        const [, id] = /tickets\/(\d+)/.exec(asked.url) ?? [];
        if (id) model.touch(Number(id));
        return send(response, { status: 409, body: { error: 'Conflict' } });
      }
      case 'busy-seconds':
        return send(response, { status: 429, headers: { 'retry-after': '2' }, body: { error: 'TooManyRequests' } });
      case 'busy-date': {
        const date = new Date(time.now() + 3_000).toUTCString();
        return send(response, { status: 429, headers: { 'retry-after': date }, body: { error: 'TooManyRequests' } });
      }
      case 'error-before':
        return send(response, { status: 500, body: { error: 'InternalError' } });
      case 'error-after':
      case 'error-after-key-lost':
        act();
        if (fault === 'error-after-key-lost') model.forgetKey(asked.headers['idempotency-key']);
        return send(response, { status: 500, body: { error: 'InternalError' } });
      case 'stall-commit':
      case 'stall-drop': {
        // The request is taken up now: its key is in progress all the while.
        const work = model.handle(asked);
        await time.wait(STALL, ended.signal);
        if (fault === 'stall-drop') {
          model.forgetKey(asked.headers['idempotency-key']);
          return void response.destroy();
        }
        return send(response, 'commit' in work ? work.commit() : work);
      }
      case 'truncated': {
        const body = JSON.stringify(act().body);
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
        return void response.write(body.slice(0, body.length / 2), () => response.destroy());
      }
      case 'html': {
        const { status } = act();
        response.writeHead(status, { 'content-type': 'text/html' });
        return void response.end('<!doctype html><title>Just a moment</title>');
      }
      case 'token-ended':
        model.endTokens();
        return send(response, act());
      case 'slow':
        await time.wait(SLOW, ended.signal);
        return send(response, act());
    }
  };

  const server = createServer((request, response) => {
    // The caller may go away while it is still writing.
    const work = serve(request, response)
      .catch(() => void response.destroy())
      .finally(() => working.delete(work));
    working.add(work);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    model,
    log,
    done,
    async idle() {
      // What was sent in this process arrives within a few turns of the event loop, also where the sender has given it up.
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
      while (working.size) await Promise.all(working);
    },
    async stop() {
      ended.abort();
      await closed(server);
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: DeskReply): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function closed(server: Server): Promise<void> {
  return new Promise((over) => {
    server.close(() => over());
    server.closeAllConnections();
  });
}
