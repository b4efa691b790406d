import type { HttpHandler } from 'msw';
import { http, HttpResponse } from 'msw';
import type { Desk, DeskAnswer } from './zendesk.ts';

/**
 * The desk as msw request handlers: for the demo's page and for tests of elements. Answers that a page may not see for
 * want of CORS headers become network errors here, as msw answers below the browser's own check.
 *
 * @param endpoint the desk's origin, as in the channel's settings
 */
export function deskHandlers(desk: Desk, endpoint: string): HttpHandler[] {
  return [
    http.all(`${endpoint}/*`, async ({ request }) => {
      const { pathname, search } = new URL(request.url);
      const answer = desk.answer({
        method: request.method,
        path: pathname + search,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
      });
      if (answer.way === 'stalled') return new Promise<Response>(() => {});
      if (answer.way === 'dropped' || !answer.headers['access-control-allow-origin']) return HttpResponse.error();
      const { status, headers } = answer;
      return new HttpResponse(status === 204 ? null : body(answer), { status, headers });
    }),
  ];
}

function body({ body: text, way }: DeskAnswer): string | ReadableStream<Uint8Array> {
  if (!way) return text;
  const part = new TextEncoder().encode(way === 'half' ? text.slice(0, text.length / 2) : ' '.repeat(4096));
  let sent = false;
  return new ReadableStream({
    pull(stream) {
      if (sent && way === 'half') return new Promise(() => {});
      sent = true;
      stream.enqueue(part);
      return undefined;
    },
  });
}
