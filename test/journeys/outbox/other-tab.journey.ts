import { expect, SAYS, test } from '../../support/outbox/relay-host.ts';

for (const event of ['online', 'visibilitychange'] as const) {
  test(`a ticket that another tab has sent: the first hears of it with "${event}", and of its reference when asked`, async ({
    relay,
    page,
    context,
  }) => {
    await page.clock.install();
    const customer = await relay.inReview();
    // From here on no timer of either tab ends: what happens is what the test lets happen.
    await page.clock.pauseAt(Date.now() + 60_000);
    relay.way.way = 'broken';
    await customer.send();
    await relay.expectSaved(customer);

    relay.way.way = 'fine';
    const other = await context.newPage();
    await other.goto(page.url());
    await relay.expectNothingWaits(other);
    const [ticket] = relay.tickets;
    await customer.expectHeading(SAYS['saved-title'] ?? '-');

    const target = event === 'online' ? 'window' : 'document';
    await page.evaluate(([type, name]) => globalThis[name].dispatchEvent(new Event(type, { bubbles: true })), [
      event,
      target,
    ] as const);
    await customer.expectResult('unknown', customer.bundle.words['sent-elsewhere']);
    await customer.panel.getByRole('button', { name: customer.bundle.words.resend }).click();
    await relay.expectReceived(customer);
    expect(relay.tickets).toEqual([ticket]);
  });
}
