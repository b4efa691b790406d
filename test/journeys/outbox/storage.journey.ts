import type { BrowserContext, Page } from '@playwright/test';
import type { Customer } from '../../support/customer.ts';
import type { RelayHost } from '../../support/outbox/relay-host.ts';
import { expect, SAYS, test } from '../../support/outbox/relay-host.ts';
import { stored } from '../../support/outbox/stored.ts';

declare global {
  interface Window {
    /** What becomes of the next openings of a database, one each: whether it fails. */
    helpFaults: boolean[];
  }
}

/** The browser's database can be made to fail, and works again by itself. */
async function makeFaulty(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.helpFaults = [];
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function faulty(this: IDBFactory, ...values: Parameters<typeof open>) {
      if (!window.helpFaults.shift()) return open.apply(this, values);
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
  });
}

async function fail(page: Page, faults: readonly boolean[]): Promise<void> {
  await page.evaluate((next) => void (window.helpFaults = [...next]), faults);
}

const FAULTS = {
  'as it is looked for': [true],
  'as it is taken out': [false, true],
  'as it is looked for and taken out': [true, true],
} as const;

/** A customer about to send, whose network is gone and whose storage can be made to fail. */
async function offlineInReview(relay: RelayHost, context: BrowserContext): Promise<Customer> {
  await makeFaulty(relay.page);
  const customer = await relay.inReview();
  await context.setOffline(true);
  return customer;
}

/** Neither this page sends anything, now that it could, nor is there anything left for a load to send. */
async function expectNeverSent(relay: RelayHost, context: BrowserContext): Promise<void> {
  await relay.expectNothingWaits();
  await expect.poll(() => stored(relay.page)).toEqual([]);
  await context.setOffline(false);
  const customer = relay.host.customer('example-sms');
  await relay.page.reload();
  await customer.launcher.click();
  await customer.expectHeading(customer.bundle.words['review-title']);
  expect(relay.way.posts).toBe(0);
}

for (const [moment, faults] of Object.entries(FAULTS)) {
  test(`a saved ticket goes another way while the storage fails ${moment}: the relay gets nothing`, async ({
    relay,
    page,
    context,
  }) => {
    const customer = await offlineInReview(relay, context);
    await customer.send();
    await relay.expectSaved(customer);
    expect(await stored(page)).toHaveLength(1);
    await fail(page, faults);
    await customer.choose('email');
    await expect.poll(() => page.evaluate(() => window.helpFaults)).toEqual([]);
    await expectNeverSent(relay, context);
  });
}

test('a storage that fails while a ticket is sent: told as not saved, and the relay gets nothing once it goes another way', async ({
  relay,
  page,
  context,
}) => {
  const customer = await offlineInReview(relay, context);
  // It is put in, and can't be changed there.
  await fail(page, [false, true]);
  await customer.send();
  await customer.expectHeading(SAYS['unsaved-title'] ?? '-');
  expect(await stored(page)).toHaveLength(1);
  await customer.choose('email');
  await expectNeverSent(relay, context);
});
