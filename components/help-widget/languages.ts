/**
 * The best of the shipped languages for an element, by the language that HTML gives it (its own `lang` or the nearest
 * around it, through shadow roots): one that the browser takes to be the same (`:lang()`; RFC 4647, section 3.3.2), else
 * one that begins alike, else the first.
 *
 * @param shipped BCP 47
 */
export function languageFor(element: Element, shipped: readonly string[]): string {
  const spoken = (tag: string): boolean => element.matches(`:lang(${tag})`);
  return (
    shipped.find(spoken) ?? shipped.find((tag) => spoken(tag.split('-', 1)[0] as string)) ?? (shipped[0] as string)
  );
}
