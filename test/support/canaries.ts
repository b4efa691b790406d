import type { BrowserContext, Page } from '@playwright/test';

/** Words that stand in a page and have no business anywhere else. */
export const CANARIES = {
  password: 'Canary-Password-7f3a',
  path: 'canary-path-91bd',
  query: 'canary-query-c04e',
  hash: 'canary-hash-5d62',
  referrer: 'canary-referrer-e8a7',
  title: 'Canary-Title-2b1c',
} as const;

/** The places a canary may fly to, each with everything that was found there so far. */
export interface Cages {
  /** Requests to other places than the page's own: addresses, headers, bodies. */
  readonly requests: string[];
  readonly console: string[];
}

/**
 * From now on, everything is kept that a page of this context sends or says.
 *
 * @param site the page's own origin: requests for the pages themselves are not ours
 */
export function watchCanaries(context: BrowserContext, site: string): Cages {
  const cages: Cages = { requests: [], console: [] };
  context.on('request', (request) => {
    if (request.isNavigationRequest() && new URL(request.url()).origin === site) return;
    cages.requests.push([request.method(), request.url(), request.postData() ?? ''].join(' '));
    void request.allHeaders().then(
      (headers) => cages.requests.push(JSON.stringify(headers)),
      // The page is gone.
      () => {},
    );
  });
  context.on('console', (message) => cages.console.push(message.text()));
  context.on('weberror', (error) => cages.console.push(String(error.error())));
  return cages;
}

/** Everything the page's origin keeps, as text. */
export async function storedText(page: Page): Promise<string> {
  const inPage = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const opened = databases.map(
      ({ name = '' }) =>
        new Promise<unknown>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.addEventListener('error', () => reject(request.error));
          request.addEventListener('success', () => {
            const { result: database } = request;
            const stores = [...database.objectStoreNames];
            if (!stores.length) return resolve(name);
            const transaction = database.transaction(stores);
            const found = stores.map((store) => transaction.objectStore(store).getAll());
            transaction.addEventListener('complete', () =>
              resolve([name, found.map(({ result }) => result as unknown)]),
            );
          });
        }),
    );
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await Promise.all(opened), await caches.keys()]);
  });
  return inPage + JSON.stringify(await page.context().cookies());
}

/** How often a canary is in these texts, as it is, in Base64 or reversed. */
export function canariesIn(texts: readonly string[]): readonly string[] {
  const all = texts.join('\n');
  return Object.entries(CANARIES).flatMap(([name, canary]) => {
    const shapes = [canary, encodeURIComponent(canary), [...canary].toReversed().join(''), ...inBase64(canary)];
    return shapes.some((shape) => all.includes(shape)) ? [name] : [];
  });
}

/** What is the same in the Base64 of every text that holds this one, for each of the three places it may begin at. */
function inBase64(text: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from('-'.repeat(before) + text).toString('base64');
    return encoded.slice(before ? 4 : 0, -4);
  });
}
