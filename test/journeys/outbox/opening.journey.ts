import { expect, test } from '../../support/outbox/relay-host.ts';

test('a saved ticket that is delivered while the widget opens: its reference shows, not an empty form', async ({
  relay,
  page,
}) => {
  const customer = await relay.inReview();
  relay.way.way = 'broken';
  await customer.send();
  await relay.expectSaved(customer);
  relay.way.way = 'fine';
  // The panel has read what the tab remembers, and the ticket's part has not come yet.
  const arrive = relay.host.hold('/relay.');
  const release = relay.host.hold('/ticket.');
  await page.reload();
  await customer.launcher.click();
  await expect(customer.panel).toBeVisible();
  arrive();
  await relay.expectNothingWaits();
  release();
  await relay.expectReceived(customer);
});
