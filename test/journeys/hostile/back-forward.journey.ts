import type { Page } from '@playwright/test';
import type { Customer } from '../../support/customer.ts';
import type { Host } from '../../support/host.ts';
import { expect, test } from '../../support/host.ts';
import { seen } from '../../support/watch.ts';

declare global {
  interface Window {
    /** `persisted` of every `pageshow` so far. */
    helpShows: boolean[];
  }
}

// Playwright starts Chromium without the cache that this is about; a switch of its own makes it another browser.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    window.helpShows = [];
    addEventListener('pageshow', ({ persisted }) => window.helpShows.push(persisted));
  }),
);

/** Leaves for another page of the host and comes back. A page out of the cache has no "load" to wait for. */
async function leaveAndComeBack(host: Host, page: Page, meanwhile?: () => Promise<unknown>): Promise<void> {
  await page.goto(`${host.site.origin}/elsewhere`);
  await meanwhile?.();
  // The document that is asked goes away, and with it the answer.
  await page.evaluate(() => history.back()).catch(() => {});
  await page.waitForURL(/sign-in/, { waitUntil: 'commit' });
  await expect
    .poll(() =>
      page.evaluate(() => ({
        shows: window.helpShows,
        reasons: (
          performance.getEntriesByType('navigation')[0] as PerformanceEntry & { readonly notRestoredReasons?: unknown }
        ).notRestoredReasons,
      })),
    )
    .toEqual({ shows: [false, true], reasons: null });
}

async function expectOneOfEach(customer: Customer): Promise<void> {
  await expect(customer.widget).toHaveCount(1);
  await expect(customer.launcher).toHaveCount(1);
  await expect(customer.panel).toHaveCount(1);
}

async function inTicket(host: Host): Promise<Customer> {
  const customer = await host.visit({ brand: 'example-sms' });
  await customer.open();
  await customer.answers(['no-reset-email', 'not-there', 'wrong-passwords']);
  await customer.fillTicket({ message: 'Every word of it' });
  return customer;
}

test('with the panel open and words typed, the page comes back as it was, and nothing is doubled', async ({
  host,
  page,
}) => {
  const customer = await inTicket(host);
  const before = await seen(page);
  await leaveAndComeBack(host, page);
  expect((await seen(page)).events).toEqual(before.events);
  await customer.expectStep('unlock-user');
  await expect(customer.field('message')).toHaveValue('Every word of it');
  await expectOneOfEach(customer);
  await customer.review();
  await customer.send();
  await customer.expectResult('confirm-by-email');
  const types = (await seen(page)).events.slice(before.events.length).map(({ type }) => type);
  expect(types).toEqual(['help-submit', 'help-delivery']);
  expect(host.desk.tickets).toHaveLength(1);
  expect((await seen(page)).errors).toEqual([]);
});

test('after a ticket was sent it comes back too, with another tab of the site open', async ({
  host,
  page,
  context,
}) => {
  const customer = await inTicket(host);
  await customer.review();
  // A duplicated tab begins with a copy of the first one's sessionStorage. One that the first had opened would itself keep
  // the first out of the cache.
  const kept = await page.evaluate(() => ({ ...sessionStorage }) as Record<string, string>);
  const second = await context.newPage();
  await second.goto(`${host.site.origin}/elsewhere`);
  await second.evaluate((values) => Object.assign(sessionStorage, values), kept);
  await second.goto(page.url());
  const other = host.customer('example-sms', second);
  await customer.send();
  await customer.expectResult('confirm-by-email');
  const events = (await seen(page)).events.length;
  // A lock that is held in the cache stays until another tab asks for it, or only looks; then the page is thrown out.
  const held = (): Promise<number> => second.evaluate(async () => (await navigator.locks.query()).held?.length ?? 0);
  expect(await held()).toBe(1);
  await leaveAndComeBack(host, page, async () => expect(await held()).toBe(0));
  await expect.poll(held).toBe(1);
  await customer.expectResult('confirm-by-email');
  await expectOneOfEach(customer);
  expect((await seen(page)).events).toHaveLength(events);
  // Back in sight, the first tab keeps the second from sending what it has sent.
  await other.launcher.click();
  await other.expectHeading(other.bundle.words['review-title']);
  await other.send();
  await other.expectResult('unknown', other.bundle.words['sent-elsewhere']);
  expect(host.desk.tickets).toHaveLength(1);
});
