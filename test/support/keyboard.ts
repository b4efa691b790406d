import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** What has the focus, through open shadow roots. */
export interface Focused {
  /** Its own words, label or id. */
  readonly name: string;
  readonly inWidget: boolean;
  /** Whether a ring of its own shows where it is. */
  readonly ring: boolean;
}

export function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    let element = document.activeElement;
    const inWidget = element?.localName === 'help-widget';
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return { name: '', inWidget, ring: false };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const label =
      element.getAttribute('aria-label') ?? (element instanceof HTMLElement ? element.innerText.trim() : '');
    return {
      name: label || element.id || element.localName,
      inWidget,
      ring: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
    };
  });
}

/**
 * Presses Tab until this has the focus. Every stop inside the widget on the way has to show where the focus is.
 *
 * @param most how often Tab is pressed before the journey has failed
 * @returns the names of the stops, this one last
 */
export async function tabTo(page: Page, target: Locator, most = 25): Promise<readonly string[]> {
  const stops: string[] = [];
  const element = await target.elementHandle();
  while (stops.length < most) {
    await page.keyboard.press('Tab');
    const { name, inWidget, ring } = await focused(page);
    stops.push(name);
    expect(ring || !inWidget, `focus on "${name}" does not show`).toBe(true);
    if (await element?.evaluate((node) => (node.getRootNode() as Document | ShadowRoot).activeElement === node))
      return stops;
  }
  throw new Error(`Tab does not come to it; it stopped at: ${stops.join(', ')}`);
}
