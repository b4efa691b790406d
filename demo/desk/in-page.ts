import { delay, http } from 'msw';
import { setupWorker } from 'msw/browser';
import { deskHandlers } from './handlers.ts';
import { SLOW } from './moods.ts';
import type { Desk } from './zendesk.ts';

/**
 * Puts a desk into the page: what the page sends to `endpoint` from now on is answered here, by a service worker, and
 * goes no further. Rejects where the browser has none (a page that is not on localhost or https).
 *
 * @param slow asked at each request
 */
export async function deskInPage(desk: Desk, endpoint: string, slow: () => boolean): Promise<void> {
  const waiting = http.all(`${endpoint}/*`, async () => {
    // Without an answer the next handler is asked.
    if (slow()) await delay(SLOW);
  });
  await setupWorker(waiting, ...deskHandlers(desk, endpoint)).start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: '/mockServiceWorker.js' },
  });
}
