import { expect, SAYS, test } from '../../support/outbox/relay-host.ts';

test('who waits at "Saved on this device" is told aloud that the ticket has arrived', async ({ relay }) => {
  const customer = await relay.inReview();
  relay.way.way = 'broken';
  await customer.send();
  await relay.expectSaved(customer);
  await customer.expectFocusOnHeading(SAYS['saved-title'] ?? '-');
  relay.way.way = 'fine';
  await relay.expectReceived(customer);
  // The heading keeps the focus and changes its words: that is read out by no screen reader.
  const said = customer.panel.getByRole('status').filter({ hasText: relay.tickets[0]?.reference ?? 'no ticket' });
  await expect(said).toContainText(customer.bundle.words['delivered-title']);
});
