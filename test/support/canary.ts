import type { Page } from '@playwright/test';
import { CANARY } from './injections.ts';

/** What a page did that no words may make it do. */
export interface Harm {
  /** Calls of the canary and of what opens a dialog. */
  readonly runs: readonly string[];
  /** Errors that nobody caught, or that a script met. */
  readonly errors: readonly string[];
  /** Addresses asked for besides those of the test's own sites. */
  readonly requests: readonly string[];
  /** Whether an object that was made anew has what nobody gave it. */
  readonly polluted: boolean;
}

/**
 * From the next load on, notes what strings make a page do.
 *
 * @returns tells what was noted so far
 */
export async function watchHarm(page: Page): Promise<() => Promise<Harm>> {
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!/^http:\/\/(?:127\.0\.0\.1|localhost):/.test(request.url())) requests.push(request.url());
  });
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.addInitScript((canary) => {
    const runs: string[] = [];
    const note = (name: string) => (): null => {
      runs.push(name);
      return null;
    };
    const names = [canary, 'alert', 'confirm', 'prompt', 'print'];
    for (const name of names) Object.defineProperty(window, name, { value: note(name) });
    Object.assign(window, { helpRuns: runs });
  }, CANARY);
  return async () => {
    const seen = await page.evaluate(() => ({
      runs: (window as unknown as { helpRuns: string[] }).helpRuns,
      polluted: 'polluted' in {} || document.title !== 'Sign in' || 'vulnerable' in document,
    }));
    return { ...seen, errors, requests };
  };
}

export const NO_HARM: Harm = { runs: [], errors: [], requests: [], polluted: false };
