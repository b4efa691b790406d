import { expect, SAYS, test } from '../../support/outbox/relay-host.ts';

declare global {
  interface Window {
    /** `persisted` of every `pageshow` so far. */
    helpShown: boolean[];
  }
}

// Playwright starts Chromium without the cache that this is about; a switch of its own makes it another browser.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

test('a page comes back with its ticket in the outbox, and goes on: one ticket', async ({ relay, page }) => {
  await page.addInitScript(() => {
    window.helpShown = [];
    addEventListener('pageshow', ({ persisted }) => window.helpShown.push(persisted));
  });
  const customer = await relay.inReview();
  relay.way.way = 'unavailable';
  await customer.send();
  await relay.expectSaved(customer);
  await page.goto(`${relay.host.site.origin}/elsewhere`);
  // The document that is asked goes away, and with it the answer.
  await page.evaluate(() => history.back()).catch(() => {});
  await page.waitForURL(/sign-in/, { waitUntil: 'commit' });
  await expect.poll(() => page.evaluate(() => window.helpShown)).toEqual([false, true]);
  await customer.expectHeading(SAYS['saved-title'] ?? '-');
  relay.way.way = 'fine';
  await relay.expectReceived(customer);
  await relay.expectNothingWaits();
});
