const said = new Set<string>();

/** Warns of a mistake of the host page, once however many widgets stand on it. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`help-widget: ${message}`);
}

/** The language of an element as HTML has it: the nearest `lang` of itself or around it, through shadow roots. */
export function langOf(element: Element): string {
  for (let node: Element | undefined = element; node; node = (node.getRootNode() as Partial<ShadowRoot>).host) {
    const around = node.closest('[lang]');
    if (around) return around.getAttribute('lang') as string;
  }
  return '';
}
