import { request as requestPlain, Agent as PlainAgent } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { request as requestSecure, Agent as SecureAgent } from 'node:https';
import { isPrivateHost, publicLookup } from './public-address.ts';

/** Requests to the help desks that were configured, and to nothing else. */
export interface Outgoing {
  /**
   * Sends one request and reads its whole answer, whatever its status. Follows no redirect.
   *
   * @throws OutgoingError where there is no answer; the reason of `signal` where that was aborted
   */
  send(request: OutgoingRequest): Promise<OutgoingAnswer>;
  /** Lets go of the connections that are kept for the next request. */
  close(): void;
}

export interface OutgoingRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Why there is no answer. Where it is `refused-here`, nothing was sent; else the request may have arrived. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  readonly reason: 'refused-here' | 'unreachable' | 'timeout' | 'redirected' | 'too-long';

  constructor(reason: OutgoingError['reason']) {
    super(reason);
    this.reason = reason;
  }
}

export interface OutgoingOptions {
  /** The only origins that are asked: those of the configuration. */
  readonly origins: ReadonlySet<string>;
  /** Takes http and private addresses too. For tests alone. */
  readonly allowPrivate: boolean;
  /** How long one request may take, its answer included, in milliseconds. */
  readonly patience?: number;
}

/** How long a help desk may take for one answer, in milliseconds. */
export const PATIENCE = 20_000;

/** How much of an answer is read, in bytes. A page of 100 comments of the largest size is below it. */
const ANSWER_LIMIT = 8 * 1024 * 1024;

/**
 * What stands between the relay and every address it asks: only https to the configured origins, no redirects, no private
 * address. The name is looked up here and the connection goes to the very address that was checked, so a name that points
 * elsewhere the next moment (DNS rebinding) gains nothing. Node's `fetch` takes no look-up of one's own: hence `node:https`.
 */
export function outgoing({ origins, allowPrivate, patience = PATIENCE }: OutgoingOptions): Outgoing {
  const agents = {
    'http:': new PlainAgent({ keepAlive: true }),
    'https:': new SecureAgent({ keepAlive: true }),
  };
  return {
    async send({ method, url, headers, body, signal }) {
      signal.throwIfAborted();
      const { protocol, origin, hostname, username, password } = new URL(url);
      const allowed =
        origins.has(origin) &&
        !username &&
        !password &&
        (protocol === 'https:' || (allowPrivate && protocol === 'http:')) &&
        // An address that stands in the configuration itself is never looked up.
        (allowPrivate || !isPrivateHost(hostname));
      if (!allowed) throw new OutgoingError('refused-here');
      const secure = protocol === 'https:';
      const over = AbortSignal.timeout(patience);
      const options: RequestOptions = {
        method,
        agent: agents[secure ? 'https:' : 'http:'],
        headers: {
          ...headers,
          accept: 'application/json',
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        },
        signal: AbortSignal.any([signal, over]),
        ...(!allowPrivate && { lookup: publicLookup }),
      };
      try {
        const response = await new Promise<IncomingMessage>((answered, failed) => {
          const sent = (secure ? requestSecure : requestPlain)(url, options, answered);
          sent.once('error', failed);
          sent.end(body);
        });
        const { statusCode = 0 } = response;
        if (statusCode >= 300 && statusCode < 400) {
          response.destroy();
          throw new OutgoingError('redirected');
        }
        return { status: statusCode, headers: response.headers, body: await read(response) };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof OutgoingError) throw error;
        if ((error as NodeJS.ErrnoException).code === 'EPRIVATE') throw new OutgoingError('refused-here');
        throw new OutgoingError(over.aborted ? 'timeout' : 'unreachable');
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

async function read(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    // Leaving the loop destroys the response, and with it the connection.
    if (size > ANSWER_LIMIT) throw new OutgoingError('too-long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
