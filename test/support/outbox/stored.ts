import type { Page } from '@playwright/test';

/** Keys of what the outbox keeps in the browser's database: submission ids, and `lease`. None where there is no database. */
export function stored(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const [{ name } = {}] = await indexedDB.databases();
    if (!name) return [];
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const database = await settled(indexedDB.open(name));
    const keys = await settled(database.transaction('outbox').objectStore('outbox').getAllKeys());
    database.close();
    return keys.map(String);
  });
}
