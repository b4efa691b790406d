import { builtBundle } from '../../support/built.ts';
import { expect, test } from '../../support/outbox/relay-host.ts';

test('a bundle that the host gave and has frozen: the ticket goes to the relay of the page, and the bundle stays as it is', async ({
  relay,
}) => {
  const customer = await relay.visit();
  const bundle = builtBundle('example-sms');
  await customer.page.locator('help-widget').evaluate((widget: HTMLElement & { bundle?: unknown }, given) => {
    const freeze = (value: unknown): void => {
      if (typeof value === 'object' && value) Object.values(Object.freeze(value)).forEach(freeze);
    };
    freeze(given);
    widget.bundle = given;
  }, bundle);
  await customer.open();
  await customer.talkToAPerson();
  await customer.fillTicket({ message: 'Every word of it' });
  await customer.review();
  await customer.send();
  await relay.expectReceived(customer);
  const channels = await customer.page
    .locator('help-widget')
    .evaluate((widget: HTMLElement & { bundle?: { brand: { channels: readonly { endpoint?: string }[] } } }) =>
      widget.bundle?.brand.channels.map(({ endpoint }) => endpoint),
    );
  expect(channels).not.toContain(relay.way.url);
});
