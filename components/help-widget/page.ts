const said = new Set<string>();

/** Warns of a mistake of the host page, once however many widgets stand on it. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`help-widget: ${message}`);
}

/**
 * A property of the page's document, or one of its methods bound to it, read past elements whose names hide it
 * (DOM clobbering: `<img name="body">`; HTML, section 3.1.7).
 */
export function ofDocument<K extends keyof Document>(name: K): Document[K] {
  const value: unknown = Reflect.get(Document.prototype, name, document);
  return (typeof value === 'function' ? value.bind(document) : value) as Document[K];
}
