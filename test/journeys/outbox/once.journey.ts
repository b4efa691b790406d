import type { BrowserContext, Page } from '@playwright/test';
import type { Customer } from '../../support/customer.ts';
import type { RelayHost } from '../../support/outbox/relay-host.ts';
import { expect, test } from '../../support/outbox/relay-host.ts';

test('Send pressed twenty times makes one ticket', async ({ relay }) => {
  const customer = await relay.inReview();
  await customer.sendButton.evaluate((button) => {
    for (let times = 0; times < 20; times += 1) (button as HTMLElement).click();
  });
  await relay.expectReceived(customer);
  expect(relay.way.posts).toBe(1);
});

test('Enter and a click at once make one ticket', async ({ relay, page }) => {
  const customer = await relay.inReview();
  await customer.sendButton.focus();
  const { x, y, width, height } = (await customer.sendButton.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await Promise.all([page.keyboard.press('Enter'), page.mouse.dblclick(x + width / 2, y + height / 2)]);
  await relay.expectReceived(customer);
  expect(relay.way.posts).toBe(1);
});

/** A second tab as "Duplicate" makes it: with a copy of what the first keeps for its tab. */
async function duplicate(relay: RelayHost, context: BrowserContext): Promise<{ customer: Customer; page: Page }> {
  const kept = await relay.page.evaluate(() => ({ ...sessionStorage }) as Record<string, string>);
  const page = await context.newPage();
  await page.goto(`${relay.host.site.origin}/elsewhere`);
  await page.evaluate((values) => Object.assign(sessionStorage, values), kept);
  await page.goto(relay.page.url());
  const customer = relay.host.customer('example-sms', page);
  await customer.launcher.click();
  await customer.expectHeading(customer.bundle.words['review-title']);
  return { customer, page };
}

test('two tabs that send the same at once make one ticket, and both are told its reference', async ({
  relay,
  context,
}) => {
  const customer = await relay.inReview();
  const second = await duplicate(relay, context);
  await Promise.all([customer, second.customer].map((one) => one.sendButton.click()));
  await relay.expectReceived(customer);
  await relay.expectReceived(second.customer);
  await relay.expectNothingWaits();
});

test('two tabs that send other words under one draft: one ticket, and the other words are added to it', async ({
  relay,
  context,
}) => {
  const customer = await relay.inReview('The first words');
  const second = await duplicate(relay, context);
  await second.customer.panel
    .locator('.actions')
    .getByRole('button', { name: customer.bundle.words['review-edit'] })
    .click();
  await second.customer.panel.locator('#message').fill('The second words');
  await second.customer.review();
  await customer.send();
  await relay.expectReceived(customer);
  await second.customer.send();
  await relay.expectAdded(second.customer);
  expect(relay.tickets[1]?.draft.message).toBe('The second words');
});

test('the words changed after the answer was lost: the first version stands, the change is added to it', async ({
  relay,
}) => {
  const customer = await relay.inReview('The first words');
  relay.way.way = 'cut';
  await customer.send();
  await relay.expectSaved(customer);
  expect(relay.tickets).toHaveLength(1);
  await customer.panel.getByRole('button', { name: /change/i }).click();
  await customer.panel.locator('#message').fill('The second words');
  await customer.review();
  relay.way.way = 'fine';
  await customer.send();
  await relay.expectAdded(customer);
  expect(relay.tickets.map(({ draft }) => draft.message)).toEqual(['The first words', 'The second words']);
  await relay.expectNothingWaits();
});

test('another way chosen takes the ticket out: it is not sent any more', async ({ relay, page, context }) => {
  const customer = await relay.inReview();
  await context.setOffline(true);
  await customer.send();
  await relay.expectSaved(customer);
  await customer.choose('email');
  await relay.expectNothingWaits();
  await context.setOffline(false);
  await page.reload();
  await customer.launcher.click();
  await customer.expectHeading(customer.bundle.words['review-title']);
  expect(relay.way.posts).toBe(0);
});

test('another way chosen where the answer was lost: it is taken out, and the words say that it may have arrived', async ({
  relay,
  page,
}) => {
  const customer = await relay.inReview();
  relay.way.way = 'cut';
  await customer.send();
  await relay.expectSaved(customer);
  await customer.choose('email');
  await relay.expectNothingWaits();
  relay.way.way = 'fine';
  await page.reload();
  await customer.launcher.click();
  await customer.expectResult('unknown');
  expect(relay.tickets).toHaveLength(1);
});

test('on reopening, the last reference is there until it is removed', async ({ relay, page }) => {
  const customer = await relay.inReview();
  await customer.send();
  await relay.expectReceived(customer);
  const reference = relay.tickets[0]?.reference ?? 'no ticket';
  await page.reload();
  await customer.launcher.click();
  await expect(customer.panel).toContainText(reference);
  await customer.panel.getByRole('button', { name: customer.bundle.words['your-answers'] }).click();
  await customer.panel.getByRole('button', { name: customer.bundle.words['remove-from-device'] }).click();
  await page.reload();
  await relay.host.customer('example-sms').open();
  await expect(customer.panel).not.toContainText(reference);
  expect(await page.evaluate(() => Object.values({ ...localStorage }).join())).not.toContain(reference);
});
