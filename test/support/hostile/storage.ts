/**
 * Takes a page's storage away, as a sandboxed frame, a strict browser or a full disk does: the global itself throws.
 * Given to `page.addInitScript`.
 *
 * @param names globals of the window, and properties of `document` and `navigator` with their owner before a dot
 */
export function forbid(names: readonly string[]): void {
  const refuse = (): never => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  for (const name of names) {
    const [owner = '', property = ''] = name.includes('.') ? name.split('.') : ['window', name];
    const holder = { window, document: Document.prototype, navigator: Navigator.prototype }[owner];
    if (holder) Object.defineProperty(holder, property, { get: refuse, set: refuse });
  }
}

export const STORAGES = [
  'sessionStorage',
  'localStorage',
  'indexedDB',
  'caches',
  'cookieStore',
  'document.cookie',
  'navigator.locks',
  'navigator.storage',
  'navigator.serviceWorker',
] as const;
