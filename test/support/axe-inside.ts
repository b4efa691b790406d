import type { AxeResults } from 'axe-core';
// A classic script: it sets the global.
import 'axe-core/axe.min.js';

interface WithAxe {
  readonly axe: { run(context: Element, options: object): Promise<AxeResults> };
}

/**
 * Runs axe inside the page of the test over an element and everything in its open shadow roots. No rule is switched off.
 *
 * @param least how many nodes inside shadow roots axe has to have looked at: a blind run fails
 * @throws Error naming each violation and where
 */
export async function expectAccessible(element: Element, least: number): Promise<void> {
  const { axe } = window as unknown as WithAxe;
  const { violations, passes } = await axe.run(element, { resultTypes: ['violations', 'passes'] });
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary}`),
  );
  if (told.length) throw new Error(told.join('\n'));
  const inside = passes.flatMap(({ nodes }) => nodes.flatMap(({ target }) => target.filter(Array.isArray).map(String)));
  const seen = new Set(inside).size;
  if (seen < least) throw new Error(`axe saw ${seen} nodes inside shadow roots, not ${least}`);
}
