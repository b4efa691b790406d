import type { RelayHost } from '../../support/outbox/relay-host.ts';
import { expect, test } from '../../support/outbox/relay-host.ts';

/** The relay comes to hold the ticket: by itself or, where it was not sent yet, by the customer, who finds every word. */
async function expectOne(relay: RelayHost): Promise<void> {
  const customer = relay.host.customer('example-sms');
  await customer.launcher.click();
  await expect(async () => {
    if (await customer.panel.locator('#send:not([aria-disabled])').isVisible()) await customer.send();
    expect(relay.tickets).toHaveLength(1);
  }).toPass();
  expect(relay.tickets[0]?.draft.message).toBe('Every word of it');
}

// In steps that meet each stage: nothing stored yet, stored, posted, answered, told.
for (const moment of [0, 1, 2, 4, 8, 16, 32, 64, 128]) {
  test(`the page is loaded anew ${moment} ms after Send: one ticket`, async ({ relay, page }) => {
    const customer = await relay.inReview();
    await page.evaluate((after) => {
      const button = document
        .querySelector('help-widget')
        ?.shadowRoot?.querySelector('help-panel')
        ?.shadowRoot?.querySelector('help-ticket')
        ?.shadowRoot?.querySelector<HTMLElement>('#send');
      button?.click();
      setTimeout(() => location.reload(), after);
    }, moment);
    await page.waitForEvent('load');
    await expect(customer.launcher).toBeVisible();
    await expectOne(relay);
    await relay.expectNothingWaits();
  });
}

test('a page that was never opened again sends what waits, and shows nothing of it', async ({ relay, page }) => {
  const customer = await relay.inReview();
  relay.way.way = 'broken';
  await customer.send();
  await relay.expectSaved(customer);
  relay.way.way = 'fine';
  await page.reload();
  await relay.expectNothingWaits();
  expect(relay.tickets).toHaveLength(1);
  await expect(customer.panel).toHaveCount(0);
});
