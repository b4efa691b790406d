import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { PROOF_HEADER } from '../../src/ticket/proof.ts';
import { networkList } from '../abuse/network.ts';
import { defect } from '../log.ts';
import { StoreUnavailable } from '../store/store.ts';
import { healthOf } from './health.ts';
import { isOperator } from './operator.ts';
import { listed } from './origin.ts';
import type { Parts } from './parts.ts';
import { explanation, notNow, problem } from './problem.ts';
import type { Answer } from './take-ticket.ts';
import { takeTicket, unavailable } from './take-ticket.ts';

type Environment = { Bindings: HttpBindings };

/** What every answer carries that does not say otherwise. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** How long browsers remember a preflight's answer, in seconds. None remembers it for longer. */
const PREFLIGHT_HOLDS = 7_200;

/** The relay's addresses. Needs the bindings of `@hono/node-server`: bodies are read from the socket. */
export function relayApp(parts: Parts): Hono<Environment> {
  const { config, metrics, log, stopping } = parts;
  const proxies = networkList(config.trustedProxies);
  const health = healthOf(parts);
  const app = new Hono<Environment>();

  app.use(async ({ env: { outgoing } }, next) => {
    // Not on Hono's answer, which would have to be made anew to take them. What the answer says itself counts more.
    for (const [name, value] of Object.entries(HEADERS)) outgoing.setHeader(name, value);
    await next();
    // Whoever comes again finds another relay, or this one started anew.
    if (stopping()) outgoing.setHeader('Connection', 'close');
  });
  app.onError((error, { req }) => {
    if (error instanceof StoreUnavailable) {
      log({ event: 'store-unavailable', during: 'a request' });
      return respond(unavailable());
    }
    log(defect(`${req.method} request`, error));
    return problem('internal');
  });
  app.notFound(() => problem('not-found'));

  app.use('/v1/*', async ({ env: { incoming, outgoing } }, next) => {
    const { origin } = incoming.headers;
    outgoing.setHeader('Vary', 'Origin');
    if (listed(config, origin)) {
      outgoing.setHeader('Access-Control-Allow-Origin', origin);
      outgoing.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    }
    await next();
  });
  app.options('/v1/tickets', (c) => {
    if (!listed(config, c.req.header('origin'))) return problem('origin');
    return c.body(null, 204, {
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': `content-type, idempotency-key, ${PROOF_HEADER}`,
      'Access-Control-Max-Age': String(PREFLIGHT_HOLDS),
    });
  });
  app.post('/v1/tickets', async (c) => {
    try {
      const answer = await takeTicket(parts, proxies, c.env.incoming);
      metrics.answered(answer.result);
      return respond(answer);
    } catch (error) {
      metrics.answered(error instanceof StoreUnavailable ? 'unavailable' : 'internal');
      throw error;
    }
  });
  app.all('/v1/tickets', () => problem('method', {}, { Allow: 'OPTIONS, POST' }));

  app.get('/healthz', async (c) => {
    const { status, figures } = await health();
    if (status === 'unavailable') return notNow('unavailable', 10);
    return c.json({ status, ...(isOperator(config, c.env.incoming) && figures) });
  });
  app.get('/metrics', async (c) => {
    if (!isOperator(config, c.env.incoming)) return problem('not-found');
    return c.body(await metrics.read(), 200, { 'Content-Type': metrics.registry.contentType });
  });
  app.get('/problems/:name', (c: Context<Environment, '/problems/:name'>) => {
    const text = explanation(c.req.param('name'));
    return text === undefined ? problem('not-found') : c.text(text);
  });
  for (const path of ['/healthz', '/metrics', '/problems/:name']) {
    app.all(path, () => problem('method', {}, { Allow: 'GET, HEAD' }));
  }
  if (parts.desk) app.route('/desk', parts.desk);
  return app;
}

function respond(answer: Answer): Response {
  if ('reference' in answer) {
    return new Response(JSON.stringify({ reference: answer.reference }), {
      status: 201,
      headers: { 'Content-Type': 'application/json' },
    });
  }
  const { result, details, after } = answer;
  return after === undefined ? problem(result, details) : notNow(result, after, details);
}
