const said: Record<string, number> = {};

/** Warns of a mistake of the host page, once however many widgets stand on it. */
export function warnOnce(message: string): void {
  said[message] ??= (console.warn(`help-widget: ${message}`), 1);
}

/**
 * A property of the page's document, or one of its methods bound to it, read past elements whose names hide it
 * (DOM clobbering: `<img name="body">`; HTML, section 3.1.7).
 */
export function ofDocument<K extends keyof Document>(name: K): Document[K] {
  const value = Reflect.get(Document.prototype, name, document) as { bind?(owner: Document): unknown } | null;
  return (value?.bind?.(document) ?? value) as Document[K];
}
