import type { Page } from '@playwright/test';

declare global {
  interface Window {
    helpTouched: string[];
  }
}

/** From the next load on, notes every use of a storage of the page, by whichever means. */
export async function watchQuiet(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const touched: string[] = [];
    window.helpTouched = touched;

    /** Has every function of this prototype note its use. */
    const noteCalls = (name: string, prototype: object): void => {
      for (const [verb, { value, get, set, ...rest }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
        if (verb === 'constructor' || rest.configurable !== true) continue;
        const note = (use: string): void => void touched.push(`${name}.${verb}${use}`);
        const noting = <F extends (...args: never[]) => unknown>(original: F, use: string) =>
          function noted(this: object, ...args: Parameters<F>): unknown {
            note(use);
            return original.apply(this, args);
          };
        if (typeof value === 'function')
          Object.defineProperty(prototype, verb, { ...rest, value: noting(value, '()') });
        else if (get && set)
          Object.defineProperty(prototype, verb, { ...rest, get: noting(get, ''), set: noting(set, '=') });
      }
    };
    noteCalls('storage', Storage.prototype);
    // A key can be read like a property as well, which no prototype sees.
    for (const name of ['localStorage', 'sessionStorage'] as const) {
      const get = Object.getOwnPropertyDescriptor(window, name)?.get as () => Storage;
      const noting = new Proxy(get.call(window), {
        get(storage, key) {
          if (!(key in Storage.prototype)) touched.push(`${name}.${String(key)}`);
          const value: unknown = Reflect.get(storage, key);
          return typeof value === 'function' ? value.bind(storage) : value;
        },
      });
      Object.defineProperty(window, name, { get: () => noting });
    }
    noteCalls('indexedDB', IDBFactory.prototype);
    noteCalls('caches', CacheStorage.prototype);
    noteCalls('cookieStore', CookieStore.prototype);
    const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor;
    Object.defineProperty(Document.prototype, 'cookie', {
      get(this: Document): unknown {
        touched.push('document.cookie');
        return cookie.get?.call(this);
      },
      set(this: Document, value: string) {
        touched.push('document.cookie=');
        cookie.set?.call(this, value);
      },
    });
  });
}

/** Uses of storages so far, each as `storage.setItem()`, and of what is read by name, which. */
export function touched(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.helpTouched);
}

/** What the page's origin keeps, found by looking. Uses the storages itself: ask for {@link touched} first. */
export function kept(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...(await caches.keys()).map((key) => `caches ${key}`),
  ]);
}

/** Lets the page run a frame and what is idle after it, so that what it would do by itself is done. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestIdleCallback(() => done(), { timeout: 2000 }))),
  );
}
