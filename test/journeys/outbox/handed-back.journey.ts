import type { BrowserContext, Page } from '@playwright/test';
import type { Customer } from '../../support/customer.ts';
import type { RelayHost } from '../../support/outbox/relay-host.ts';
import { expect, test } from '../../support/outbox/relay-host.ts';

/** Longer than a ticket is tried, in milliseconds: 7 days and a minute. */
const TOO_LONG = 604_860_000;

/** Where the customer is when the 7 days are over. Where the page was left, no visit of these days tried anything. */
const PLACES = ['in the same tab', 'in a new tab', 'in a page that was left open'] as const;

interface Back {
  readonly customer: Customer;
  readonly page: Page;
}

/** Lets the 7 days pass, with or without a connection, and looks at what was handed back. */
async function weekLater(relay: RelayHost, context: BrowserContext, place: (typeof PLACES)[number]): Promise<Back> {
  const address = relay.page.url();
  let { page } = relay;
  if (place !== 'in a page that was left open') await page.goto('about:blank');
  await page.clock.fastForward(TOO_LONG);
  if (place === 'in a new tab') {
    page = await context.newPage();
    await relay.page.close();
  }
  const customer = relay.host.customer('example-sms', page);
  if (place !== 'in a page that was left open') {
    await context.setOffline(false);
    await page.goto(address);
    await expect.poll(() => remembered(page)).toMatch(/"state":"(failed|unsure)"/);
    await customer.launcher.click();
  }
  return { customer, page };
}

/** What the tab remembers. */
function remembered(page: Page): Promise<string> {
  return page.evaluate(() => Object.values({ ...sessionStorage }).join());
}

/** From now on nothing is handed back: another load has the reference alone. */
async function expectOver(relay: RelayHost, { customer, page }: Back): Promise<void> {
  await relay.expectNothingWaits(page);
  await page.reload();
  await customer.launcher.click();
  await customer.expectResult('delivered');
  await expect(customer.panel).toContainText(relay.tickets[0]?.reference ?? 'no ticket');
}

test.beforeEach(({ page }) => page.clock.install());

for (const place of PLACES) {
  test.describe(`after 7 days, ${place}`, () => {
    test('what surely was not sent is the customer’s again, with other ways, and can be sent', async ({
      relay,
      context,
    }) => {
      const first = await relay.inReview();
      const { words } = first.bundle;
      await context.setOffline(true);
      await first.send();
      await relay.expectSaved(first);
      const back = await weekLater(relay, context, place);
      const { customer } = back;
      await customer.expectResult('failed', words['failed-say']);
      await expect(customer.panel.locator('.ways button')).not.toHaveCount(0);
      expect(relay.way.posts).toBe(0);

      await context.setOffline(false);
      await customer.panel.getByRole('button', { name: words['try-again'], exact: true }).click();
      await relay.expectReceived(customer);
      expect(relay.tickets[0]?.draft.message).toBe('Every word of it');
      await expectOver(relay, back);
    });

    test('of what may have arrived that is said, and a change is added to it', async ({ relay, context }) => {
      const first = await relay.inReview('The first words');
      const { words } = first.bundle;
      relay.way.way = 'cut';
      await first.send();
      await relay.expectSaved(first);
      const back = await weekLater(relay, context, place);
      const { customer } = back;
      await customer.expectResult('unknown', words['unknown-say']);

      relay.way.way = 'fine';
      await customer.panel.locator('.actions').getByRole('button', { name: words['review-edit'], exact: true }).click();
      await customer.panel.locator('#message').fill('The second words');
      await customer.review();
      await customer.send();
      await relay.expectAdded(customer);
      expect(relay.tickets.map(({ draft }) => draft.message)).toEqual(['The first words', 'The second words']);
      await expectOver(relay, back);
    });
  });
}

test('what may have arrived after 7 days arrives once, however often it is sent again as it was', async ({
  relay,
  context,
}) => {
  const first = await relay.inReview();
  relay.way.way = 'cut';
  await first.send();
  await relay.expectSaved(first);
  const back = await weekLater(relay, context, 'in a new tab');
  const again = back.customer.panel.getByRole('button', { name: first.bundle.words.resend, exact: true });
  await again.click();
  await relay.expectSaved(back.customer);
  relay.way.way = 'fine';
  await back.page.reload();
  await expectOver(relay, back);
  expect(relay.tickets).toHaveLength(1);
});
