import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { AxeResults, NodeResult } from 'axe-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

declare global {
  interface Window {
    axe: { run(context: Document | Element, options: object): Promise<AxeResults> };
  }
}

/**
 * Runs axe over the whole page, in light and in dark. No rule is switched off.
 *
 * @param least how many nodes inside the widget's open shadow roots axe has to have looked at: a blind run fails
 */
export async function expectNoViolations(page: Page, state: string, least: number): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations, passes, incomplete } = await page.evaluate(() =>
      // What is needed of the results: which nodes, and what is wrong with them.
      window.axe.run(document, { resultTypes: ['violations', 'passes', 'incomplete'], elementRef: false }),
    );
    const told = violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help} at ${node.target.flat().join(' > ')}: ${node.failureSummary ?? ''}`),
    );
    expect(told, `${state}, ${colorScheme}`).toEqual([]);
    const seen = new Set([...passes, ...incomplete].flatMap(({ nodes }) => nodes.filter(isInside).map(pathOf)));
    expect(seen.size, `nodes that axe saw inside the widget: ${state}, ${colorScheme}`).toBeGreaterThanOrEqual(least);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** axe names a node in a shadow root by the path through its hosts. */
function isInside({ target }: NodeResult): boolean {
  return target.some((part) => Array.isArray(part) && part.some((selector) => selector.includes('help-widget')));
}

function pathOf({ target }: NodeResult): string {
  return target.flat().join(' > ');
}
