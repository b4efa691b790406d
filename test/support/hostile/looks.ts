import type { Page } from '@playwright/test';

/** Element, by what it is -> property -> its computed value. */
export type Looks = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The computed value of every property that the browser has, for the first element that each selector finds, through open
 * shadow roots. Custom properties are left out: they show in what is made of them.
 *
 * @param parts what an element is -> its selector, within `inside`
 * @throws Error where one is not there
 */
export function looksOf(page: Page, inside: string, parts: Readonly<Record<string, string>>): Promise<Looks> {
  return page.evaluate(
    ([outer, selectors]) => {
      const find = (root: Element | ShadowRoot, selector: string): Element | undefined => {
        const found = root.querySelector(selector);
        if (found) return found;
        for (const element of root.querySelectorAll('*')) {
          const below = element.shadowRoot && find(element.shadowRoot, selector);
          if (below) return below;
        }
        return undefined;
      };
      const around = document.querySelector(outer);
      const root = around?.shadowRoot ?? around?.parentElement;
      if (!root) throw new Error(`There is no ${outer}`);
      return Object.fromEntries(
        Object.entries(selectors).map(([name, selector]) => {
          const element = find(root, selector);
          if (!element) throw new Error(`The ${name} is not there: ${selector}`);
          const style = getComputedStyle(element);
          const properties = [...style].filter((property) => !property.startsWith('--'));
          return [name, Object.fromEntries(properties.map((property) => [property, style.getPropertyValue(property)]))];
        }),
      );
    },
    [inside, parts] as const,
  );
}

/** What differs, a line each: `launcher color: red, not blue`. */
export function differences(clean: Looks, looks: Looks): readonly string[] {
  return Object.entries(clean).flatMap(([name, properties]) =>
    Object.entries(properties).flatMap(([property, value]) => {
      const now = looks[name]?.[property];
      return now === value ? [] : [`${name} ${property}: ${now}, not ${value}`];
    }),
  );
}
