import type { Page } from '@playwright/test';

/** Playwright's clock, which knows timers, and with it the one of `AbortSignal.timeout`, which it does not know. */
export async function installClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => {
    AbortSignal.timeout = (after) => {
      const over = new AbortController();
      setTimeout(() => over.abort(new DOMException('The time is over', 'TimeoutError')), after);
      return over.signal;
    };
  });
}
