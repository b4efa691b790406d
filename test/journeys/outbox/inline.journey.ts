import type { Locator, Page } from '@playwright/test';
import type { Customer } from '../../support/customer.ts';
import type { RelayHost } from '../../support/outbox/relay-host.ts';
import { expect, SAYS, test } from '../../support/outbox/relay-host.ts';

const FAR = '<div style="height: 2400px"></div>';

/** A ticket waits in a widget that stands in the page's text, with more of the page below it. */
async function savedInline(relay: RelayHost): Promise<{ customer: Customer; note: Locator }> {
  const { host, page, way } = relay;
  const customer = await host.visit({
    brand: 'example-sms',
    attributes: `mode="inline" endpoint="${way.url}"`,
    after: `${FAR}<p><label>A note to yourself <input id="note"></label></p>${FAR}`,
  });
  await customer.open();
  await customer.talkToAPerson();
  await customer.fillTicket();
  await customer.review();
  way.way = 'broken';
  await customer.send();
  await relay.expectSaved(customer);
  await customer.expectFocusOnHeading(SAYS['saved-title'] ?? '-');
  return { customer, note: page.locator('#note') };
}

/** Where something stands in the view, from its top. */
function topOf(part: Locator): Promise<number> {
  return part.evaluate((element) => element.getBoundingClientRect().top);
}

/** The ticket goes by itself, and what is read out has the heading and the reference. */
async function expectAnnounced(relay: RelayHost, customer: Customer): Promise<void> {
  relay.way.way = 'fine';
  await relay.expectReceived(customer);
  const said = customer.panel.getByRole('status').filter({ hasText: relay.tickets[0]?.reference ?? 'no ticket' });
  await expect(said).toContainText(customer.bundle.words['delivered-title']);
}

/** No frame that would scroll is still to come. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

test('inline, who writes elsewhere in the page is told of a delivery, and neither scrolled nor interrupted', async ({
  relay,
  page,
}) => {
  const { customer, note } = await savedInline(relay);
  await note.focus();
  await note.pressSequentially('Call the');
  const before = await topOf(note);
  await expectAnnounced(relay, customer);
  await painted(page);
  await expect(note).toBeFocused();
  expect(await topOf(note)).toBe(before);
  await page.keyboard.type(' bank');
  await expect(note).toHaveValue('Call the bank');
});

test('inline, who reads on elsewhere in the page is not scrolled back by a delivery', async ({ relay, page }) => {
  const { customer, note } = await savedInline(relay);
  await note.evaluate((field) => field.scrollIntoView());
  const before = await topOf(note);
  relay.way.way = 'fine';
  await relay.expectReceived(customer);
  await painted(page);
  expect(await topOf(note)).toBe(before);
});
