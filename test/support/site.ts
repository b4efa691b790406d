import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

export interface SiteOptions {
  /** Folders to serve, or address prefixes and their folders: `{'/': 'dist/demo', '/widget/': 'dist'}`. */
  readonly root: string | Readonly<Record<string, string>>;
  /** Pages that stand in no file: address -> HTML, or what the address ends on. They go before files. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Text that is served instead of the files at these paths below the root `/`. */
  readonly files?: ReadonlyMap<string, string>;
  /** Sent with every answer: a Content-Security-Policy, for one. Or made for each address. */
  readonly headers?: Readonly<Record<string, string>> | ((path: string) => Readonly<Record<string, string>>);
  /** Lets pages of every origin read the answers (`Access-Control-Allow-Origin: *`). Off unless told. */
  readonly cors?: boolean;
  /** Compresses text for those who accept it. Off unless told, so that bytes on the wire are bytes on the disk. */
  readonly compress?: 'gzip' | 'brotli';
  /** Asked before anything else; true where it has answered. For what a test wants to go wrong. */
  readonly handle?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;
}

/** A request as a server got it. */
export interface Arrived {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Site extends AsyncDisposable {
  /** `http://127.0.0.1:1234`, without a slash at the end. */
  readonly origin: string;
  /** The same site under another name, and so for a browser another origin: `http://localhost:1234`. */
  readonly otherOrigin: string;
  /** Paths asked for, with their queries, in order. */
  readonly requests: readonly string[];
  /** The same requests, whole but for their bodies. */
  readonly arrived: readonly Arrived[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Serves built files on a free port of this machine alone, until it is closed. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const requests: string[] = [];
  const arrived: Arrived[] = [];
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push(url);
    arrived.push({ method, url, headers });
    answerRequest(options, packed, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    requests,
    arrived,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function answerRequest(
  options: SiteOptions,
  packed: Map<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await options.handle?.(request, response)) return;
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname);
  const headers = typeof options.headers === 'function' ? options.headers(path) : options.headers;
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  if (options.cors) response.setHeader('Access-Control-Allow-Origin', '*');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const page = options.pages?.[path];
  if (page !== undefined) {
    response.setHeader('Content-Type', TYPES[extname(path)] ?? 'text/html; charset=utf-8');
    response.end(request.method === 'HEAD' ? undefined : page);
    return;
  }
  const instead = options.files?.get(path.slice(1));
  if (instead !== undefined) {
    response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
    response.end(instead);
    return;
  }
  const file = await fileAt(options.root, path);
  if (file === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such file.');
    return;
  }
  response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache');
  const body = await bodyOf(file, options.compress, packed, request, response);
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The file for an address, `index.html` for a folder; nothing for what lies outside of the served folders. */
async function fileAt(root: SiteOptions['root'], path: string): Promise<string | undefined> {
  const roots = typeof root === 'string' ? { '/': root } : root;
  const prefixes = Object.entries(roots).toSorted(([a], [b]) => b.length - a.length);
  for (const [prefix, folder] of prefixes) {
    if (!path.startsWith(prefix)) continue;
    const file = normalize(join(folder, path.slice(prefix.length)));
    if (file !== normalize(folder) && !file.startsWith(join(normalize(folder), sep))) continue;
    const found = (await isFile(file)) ? file : join(file, 'index.html');
    if (await isFile(found)) return found;
  }
  return undefined;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

const PACKERS = {
  gzip: { encoding: 'gzip', pack: promisify(gzip) },
  brotli: { encoding: 'br', pack: promisify(brotliCompress) },
} as const;

/** @param packed what was compressed before, by its text: to compress much takes longer than to serve it */
async function bodyOf(
  file: string,
  compress: SiteOptions['compress'],
  packed: Map<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Buffer> {
  const plain = await readFile(file);
  const packer = compress && PACKERS[compress];
  const accepted = String(request.headers['accept-encoding'] ?? '').split(/\s*,\s*/);
  if (!packer || !accepted.includes(packer.encoding) || !/^(text|application\/json)/.test(TYPES[extname(file)] ?? '')) {
    return plain;
  }
  response.setHeader('Content-Encoding', packer.encoding);
  response.setHeader('Vary', 'Accept-Encoding');
  const text = plain.toString('latin1');
  const body = packed.get(text) ?? (await packer.pack(plain));
  packed.set(text, body);
  return body;
}
